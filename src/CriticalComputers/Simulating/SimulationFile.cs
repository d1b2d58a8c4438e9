using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.CriticalComputers.Law.Simulating;
using Noroshi.Formats.Tables;
using Noroshi.Kernel;
using Noroshi.Parties;
using Noroshi.Parties.Face;

namespace Noroshi.CriticalComputers.Simulating;

/// <summary>All that a simulation finds, as a file.</summary>
internal static class SimulationFile
{
    private static readonly Words[] Headings =
    [
        new("事業者", "Operator"), new("事業", "Business"), new("管理名", "Name"), new("製品名", "Product"), new("製造者名", "Maker"), new("区分", "Classes"),
        new("件数", "Computers"), new("結果", "Result"), new("届出の期限", "Last day"), new("理由", "Why"), new("条文", "Article"),
    ];

    /// <remarks>For whoever may try out a change: an operator over its own register, a ministry and the Cabinet Office over what reached them. For others it is not there (404).</remarks>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/computers/what-if.csv", WriteAsync).RequireAuthorization(PartiesModule.Somebody).ExcludeFromDescription().WithDisplayName("GET /computers/what-if.csv");

    private static async Task<IResult> WriteAsync(HttpContext context, Simulation simulation, IWhoIsWho who, TimeProvider clock, CancellationToken cancellation)
    {
        var scope = await simulation.ScopeAsync(cancellation);
        var asked = AskedSimulation.Read(context.Request.Query);
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        if (scope is SimulationScope.None || asked.Problems(today).Count > 0)
        {
            return Results.NotFound();
        }

        var change = await simulation.ChangeAsync(asked, cancellation);
        await simulation.RecordAsync(scope, change, asked, "csv", cancellation);
        var names = (await who.OrganisationsAsync(OrganisationKind.Operator, cancellation)).ToDictionary(o => o.Id, o => o.Name);
        var rows = RowsAsync(simulation.RunAsync(scope, change, asked, all: true, cancellation), names, asked.Day!.Value, cancellation);
        return Results.Stream(
            output => CsvTable.WriteAsync([.. Headings.Select(h => new TableColumn(h.Here))], rows, new CsvStyle(), output, cancellation),
            CsvTable.MediaType,
            $"what-if-{today.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.csv");
    }

    private static async IAsyncEnumerable<IReadOnlyList<TableCell>> RowsAsync(
        IAsyncEnumerable<SimulatedLine> lines, IReadOnlyDictionary<OrganisationId, Words> names, DateOnly day, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            yield return
            [
                names.GetValueOrDefault(line.Operator)?.Here, Competence.Sector(line.Sector, day)?.Name.Here ?? line.Sector, line.Label, line.Product, line.Maker, line.Classes.ToString(),
                line.Count, line.Effect.Words().Here, line.LastDay, line.Why?.Here, line.Article is { } article ? Citations.Of(article).Here : null,
            ];
        }
    }
}
