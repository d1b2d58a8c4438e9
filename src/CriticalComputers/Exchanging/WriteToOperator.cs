using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Forms;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Exchanging;

/// <summary>What an authority wants to say.</summary>
internal sealed record Saying(Guid Id, ExchangeKind Kind, string? Text, DateOnly? DueOn, DutyToNotify? Duty);

/// <summary>What became of it.</summary>
internal abstract record SayingOutcome
{
    public sealed record Said : SayingOutcome;

    public sealed record Malformed(Problems Problems) : SayingOutcome;

    public sealed record Refused(Ruling.Refused Ruling) : SayingOutcome;

    /// <summary>Somebody else was quicker; nothing was sent.</summary>
    public sealed record Overtaken : SayingOutcome;

    /// <summary>The operator has notified meanwhile; nothing was sent.</summary>
    public sealed record Notified : SayingOutcome;
}

/// <summary>
/// An authority uses a power over a notification, or over there being none, or says something without legal effect. Powers are the
/// minister's (Act arts 6, 9, 10) or the Prime Minister's (art 7): who asks for another's is refused with the article, on record.
/// Exchange, act, limit and notices are one transaction.
/// </summary>
internal sealed class WriteToOperator(StoreDb db, KeepExchange keep, IRecordOfActs acts, TimeProvider clock)
{
    public const int LongestText = 10_000;

    private static readonly Words AnotherHandles = new(
        "この届出は、主に所管する大臣の窓口が扱います。共管の大臣は、届出とやり取りを見ることと、連絡ができます。",
        "The desk of the minister who is competent in the first place handles this. A jointly competent minister reads along and may send messages.");

    /// <summary>Whether the authority may, before anything is written. Nothing is recorded: this is for what the page offers.</summary>
    public Ruling May(DeskMatter matter, ExchangeKind kind)
    {
        if (kind.Power() is { } power && WhoMayUseThePower.Ask(power, matter.Kind, LegalCalendar.LegalDay(clock.GetUtcNow()), PowerOver.Notification) is Ruling.Refused refused)
        {
            return refused;
        }

        return kind.Power() is not null && matter.Kind is AuthorityKind.CompetentMinister && !matter.IsHandled ? new Ruling.Refused(kind.Basis(), AnotherHandles)
            : db.Actor.Can(kind.Needs()) ? new Ruling.Allowed(kind.Basis())
            : new Ruling.Refused(kind.Basis(), WhoMayUseThePower.RoleLacksIt);
    }

    /// <summary>What the actor may begin.</summary>
    public IReadOnlyList<ExchangeKind> MayBegin(DeskMatter matter) => [.. ExchangeWords.ByDesks.Where(kind => May(matter, kind) is Ruling.Allowed)];

    /// <summary>As <see cref="May"/>; a refusal is on record.</summary>
    public async Task<Ruling> AskAsync(DeskMatter matter, ExchangeKind kind, CancellationToken cancellation)
    {
        var ruling = May(matter, kind);
        if (ruling is Ruling.Refused refused)
        {
            await acts.WriteRefusalAsync(new Act(kind.Act(), refused.Article, matter.Object), cancellation);
        }

        return ruling;
    }

    /// <summary>Whether the operator has notified in the business, as far as the authority sees.</summary>
    public Task<bool> HasNotifiedAsync(DeskMatter matter, CancellationToken cancellation) => matter.Notification is not null
        ? Task.FromResult(true)
        : db.Set<Notification>().AnyAsync(n => n.Operator == matter.Operator && n.Sector == matter.Sector, cancellation);

    /// <summary>What is wrong with it.</summary>
    public Problems Problems(DeskMatter matter, Saying saying)
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var problems = new Problems()
            .Unless(!string.IsNullOrWhiteSpace(saying.Text) && saying.Text.Length <= LongestText, nameof(Saying.Text), "text-required", new(
                "内容を10,000字以内で入力してください。", "Write the text, in at most 10,000 characters."))
            .Unless(saying.DueOn is null || saying.DueOn >= today, nameof(Saying.DueOn), "limit-past", new("期限が過去の日付になっています。", "The limit lies in the past."))
            .Unless(saying.DueOn is null || saying.DueOn <= today.AddYears(1), nameof(Saying.DueOn), "limit-far", new("期限は1年以内の日付にしてください。", "Set a limit within a year."));
        if (WrittenText.FaultIn(saying.Text ?? "") is { } fault)
        {
            problems.Add(new Problem(nameof(Saying.Text), fault.Code, fault.Message));
        }

        return saying.Kind.FindsABreach() ? problems.And(AnOrderNamesTheDutyNotDone.Check(saying.Kind is ExchangeKind.Order, saying.Duty, matter.Notification is not null, saying.DueOn)) : problems;
    }

    public async Task<SayingOutcome> SayAsync(DeskMatter matter, Saying saying, CancellationToken cancellation)
    {
        if (await AskAsync(matter, saying.Kind, cancellation) is Ruling.Refused refused)
        {
            return new SayingOutcome.Refused(refused);
        }

        if (await IsSaidAsync(matter, saying, cancellation))
        {
            return new SayingOutcome.Said();
        }

        if (Problems(matter, saying) is { Count: > 0 } problems)
        {
            return new SayingOutcome.Malformed(problems);
        }

        if (matter.Notification is null && saying.Kind is not ExchangeKind.Note && await HasNotifiedAsync(matter, cancellation))
        {
            return new SayingOutcome.Notified();
        }

        await keep.KeepAsync(Make(matter, saying), matter.Notification, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Sent twice at once, or somebody else was quicker: what stands there now says which.
            db.ChangeTracker.Clear();
            return await IsSaidAsync(matter, saying, cancellation) ? new SayingOutcome.Said() : new SayingOutcome.Overtaken();
        }

        return new SayingOutcome.Said();
    }

    private Task<bool> IsSaidAsync(DeskMatter matter, Saying saying, CancellationToken cancellation) =>
        db.Set<Exchange>().AnyAsync(x => x.Id == saying.Id && x.From == matter.Authority.Id && x.Kind == saying.Kind && x.Operator == matter.Operator, cancellation);

    private Exchange Make(DeskMatter matter, Saying saying) => new()
    {
        Id = saying.Id,
        Operator = matter.Operator,
        Sector = matter.Sector,
        Notification = matter.Notification?.Id,
        Kind = saying.Kind,
        Basis = saying.Kind.Power() is null ? null : saying.Kind.Basis(),
        Duty = saying.Kind.FindsABreach() ? saying.Duty : null,
        From = matter.Authority.Id,
        To = saying.Kind switch
        {
            ExchangeKind.Note => matter.Authority.Id,
            ExchangeKind.Opinion => matter.Minister,
            _ => matter.Operator,
        },
        By = db.Actor.Person,
        Text = saying.Text!.ReplaceLineEndings("\n").Trim(),
        DueOn = saying.Kind.MaySetALimit() ? saying.DueOn : null,
        InReplyTo = null,
        At = clock.GetUtcNow(),
    };
}
