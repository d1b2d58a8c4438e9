using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Spelling;

/// <summary>Offers names of makers and products while one types. They are public names; what is typed is not kept.</summary>
internal static class NameOffers
{
    private const int Shortest = 2;

    /// <remarks>For those who keep a register: nobody else types names of products here.</remarks>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/computers/names", OfferAsync)
        .RequireAuthorization(nameof(Permission.KeepRegister)).ExcludeFromDescription().WithDisplayName("GET /computers/names");

    private static async Task<IResult> OfferAsync(NameHints hints, string? field, string? q, string? maker, CancellationToken cancellation)
    {
        var (begun, of) = ((q ?? "").Trim(), (maker ?? "").Trim());
        return begun.Length is < Shortest or > RegisterKeys.LongestName || of.Length > RegisterKeys.LongestName ? TypedResults.Ok<IReadOnlyList<string>>([])
            : string.Equals(field, "maker", StringComparison.OrdinalIgnoreCase) ? TypedResults.Ok(NameHints.Makers(begun))
            : TypedResults.Ok(await hints.ProductsAsync(begun, of, cancellation));
    }
}
