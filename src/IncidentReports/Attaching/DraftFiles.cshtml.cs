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
    private static readonly Words Filed = new(
        "この報告は、操作の間に提出されました。提出した報告のファイルは削除できません。",
        "The report was filed meanwhile. Files of a report that was filed cannot be removed.");

    private static readonly Words SentAfter = new(
        "この報告は、ファイルの送信中に提出されました。ファイルは、提出済みの報告に追加しました。",
        "The report was filed while the files were being sent. They were added to the report.");

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

        var remove = sent.Fields.TryGetValue("Remove", out var named) && Guid.TryParse(named, out var one) ? one : (Guid?)null;
        if (await attaching.ChangeAsync(Draft.Id, sent.Files, remove, cancellation) is not { } draft)
        {
            return this.Absent();
        }

        Draft = draft;
        if (draft.FiledAs is { } filed)
        {
            return await AfterFilingAsync(filed, sent, cancellation);
        }

        if (sent.Problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(sent.Problems);
        }

        this.Say(NoticeKind.Success, new Words("添付ファイルを更新しました。", "The attachments were updated."));
        return Redirect(Here);
    }

    // The report went while the form was on its way: what came is sent after it, what was to go has gone with it.
    private async Task<IActionResult> AfterFilingAsync(ReportId filed, SentForm sent, CancellationToken cancellation)
    {
        if (sent.Files.Count == 0)
        {
            return this.Conflict(Filed);
        }

        var version = db.Set<ReportVersion>().Where(v => v.Id == filed);
        var @case = await db.Set<IncidentCase>().FirstAsync(c => version.Any(v => v.Case == c.Id), cancellation);
        attaching.ToCase(@case, sent.Files);
        await attaching.SaveAsync(@case, cancellation);
        this.Say(NoticeKind.Success, SentAfter);
        return Redirect($"/reports/{@case.Number}/files");
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
