using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Copies;

/// <summary>A recipient and the copy that was consented to, if any.</summary>
internal sealed record CopyRow(CopyRecipient Recipient, OtherCopy? Copy, string? ConsentedBy);

/// <summary>A consent that was taken back. What had been handed over by then stays told.</summary>
internal sealed record PastCopy(string Recipient, OtherCopy Copy);

/// <summary>Copies for the PPC, the police and sector procedures: each by a consent of its own, tracked as the reporter tells.</summary>
/// <remarks>To be seen by the reporter's people and its agents; to be decided by those who file. No authority sees this page.</remarks>
[Authorize(nameof(Permission.ReadOwnReports))]
[Article("Act, Art. 8(1)")]
internal sealed class CopiesPage(CasesInSight cases, StoreDb db, IWhoIsWho who, IRecordOfActs acts, TimeProvider clock) : PageOfACase(cases, db)
{
    private static readonly Ruling.Refused NotYours = new("Act, Art. 8(1)", new("写しについて決められるのは、報告を担当する方だけです。", "Only those who file decide on copies."));

    private string? mending;

    public override CaseView Here => CaseView.Copies;

    [BindProperty]
    public string? Recipient { get; set; }

    public IReadOnlyList<CopyRow> Rows { get; private set; } = [];

    public IReadOnlyList<PastCopy> Past { get; private set; } = [];

    public CaseClocks Clocks { get; private set; } = null!;

    /// <summary>Whether what was told of this copy must be mended: the form then stands open, with the error in sight.</summary>
    public bool IsMending(CopyRow row) => mending == row.Recipient.Code;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        await ShowAsync(cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostConsentAsync(string number, CancellationToken cancellation) => ChangeAsync(number, (recipient, copy) =>
    {
        if (Request.Form["Consent." + recipient.Code] != "true")
        {
            return new Problem("Consent." + recipient.Code, "required", new($"「{recipient.Name.Ja}」：写しを作るには同意が必要です。", $"“{recipient.Name.En}”: a copy needs your consent."));
        }

        if (copy is null)
        {
            Db.Add(OtherCopy.Consent(Identifier.New(clock), Case.Id, recipient.Code, Db.Actor.Person, clock.GetUtcNow()));
            Note("incident-reports.copy-consented", recipient);
        }

        return null;
    }, cancellation);

    public Task<IActionResult> OnPostWithdrawAsync(string number, CancellationToken cancellation) => ChangeAsync(number, (recipient, copy) =>
    {
        if (copy is not null)
        {
            copy.WithdrawConsent(clock.GetUtcNow());
            Note("incident-reports.copy-consent-withdrawn", recipient);
        }

        return null;
    }, cancellation);

    public Task<IActionResult> OnPostHandedOverAsync(string number, CancellationToken cancellation) => ChangeAsync(number, (recipient, copy) =>
    {
        var name = "At." + recipient.Code;
        var at = new TokyoInput { Date = Request.Form[name + ".Date"], Time = Request.Form[name + ".Time"] };
        var receipt = Request.Form["Receipt." + recipient.Code].ToString().Trim();
        if (at.Check(name, new("渡した日時", "When it was handed over"), required: true).FirstOrDefault() is { } unreadable)
        {
            return unreadable;
        }

        if (at.Moment > clock.GetUtcNow().AddMinutes(5) || at.Moment < Case.LearnedAt.AddDays(-1))
        {
            return new Problem(name, "out-of-range", new("渡した日時は、認知した後、今までの間で入力してください。", "Enter a time after knowledge and not in the future."));
        }

        if (receipt.Length > 100 || WrittenText.FaultIn(receipt) is not null)
        {
            return new Problem("Receipt." + recipient.Code, "unreadable", new("受付番号は100字以内で、制御文字を除いて入力してください。", "Enter the receipt number in at most 100 characters, without control characters."));
        }

        if (copy is not null)
        {
            copy.HandedOver(at.Moment!.Value, receipt.Length == 0 ? null : receipt);
            Note("incident-reports.copy-handed-over", recipient);
        }

        return null;
    }, cancellation);

    private async Task<IActionResult> ChangeAsync(string number, Func<CopyRecipient, OtherCopy?, Problem?> change, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation) || CopyRecipients.For(Case).FirstOrDefault(r => r.Code == Recipient) is not { } recipient)
        {
            return this.Absent();
        }

        if (!MayFile)
        {
            await acts.WriteRefusalAsync(new Act("incident-reports.copy-refused", NotYours.Article, $"case:{Case.Id}"), cancellation);
            return this.Refuse(NotYours);
        }

        var copy = await Db.Set<OtherCopy>().FirstOrDefaultAsync(c => c.Case == Case.Id && c.Recipient == recipient.Code && c.ConsentWithdrawnAt == null, cancellation);
        if (change(recipient, copy) is { } problem)
        {
            mending = recipient.Code;
            await ShowAsync(cancellation);
            return this.Mend([problem]);
        }

        await Db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new Words($"{recipient.Name.Ja}への写しの記録を更新しました。", $"Updated: copy for {recipient.Name.En}."));
        return Redirect($"/reports/{Case.Number}/copies");
    }

    private void Note(string act, CopyRecipient recipient) => acts.Write(new Act(act, "Act, Art. 8(1)", $"case:{Case.Id}")
    {
        OnBehalfOf = Case.Reporter == Db.Actor.Organisation ? null : Case.Reporter,
        Content = new JsonObject { ["recipient"] = recipient.Code },
    });

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var copies = await Db.Set<OtherCopy>().AsNoTracking().Where(c => c.Case == Case.Id).OrderBy(c => c.ConsentedAt).ToListAsync(cancellation);
        var people = await who.PersonsAsync(copies.Select(c => c.ConsentedBy), cancellation);
        var recipients = CopyRecipients.For(Case);
        Rows =
        [
            .. from recipient in recipients
               let copy = copies.LastOrDefault(c => c.Recipient == recipient.Code && c.ConsentWithdrawnAt is null)
               select new CopyRow(recipient, copy, copy is null ? null : people.GetValueOrDefault(copy.ConsentedBy)?.Name),
        ];
        Past = [.. copies.Where(c => c.ConsentWithdrawnAt is not null).Select(c => new PastCopy(recipients.FirstOrDefault(r => r.Code == c.Recipient)?.Name.Here ?? c.Recipient, c))];
        Clocks = CaseClocks.Of(Case, Answers.FromJson((await VersionAsync(Case.Versions, cancellation))!.Answers));
    }
}
