using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.IncidentReports.Attaching;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>Throws a draft away, after asking once more. What was filed stays.</summary>
/// <remarks>For those who file. A draft of another organisation is not there (404).</remarks>
[Authorize(nameof(Permission.FileReports))]
internal sealed class DiscardPage(DraftsInSight drafts, AttachFiles attaching, StoreDb db, IRecordOfActs acts) : PageModel
{
    private static readonly Words Moved = new(
        "破棄と同時に、下書きが保存または提出されました。下書きは破棄していません。内容を確かめてください。",
        "The draft was saved or filed at the same moment. It was not discarded. Look it over.");

    public Draft Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        await attaching.TakeFromAsync(Draft, db.Set<Attachment>(), cancellation);
        db.Remove(Draft);
        acts.Write(new Act("incident-reports.draft-discarded", "Act, Art. 8", $"draft:{Draft.Id}"));
        if (!await db.SaveUnlessOvertakenAsync(cancellation))
        {
            return this.Conflict(Moved);
        }

        this.Say(NoticeKind.Success, new Words("下書きを破棄しました。", "The draft was discarded."));
        return Redirect("/reports");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(id, cancellation) is not { FiledAs: null } draft)
        {
            return false;
        }

        Draft = draft;
        return true;
    }
}
