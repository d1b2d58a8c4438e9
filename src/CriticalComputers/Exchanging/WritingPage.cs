using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Exchanging;

/// <summary>A page on which an authority writes about a matter; an order is shown once more before it goes out.</summary>
internal abstract class WritingPage(WriteToOperator writing, TimeProvider clock) : PageModel
{
    private static readonly Words Overtaken = new(
        "ほかの人が先にこの届出を処理しました。何も送っていません。届出を開き直して、もう一度確認してください。",
        "Somebody else worked on this notification first. Nothing was sent. Open it again and check once more.");

    private static readonly Words NotifiedMeanwhile = new(
        "この事業者から届出がありました。何も送っていません。その届出を開いて確かめてください。",
        "The operator has notified. Nothing was sent. Open the notification and look at it.");

    /// <summary>The name of what is written: the same one is sent once.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? DueOn { get; set; }

    [BindProperty]
    public string? Duty { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    protected TimeProvider Clock => clock;

    public DeskMatter Matter { get; private set; } = null!;

    public Words Operator { get; protected set; } = new("", "");

    public Words Business { get; protected set; } = new("", "");

    public ExchangeKind Kind { get; private set; }

    /// <summary>Whether the page asks for the last confirmation.</summary>
    public bool Confirming { get; private set; }

    public DateOnly? Limit => TypedDay.Read(DueOn);

    public DutyToNotify? Found => AnOrderNamesTheDutyNotDone.All.Cast<DutyToNotify?>().FirstOrDefault(d => d!.Value.ToString() == Duty);

    public IReadOnlyList<Choice> Duties => [.. AnOrderNamesTheDutyNotDone.All.Where(d => d is DutyToNotify.Introduced || Matter.Notification is not null).Select(d => Choice.Of(d.ToString(), d.Words()))];

    /// <summary>The article as a reader knows it.</summary>
    public Words? Basis => Kind.Power() is null ? null : Citations.Of(Kind.Basis());

    /// <summary>Shows the form, or what stands in its way.</summary>
    protected async Task<IActionResult> ShowAsync(DeskMatter? matter, string kind, CancellationToken cancellation)
    {
        if (await AskAsync(matter, kind, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        Id = Identifier.New(clock);
        return Page();
    }

    /// <summary>Sends what was written, or says what stands in its way.</summary>
    protected async Task<IActionResult> SendAsync(DeskMatter? matter, string kind, CancellationToken cancellation)
    {
        if (await AskAsync(matter, kind, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        Id = Id == default ? Identifier.New(clock) : Id;
        var saying = new Saying(Id, Kind, Text, Limit, Found);
        var problems = writing.Problems(Matter, saying).Unless(string.IsNullOrWhiteSpace(DueOn) || Limit is not null, nameof(DueOn), "not-a-date", new(
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

        return await writing.SayAsync(Matter, saying, cancellation) switch
        {
            SayingOutcome.Said => Done(),
            SayingOutcome.Refused refused => this.Refuse(refused.Ruling),
            SayingOutcome.Malformed malformed => this.Mend(malformed.Problems),
            SayingOutcome.Notified => this.Conflict(NotifiedMeanwhile),
            _ => this.Conflict(Overtaken),
        };
    }

    private RedirectResult Done()
    {
        this.Say(NoticeKind.Success, Kind is ExchangeKind.Note
            ? new Words("メモを残しました。", "The note was kept.")
            : new Words($"{Kind.Words().Ja}を送りました。", $"Sent: {Kind.Words().En}."));
        return Redirect(Matter.Path);
    }

    private async Task<IActionResult?> AskAsync(DeskMatter? matter, string code, CancellationToken cancellation)
    {
        if (matter is null || ExchangeWords.ByDesk(code) is not { } kind)
        {
            return this.Absent();
        }

        (Matter, Kind) = (matter, kind);
        return await writing.AskAsync(matter, kind, cancellation) is Ruling.Refused refused ? this.Refuse(refused) : null;
    }
}
