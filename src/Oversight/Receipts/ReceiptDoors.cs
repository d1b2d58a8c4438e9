using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.Kernel;
using Noroshi.Parties;
using Noroshi.TransparencyLog.Proving;
using Noroshi.Web.Answers;
using Noroshi.Web.Machines;

namespace Noroshi.Oversight.Receipts;

/// <summary>People and their machines fetch the receipts of their own acts.</summary>
/// <remarks>For every signed-in person, and only for that person's own acts; another's is answered as what is not there.</remarks>
internal static class ReceiptDoors
{
    private const string MediaType = "text/plain; charset=utf-8";
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/acts/{id:guid}/receipt", DownloadAsync).RequireAuthorization(PartiesModule.Somebody).ExcludeFromDescription();
        var api = routes.MapMachines();
        api.MapGet("/acts", ListAsync)
            .Describe("list-acts", "List one's own acts", "What the sender did, newest first: enough to ask for the receipt of each.")
            .Answers<ActList>().Refuses(400, 401, 429).RequireAuthorization(PartiesModule.Somebody);
        api.MapGet("/acts/{id:guid}/receipt", DownloadAsync)
            .Describe("get-receipt", "Fetch the receipt of an act", "A C2SP tlog-proof file that proves, offline, that the act is in the transparency log. Answers 503 for the moment in which the act waits for its place.")
            .Produces<Stream>(StatusCodes.Status200OK, "text/plain").Refuses(401, 404, 410, 429, 503).RequireAuthorization(PartiesModule.Somebody);
    }

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext context, ReceiptOfAnAct receipts, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        switch (await receipts.AskAsync(id, cancellation))
        {
            case Receipt.Given given:
                return TypedResults.File(given.File, MediaType, $"{id:D}{LogProof.Extension}");
            case Receipt.Waiting:
                context.Response.Headers.RetryAfter = "1";
                return ProblemResults.Answer(StatusCodes.Status503ServiceUnavailable, "not-yet-in-log", new("この行為はまだログに登録されていません。少し待ってからもう一度取得してください。", "This act has no place in the log yet. Ask again in a moment."));
            case Receipt.Erased erased:
                return ProblemResults.Answer(StatusCodes.Status410Gone, "content-erased", new($"この行為の内容は法令により消去されました。行為があったことは、ログの{erased.Index}番に残っています。", $"What this act said was erased by law. That it was done stands in the log at index {erased.Index}."));
            default:
                return ProblemResults.Absent();
        }
    }

    private static async Task<IResult> ListAsync(OwnActs own, Guid? cursor, int? limit, CancellationToken cancellation)
    {
        if (limit is not (null or (> 0 and <= Most)))
        {
            return ProblemResults.Mend(new Problems().Unless(false, "limit", "out-of-range", new($"1から{Most}までで指定してください。", $"Use 1 to {Most}.")));
        }

        return TypedResults.Ok(await own.TakeAsync(cursor, limit ?? 50, cancellation));
    }
}
