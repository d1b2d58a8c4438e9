using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Attaching;

/// <summary>Files of a case on the reporter's side.</summary>
/// <remarks>To be seen by the reporter's people and its agents; to be sent by those who file. The antiforgery token is checked while the form streams in.</remarks>
[Authorize(nameof(Permission.ReadOwnReports))]
[IgnoreAntiforgeryToken]
[StreamedForm]
[RequestSizeLimit(SentFiles.MostBytesAtOnce)]
[Article("Act, Art. 8(1)")]
internal sealed class CaseFilesPage(CasesInSight cases, SentFiles sending, AttachFiles attaching, StoreDb db, IWhoIsWho who, IRecordOfActs acts) : PageOfACase(cases, db)
{
    private static readonly Ruling.Refused NotYours = new("Act, Art. 5", new(
        "ファイルを追加できるのは、報告を担当する方だけです。", "Only those who file reports can add files."));

    public override CaseView Here => CaseView.Files;

    public IReadOnlyList<FileShown> Shown { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation) => await FindAsync(number, cancellation) ? await ShowAsync(cancellation) : this.Absent();

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        if (!MayFile)
        {
            await acts.WriteRefusalAsync(new Act("incident-reports.attaching-refused", NotYours.Article, $"case:{Case.Id}"), cancellation);
            return this.Refuse(NotYours);
        }

        var sent = await sending.ReadAsync(HttpContext, cancellation);
        if (!sent.Trusted)
        {
            return BadRequest();
        }

        attaching.ToCase(Case, sent.Files);
        await attaching.SaveAsync(Case, cancellation);
        if (sent.Problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(sent.Problems);
        }

        this.Say(NoticeKind.Success, new Words("添付ファイルを送りました。", "The files were sent."));
        return Redirect($"/reports/{Case.Number}/files");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Shown = await FileShown.AllAsync(Db.Set<Attachment>().Where(a => a.Case == Case.Id), who, null, cancellation);
        return Page();
    }
}
