using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Api.Sending;

/// <summary>ETags (RFC 9110): a revision in quotes. A change names the revision on which it rests.</summary>
internal static class Preconditions
{
    public static string Tag(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    public static void Tell(HttpContext context, int revision) => context.Response.Headers.ETag = Tag(revision);

    /// <summary>Whether the reader has this revision already.</summary>
    public static bool IsKnown(HttpRequest request, int revision) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags) && tags.Any(t => t.Tag == Tag(revision) || t.Equals(EntityTagHeaderValue.Any));

    /// <summary>Null if the change rests on this revision; otherwise the answer: 428 if it names none, 412 if it names another.</summary>
    public static IResult? Refusal(HttpRequest request, int revision)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return ProblemResults.Answer(StatusCodes.Status428PreconditionRequired, "precondition-required", new Words(
                "If-Matchヘッダーに、最後に読んだETagを付けてください。", "Send If-Match with the ETag that you read last."));
        }

        return EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags) && tags.Any(t => t.Compare(new EntityTagHeaderValue(Tag(revision)), useStrongComparison: true))
            ? null
            : Overtaken;
    }

    public static IResult Overtaken { get; } = ProblemResults.Answer(StatusCodes.Status412PreconditionFailed, "precondition-failed", new Words(
        "読んだ後に内容が変わりました。もう一度読み、変更を確認してから送ってください。",
        "It changed after you read it. Read it again, look at what changed, and send anew."));
}
