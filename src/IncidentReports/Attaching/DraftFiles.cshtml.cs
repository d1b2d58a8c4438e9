using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Attaching;

/// <summary>Files of a report that is still being written.</summary>
/// <remarks>For those who file. A draft of another organisation is not there (404). The antiforgery token is checked while the form streams in.</remarks>
[Authorize(nameof(Permission.FileReports))]
[IgnoreAntiforgeryToken]
[StreamedForm]
[RequestSizeLimit(SentFiles.MostBytesAtOnce)]
[Article("Act, Art. 8(1)")]
internal sealed class DraftFilesPage(DraftsInSight drafts, SentFiles sending, AttachFiles attaching, StoreDb db, IWhoIsWho who) : PageModel
{
    public Draft Draft { get; private set; } = null!;

    public string Here => $"/reports/drafts/{Draft.Id}/files";

    public IReadOnlyList<FileShown> Files { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? await ShowAsync(cancellation) : this.Absent();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        var sent = await sending.ReadAsync(HttpContext, cancellation);
        if (!sent.Trusted)
        {
            return BadRequest();
        }

        if (sent.Fields.TryGetValue("Remove", out var remove) && Guid.TryParse(remove, out var file))
        {
            db.RemoveRange(await db.Set<Attachment>().Where(a => a.Id == file && a.Draft == Draft.Id && a.Case == null).ToListAsync(cancellation));
        }

        attaching.ToDraft(Draft, sent.Files);
        await db.SaveChangesAsync(cancellation);
        if (sent.Problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(sent.Problems);
        }

        this.Say(NoticeKind.Success, new Words("添付ファイルを更新しました。", "The attachments were updated."));
        return Redirect(Here);
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

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Files = await FileShown.AllAsync(db.Set<Attachment>().Where(a => a.Draft == Draft.Id && a.Case == null), who, Here, cancellation);
        return Page();
    }
}
