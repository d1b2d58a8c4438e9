using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Noroshi.IncidentReports.OpeningCases;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Exchanging;

/// <summary>A desk writes in a case: a message, a request, guidance, an order, the Prime Minister's opinion, a note.</summary>
/// <remarks>The door is the reader's; whose power it is, and whether the role may use it, is asked for the act, so that a refusal names its article and is on record.</remarks>
[Authorize(nameof(Permission.ReadReports))]
[Article("Act, Art. 6")]
[Article("Act, Art. 7")]
[Article("Act, Art. 9")]
[Article("Act, Art. 10")]
internal sealed class WritePage(CasesAtTheDesk cases, StatedPurpose purposes, WriteInCase writing) : PageOfACase(cases, purposes)
{
    private static readonly Words Overtaken = new(
        "ほかの人が先にこの案件を変更しました。案件を開き直して、もう一度確認してください。",
        "Somebody else changed the case first. Open it again and check once more.");

    [BindProperty(SupportsGet = true), FromRoute(Name = "kind")]
    public string? KindCode { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? DueOn { get; set; }

    /// <summary>An order is shown once more before it goes out.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    public ExchangeKind Kind { get; private set; }

    /// <summary>Whether the page asks for the last confirmation.</summary>
    public bool Confirming { get; private set; }

    public DateOnly? Limit => TypedDay.Read(DueOn);

    public bool HasLimit => Kind is ExchangeKind.Order or ExchangeKind.MaterialRequest;

    public string? Article => Kind.Power() is { } power ? WhoMayUseThePower.ArticleOf(power) : null;

    /// <summary>The article as a reader knows it.</summary>
    public Words? Basis => Article is { } article ? Citations.Of(article) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await AskAsync(cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await AskAsync(cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        var saying = new Saying(Kind, Text, Limit);
        var problems = writing.Problems(Desk, saying).Unless(string.IsNullOrWhiteSpace(DueOn) || Limit is not null, nameof(DueOn), "not-a-date", new(
            "期限は2026-12-01のように入力してください。", "Write the limit like 2026-12-01."));
        if (problems.Count > 0)
        {
            return this.Mend(problems.DistinctBy(p => (p.Field, p.Code)));
        }

        if (Kind is ExchangeKind.Order && !Confirmed)
        {
            Confirming = true;
            return Page();
        }

        return await writing.SayAsync(Desk, saying, cancellation) switch
        {
            SayingOutcome.Said => Done(),
            SayingOutcome.Refused refused => this.Refuse(refused.Ruling),
            SayingOutcome.Malformed malformed => this.Mend(malformed.Problems),
            _ => this.Conflict(Overtaken),
        };
    }

    private IActionResult Done()
    {
        this.Say(NoticeKind.Success, Kind is ExchangeKind.Note
            ? new Words("メモを残しました。", "The note was kept.")
            : new Words($"{Kind.Words().Ja}を送りました。", $"Sent: {Kind.Words().En}."));
        return Redirect(CasePaths.Desk(Desk.Case.Number));
    }

    private async Task<IActionResult?> AskAsync(CancellationToken cancellation)
    {
        if (ExchangeWords.ByDesk(KindCode) is not { } kind)
        {
            return this.Absent();
        }

        Kind = kind;
        return await OpenAsync(cancellation) ?? (await writing.AskAsync(Desk, kind, cancellation) is Ruling.Refused refused ? this.Refuse(refused) : null);
    }
}
