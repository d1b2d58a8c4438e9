using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Oversight.Commission;

/// <summary>How pages of the commission end what they do.</summary>
internal static class Deeds
{
    private static readonly Words Quicker = new("ほかの人が先に処理しました。何も変えていません。開き直して確かめてください。", "Somebody else was quicker. Nothing was changed. Open it again and look.");

    /// <summary>Saves and goes on; who was overtaken, or sends the same twice, is told and nothing is changed.</summary>
    public static async Task<IActionResult> DoneAsync(this PageModel page, StoreDb db, Words done, string next, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return page.Conflict(Quicker);
        }

        page.Say(NoticeKind.Success, done);
        return new RedirectResult(next);
    }

    /// <summary>Refuses what the actor may see and not do, or what the law does not let be done; on record.</summary>
    public static async Task<IActionResult> RefuseAsync(this PageModel page, IRecordOfActs acts, string kind, string about, Ruling.Refused no, CancellationToken cancellation)
    {
        await acts.WriteRefusalAsync(new Act(kind, no.Article, about), cancellation);
        return page.Refuse(no);
    }

    public static bool IsText(string? text, int longest) => text?.Trim() is { Length: > 0 } said && said.Length <= longest && !said.Any(c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || char.IsSurrogate(c));

    public static readonly Ruling.Refused BureausOnly = new("Act, Art. 57(1)", new("これを行うのは事務局です。", "This is for the bureau."));
}
