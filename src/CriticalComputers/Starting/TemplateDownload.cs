using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.Formats.Tables;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Starting;

/// <summary>A list to be filled in and brought into the register: the headings that the import knows, and a row for each computer counted.</summary>
/// <remarks>Open to everybody, as the page from which it comes; it holds what stands in the address.</remarks>
internal static class TemplateDownload
{
    private static readonly Words[] Headings =
    [
        new("管理名", "Name"), new("製品名", "Product"), new("製造者名", "Maker"), new("種類", "Kind"), new("区分", "Classes"), new("導入した日", "Introduced on"), new("専用の製品か", "Dedicated"), new("メモ", "Note"),
    ];

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/computers/start/template.csv", Answer)
        .AllowAnonymous().ExcludeFromDescription().WithDisplayName("GET /computers/start/template.csv");

    private static IResult Answer(string? so, CancellationToken cancellation)
    {
        var sofar = StartedSoFar.Read(so);
        var rows = SectorProfiles.Of(sofar.Sector).Computers.Where(c => sofar.Has.Contains(c.Code)).ToList();
        return Results.Stream(
            output => CsvTable.WriteAsync([.. Headings.Select(h => new TableColumn(h.Here))], RowsAsync(rows), new CsvStyle(), output, cancellation), CsvTable.MediaType, "computers-template.csv");
    }

    private static readonly TableCell Empty = default;

    // The class is left empty: the list says what is likely, and only the facts decide.
    private static async IAsyncEnumerable<IReadOnlyList<TableCell>> RowsAsync(IReadOnlyList<TypicalComputer> computers)
    {
        foreach (var computer in computers)
        {
            yield return [computer.Name.Here, Empty, Empty, Empty, Empty, Empty, Empty, computer.Why.Here];
        }

        await Task.CompletedTask;
    }
}
