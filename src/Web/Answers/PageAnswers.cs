using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Web.Showing;

namespace Noroshi.Web.Answers;

/// <summary>The answers a page can give besides itself.</summary>
public static class PageAnswers
{
    private static readonly Words Quicker = new(
        "ほかの人が先に処理しました。何も変えていません。開き直して確かめてください。", "Somebody else was quicker. Nothing was changed. Open it again and look.");

    private static readonly Words Unreadable = new("入力の形式が正しくありません。", "This could not be read. Check how it is written.");

    /// <summary>
    /// Shows the same page again with all that is to be mended: each field its own problems, the summary all of them, and what was
    /// typed stays. Status 400.
    /// </summary>
    public static PageResult Mend(this PageModel page, IEnumerable<Problem> problems)
    {
        var shown = problems.ToList();
        foreach (var (field, entry) in page.ModelState)
        {
            if (entry.ValidationState == ModelValidationState.Invalid && !shown.Any(p => string.Equals(p.Field, field, StringComparison.OrdinalIgnoreCase)))
            {
                shown.Add(new Problem(field, "unreadable", Unreadable));
            }
        }

        page.HttpContext.Features.Set(new ShownProblems(shown));
        var result = page.Page();
        result.StatusCode = StatusCodes.Status400BadRequest;
        return result;
    }

    /// <summary>A forbidden act on a thing one may see: the problem page with the article and the reason. Status 403.</summary>
    public static StatusCodeResult Refuse(this PageModel page, Ruling.Refused refused) =>
        page.Answer(StatusCodes.Status403Forbidden, refused.Reason, refused.Article);

    /// <summary>A thing that is not there, or that one may not see: the same answer for both. Status 404.</summary>
    public static StatusCodeResult Absent(this PageModel page) => page.StatusCode(StatusCodes.Status404NotFound);

    /// <summary>Somebody else was quicker: the problem page with what to do. Status 409.</summary>
    public static StatusCodeResult Conflict(this PageModel page, Words reason) => page.Answer(StatusCodes.Status409Conflict, reason);

    /// <summary>409, for whoever did something that somebody else had done or changed in the meantime; nothing was changed.</summary>
    public static StatusCodeResult Overtaken(this PageModel page) => page.Conflict(Quicker);

    /// <summary>The problem page for any status, with a reason of one's own.</summary>
    public static StatusCodeResult Answer(this PageModel page, int status, Words reason, string? article = null)
    {
        page.HttpContext.Features.Set(new Answered(reason, article));
        return page.StatusCode(status);
    }

    /// <summary>A notice on the next page that is shown: what has just been done.</summary>
    public static void Say(this PageModel page, NoticeKind kind, Words words)
    {
        page.HttpContext.Features.Set(new LeftToSay());
        page.TempData["notice-kind"] = kind.ToString();
        page.TempData["notice-ja"] = words.Ja;
        page.TempData["notice-en"] = words.En;
    }
}
