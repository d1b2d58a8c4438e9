using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;

namespace Noroshi.Web.Answers;

/// <summary>
/// Answers machines in their own form when something was thrown. An unreadable request says where it could not be read; a bug says
/// nothing but the trace by which its log entry is found.
/// </summary>
internal sealed class ExceptionsAsProblems(IEnumerable<IOutages> outages) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var path = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value;
        if (!ForMachines.Is(path))
        {
            return false;
        }

        var result = exception is BadHttpRequestException unreadable
            ? Unreadable(unreadable)
            : Broken(context, StatusOfAFault.Of(exception, outages));
        await result.ExecuteAsync(context);
        return true;
    }

    private static IResult Broken(HttpContext context, int status)
    {
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "10";
        }

        return ProblemResults.Answer(status, ProblemTexts.Of(status).Code, ProblemTexts.Of(status).Title);
    }

    private static IResult Unreadable(BadHttpRequestException unreadable)
    {
        if (unreadable.StatusCode != StatusCodes.Status400BadRequest)
        {
            var texts = ProblemTexts.Of(unreadable.StatusCode);
            return ProblemResults.Answer(unreadable.StatusCode, texts.Code, texts.Title);
        }

        // The message of a JsonException names our own types; the path and the line are the sender's and are enough to mend it.
        var json = unreadable.InnerException as JsonException;
        var field = json?.Path is { Length: > 0 } at ? at.TrimStart('$').TrimStart('.') : "";
        var line = json?.LineNumber is { } number ? number + 1 : (long?)null;
        var message = line is null
            ? new Words("要求を読み取れませんでした。必須の項目、型、文字コードを確認してください。", "The request could not be read. Check required members, types and encoding.")
            : new Words($"JSON を読み取れませんでした（{line} 行目付近）。不足・重複・未知の項目、型の誤りがないか確認してください。",
                $"The JSON could not be read (near line {line}). Look for missing, duplicate or unknown members and wrong types.");
        return ProblemResults.Mend([new Problem(field, "unreadable", message)]);
    }
}
