using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;

namespace Noroshi.Web.Answers;

/// <summary>Which answers go to machines, and how a bare status is put for them.</summary>
internal static class ForMachines
{
    private static readonly string[] Doors = ["/api", "/openapi", "/healthz", "/readyz", "/log"];

    /// <summary>Whether a path belongs to machines.</summary>
    public static bool Is(string? path) => path is not null && Doors.Any(door => new PathString(path).StartsWithSegments(door));

    /// <summary>Gives a status without a body the problem details that belong to it.</summary>
    public static Task WriteAsync(StatusCodeContext bare)
    {
        var status = bare.HttpContext.Response.StatusCode;
        var texts = ProblemTexts.Of(status);
        if (bare.HttpContext.Features.Get<Answered>() is { Article: { } article } answered)
        {
            return ProblemResults.Refuse(new Ruling.Refused(article, answered.Reason)).ExecuteAsync(bare.HttpContext);
        }

        return ProblemResults.Answer(status, texts.Code, texts.Title).ExecuteAsync(bare.HttpContext);
    }
}
