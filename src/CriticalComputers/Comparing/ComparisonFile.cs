using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.Formats.Tables;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.CriticalComputers.Comparing;

/// <summary>The whole comparison as a file: one row for each product and set of classes.</summary>
internal static class ComparisonFile
{
    private static readonly Words[] Headings =
    [
        new("製品名", "Product"), new("製造者名", "Maker"), new("区分", "Classes"), new("事業者数", "Operators"), new("台数", "Computers"), new("事業", "Businesses"), new("ばらつき（%）", "Spread (%)"),
    ];

    /// <remarks>For ministries and the Cabinet Office, over what reached them; on record. For a regional bureau it is not there (404).</remarks>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk/notifications/consistency.csv", WriteAsync).RequireAuthorization(nameof(Permission.ReadNotifications)).ExcludeFromDescription().WithDisplayName("GET /desk/notifications/consistency.csv");

    private static async Task<IResult> WriteAsync(string? sector, string? maker, CompareClasses comparing, TimeProvider clock, CancellationToken cancellation)
    {
        if (!await comparing.MayAsync(cancellation) || await comparing.DifferingAsync(sector, maker, cancellation) is not { } found)
        {
            return Results.NotFound();
        }

        await comparing.RecordAsync(sector, maker, "csv", cancellation);
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        return Results.Stream(
            output => CsvTable.WriteAsync([.. Headings.Select(h => new TableColumn(h.Here))], Rows(found, today).ToAsyncEnumerable(), new CsvStyle(), output, cancellation),
            CsvTable.MediaType,
            $"consistency-{today.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.csv");
    }

    private static IEnumerable<IReadOnlyList<TableCell>> Rows(IEnumerable<AlikeProduct> found, DateOnly today) =>
        from product in found
        from use in product.Uses
        select (IReadOnlyList<TableCell>)
        [
            product.Product, product.Maker, use.Classes.ToString(), use.Operators, use.Computers,
            string.Join(Web.Showing.Punctuation.Comma.Here, use.Sectors.Select(s => Competence.Sector(s, today)?.Name.Here ?? s)), product.Spread,
        ];
}
