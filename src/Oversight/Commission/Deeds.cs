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
    /// <summary>Saves and goes on; who was overtaken, or sends the same twice, is told and nothing is changed.</summary>
    public static async Task<IActionResult> DoneAsync(this PageModel page, StoreDb db, Words done, string next, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return page.Overtaken();
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

    public static readonly Ruling.Refused BureausOnly = new("Act, Art. 57(1)", new("これを行うのは事務局です。", "This is for the bureau."));
}
