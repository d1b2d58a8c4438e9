using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.Attaching;
using Noroshi.IncidentReports.Exchanging;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Answering;

/// <summary>The reporter answers a request (art 9), an order (art 6), guidance or a message, or writes of its own accord; with files.</summary>
/// <remarks>For those who file. Another's case, and what stays among authorities, is not there (404). The antiforgery token is checked while the form streams in.</remarks>
[Authorize(nameof(Permission.FileReports))]
[IgnoreAntiforgeryToken]
[StreamedForm]
[RequestSizeLimit(SentFiles.MostBytesAtOnce)]
[Article("Act, Art. 6")]
[Article("Act, Art. 9")]
internal sealed class AnswerPage(CasesInSight cases, SentFiles sending, AttachFiles attaching, AnswerInCase answering, StoreDb db, IWhoIsWho who, IRecordOfActs acts) : PageOfACase(cases, db)
{
    private static readonly Words Missing = new("内容を20,000字以内で入力してください。", "Write at most 20,000 characters.");
    private static readonly Words Moved = new("ほかの人が先にこの案件を変更しました。やり取りを開き直してください。", "Somebody else changed the case first. Open the exchanges again.");

    public override CaseView Here => CaseView.Exchanges;

    public Exchange? Asked { get; private set; }

    public Words? From { get; private set; }

    public string? Text { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, string exchange, CancellationToken cancellation) =>
        await FindAsync(number, exchange, cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostAsync(string number, string exchange, CancellationToken cancellation)
    {
        if (!await FindAsync(number, exchange, cancellation))
        {
            return this.Absent();
        }

        var sent = await sending.ReadAsync(HttpContext, cancellation);
        if (!sent.Trusted)
        {
            return BadRequest();
        }

        Text = sent.Fields.GetValueOrDefault("Text")?.ReplaceLineEndings("\n").Trim();
        var problems = new Problems().And(sent.Problems).Unless(Text is { Length: > 0 and <= AnswerInCase.LongestText }, nameof(Text), "required", Missing);
        if (WrittenText.FaultIn(Text ?? "") is { } fault)
        {
            problems.Add(new Problem(nameof(Text), fault.Code, fault.Message));
        }

        return problems.Count > 0 ? this.Mend(problems) : await KeepAsync(sent.Files, cancellation);
    }

    private async Task<IActionResult> KeepAsync(IReadOnlyList<SentFile> files, CancellationToken cancellation)
    {
        var exchange = await answering.KeepAsync(Case, Asked, Text!, cancellation);
        attaching.ToCase(Case, files, exchange.Id);
        if (!await Db.SaveUnlessOvertakenAsync(cancellation))
        {
            return this.Conflict(Moved);
        }

        this.Say(NoticeKind.Success, Asked is null ? new Words("連絡を送りました。", "Your message was sent.") : new Words("回答を送りました。", "Your answer was sent."));
        return Redirect($"/reports/{Case.Number}/exchanges");
    }

    private async Task<bool> FindAsync(string number, string exchange, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return false;
        }

        if (exchange == "new")
        {
            return true;
        }

        Asked = Guid.TryParse(exchange, out var id) ? await answering.AskedAsync(Case, id, cancellation) : null;
        if (Asked is null)
        {
            await acts.WriteRefusalAsync(new Act("incident-reports.not-shown", "Act, Art. 8", $"exchange:{id}"), cancellation);
            return false;
        }

        From = (await who.OrganisationAsync(Asked.From, cancellation))?.Name;
        return true;
    }
}
