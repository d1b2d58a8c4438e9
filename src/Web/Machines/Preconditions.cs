using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.Web.Machines;

/// <summary>ETags (RFC 9110): a revision in quotes. A change names the revision on which it rests.</summary>
public static class Preconditions
{
    /// <summary>The ETag of a revision.</summary>
    public static string Tag(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>Tells the reader which revision it has.</summary>
    public static void Tell(HttpContext context, int revision) => context.Response.Headers.ETag = Tag(revision);

    /// <summary>Whether the reader has this revision already.</summary>
    public static bool IsKnown(HttpRequest request, int revision) =>
        Names(request.Headers.IfNoneMatch, Tag(revision)) || Names(request.Headers.IfNoneMatch, $"W/{Tag(revision)}") || Names(request.Headers.IfNoneMatch, "*");

    /// <summary>Null if the change rests on this revision; otherwise the answer: 428 if it names none, 412 if it names another.</summary>
    public static IResult? Refusal(HttpRequest request, int revision)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return ProblemResults.Answer(StatusCodes.Status428PreconditionRequired, "precondition-required", new Words(
                "If-Matchヘッダーに、最後に読んだETagを付けてください。", "Send If-Match with the ETag that you read last."));
        }

        return Names(request.Headers.IfMatch, Tag(revision)) ? null : Overtaken;
    }

    // Not by the framework's parser, which throws on a tag that is cut off. Ours are digits in quotes, in which no comma stands.
    private static bool Names(StringValues sent, string tag) => sent.Any(line => line!.Split(',').Any(one => one.Trim() == tag));

    /// <summary>The answer to a change that rests on another revision: 412.</summary>
    public static IResult Overtaken { get; } = ProblemResults.Answer(StatusCodes.Status412PreconditionFailed, "precondition-failed", new Words(
        "読んだ後に内容が変わりました。もう一度読み、変更を確認してから送ってください。",
        "It changed after you read it. Read it again, look at what changed, and send anew."));
}
