using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Marking;
using Noroshi.Web.Answers;

namespace Noroshi.Provision.Receiving;

/// <summary>A product that was provided, as a bundle of STIX 2.1 for the recipient's own machines. Taking it is on record as a reading.</summary>
internal static class ReceivedBundle
{
    /// <remarks>For the people of the organisation to which it was delivered. Another's is not there (404).</remarks>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/received/{id:guid}/stix.json", HandleAsync).RequireAuthorization(nameof(Permission.ReceiveProducts)).ExcludeFromDescription().WithDisplayName("GET /received/{id}/stix.json");

    private static async Task<IResult> HandleAsync(Guid id, HttpContext context, ReceivedInSight inbox, CancellationToken cancellation)
    {
        if (await inbox.FindAsync(id, cancellation) is not { Contents: var contents } received)
        {
            return ProblemResults.Absent();
        }

        if (await inbox.AskAsync(received, TakenAs.File, context, cancellation) is Ruling.Refused no)
        {
            return ProblemResults.Refuse(no);
        }

        var code = await inbox.ReadAsync(received, "Act, Art. 40(2)", "stix", cancellation);
        return TypedResults.File(ProductBundle.Of(contents, ForensicMark.Shown(code)), ProductBundle.MediaType, $"{contents.Product.Number}-v{contents.Product.Version}.stix.json");
    }
}
