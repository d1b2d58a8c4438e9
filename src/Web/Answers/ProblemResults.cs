using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Noroshi.Kernel;

namespace Noroshi.Web.Answers;

/// <summary>
/// Problem details for machines (RFC 9457). <c>code</c> is stable and is what a program should look at; <c>reason</c> speaks to a
/// person in both languages; <c>errors</c> names every field and the way to mend it; <c>article</c> is the provision that refuses.
/// </summary>
public static class ProblemResults
{
    /// <summary>Malformed input, all of it. Status 400, code <c>invalid-input</c>.</summary>
    public static ProblemHttpResult Mend(IEnumerable<Problem> problems)
    {
        var details = Details(StatusCodes.Status400BadRequest, "invalid-input", ProblemTexts.Of(StatusCodes.Status400BadRequest).Title);
        details.Extensions["errors"] = problems.Select(p => new FieldError(p.Field, p.Code, p.Message.Ja, p.Message.En)).ToArray();
        return TypedResults.Problem(details);
    }

    /// <summary>A forbidden act on a thing one may see. Status 403, code <c>refused</c>, with the article.</summary>
    public static ProblemHttpResult Refuse(Ruling.Refused refused)
    {
        var details = Details(StatusCodes.Status403Forbidden, "refused", refused.Reason);
        details.Extensions["article"] = refused.Article;
        return TypedResults.Problem(details);
    }

    /// <summary>A thing that is not there, or that one may not see. Status 404, code <c>not-found</c>.</summary>
    public static ProblemHttpResult Absent() =>
        Answer(StatusCodes.Status404NotFound, "not-found", ProblemTexts.Of(StatusCodes.Status404NotFound).Title);

    /// <summary>Any other problem, with a stable code in kebab-case.</summary>
    public static ProblemHttpResult Answer(int status, string code, Words reason) => TypedResults.Problem(Details(status, code, reason));

    internal static ProblemDetails Details(int status, string code, Words reason)
    {
        var details = new ProblemDetails
        {
            Type = "about:blank",
            Status = status,
            Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            Detail = reason.Ja,
        };
        details.Extensions["code"] = code;
        details.Extensions["reason"] = new Reason(reason.Ja, reason.En);
        return details;
    }

    internal sealed record Reason(string Ja, string En);

    internal sealed record FieldError(string Field, string Code, string Ja, string En);
}
