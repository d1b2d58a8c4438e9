using System.Text.Json.Nodes;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.IncidentReports.OpeningCases;
using Noroshi.IncidentReports.Reminding;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Exchanging;

/// <summary>What a desk wants to say.</summary>
internal sealed record Saying(ExchangeKind Kind, string? Text, DateOnly? DueOn = null);

/// <summary>What became of it.</summary>
internal abstract record SayingOutcome
{
    public sealed record Said(Exchange Exchange) : SayingOutcome;

    public sealed record Malformed(Problems Problems) : SayingOutcome;

    public sealed record Refused(Ruling.Refused Ruling) : SayingOutcome;

    public sealed record Overtaken : SayingOutcome;
}

/// <summary>
/// A desk uses a power or says something without legal effect. Powers are the minister's (Act arts 6, 9, 10) or the Prime Minister's
/// (art 7): who asks for another's is refused with the article, on record. Exchange, act, limit and notices are one transaction.
/// </summary>
internal sealed class WriteInCase(StoreDb db, FindableCase findable, IRecordOfActs acts, IOutbox outbox, TimeProvider clock)
{
    public const int LongestText = 10_000;

    private static readonly Words NotForVoluntary = new(
        "任意の報告には、法第6条・第7条・第9条・第10条の権限を使えません。連絡を使ってください。",
        "Articles 6, 7, 9 and 10 do not apply to a voluntary report. Send a message instead.");

    /// <summary>Whether the desk may, before anything is written. Nothing is recorded: this is for what the page offers.</summary>
    public Ruling May(DeskCase desk, ExchangeKind kind)
    {
        var basis = kind.Power() is { } power ? WhoMayUseThePower.ArticleOf(power) : "Act, Art. 8(1)";
        if (kind.Power() is { } used && WhoMayUseThePower.Ask(used, desk.Kind, LegalCalendar.LegalDay(clock.GetUtcNow())) is Ruling.Refused refused)
        {
            return refused;
        }

        return kind.Power() is not null && desk.Case.Voluntary ? new Ruling.Refused(basis, NotForVoluntary)
            : db.Actor.Can(kind.Needs()) ? new Ruling.Allowed(basis)
            : new Ruling.Refused(basis, WhoMayUseThePower.RoleLacksIt);
    }

    /// <summary>As <see cref="May"/>; a refusal is on record.</summary>
    public async Task<Ruling> AskAsync(DeskCase desk, ExchangeKind kind, CancellationToken cancellation)
    {
        var ruling = May(desk, kind);
        if (ruling is Ruling.Refused refused)
        {
            await acts.WriteRefusalAsync(new Act(kind.Act(), refused.Article, $"case:{desk.Case.Id}"), cancellation);
        }

        return ruling;
    }

    /// <summary>What is wrong with it.</summary>
    public Problems Problems(DeskCase desk, Saying saying)
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        return new Problems()
            .Unless(!string.IsNullOrWhiteSpace(saying.Text) && saying.Text.Length <= LongestText, nameof(Saying.Text), "text-required", new(
                "内容を10,000字以内で入力してください。", "Write the text, in at most 10,000 characters."))
            .Unless(saying.Kind is not ExchangeKind.Order || saying.DueOn is not null, nameof(Saying.DueOn), "limit-required", new(
                "命令には期限を定めてください（法第6条）。", "An order sets a limit (Act, art. 6)."))
            .Unless(saying.DueOn is null || saying.DueOn >= today, nameof(Saying.DueOn), "limit-past", new(
                "期限が過去の日付になっています。", "The limit lies in the past."))
            .Unless(saying.DueOn is null || saying.DueOn <= today.AddYears(1), nameof(Saying.DueOn), "limit-far", new(
                "期限は1年以内の日付にしてください。", "Set a limit within a year."))
            .Unless(desk.Case.State is not CaseState.Closed || saying.Kind is ExchangeKind.Note, nameof(Saying.Kind), "case-closed", new(
                "この案件は終結しています。やり取りするには、案件を再開してください。", "The case is closed. Reopen it first."));
    }

    public async Task<SayingOutcome> SayAsync(DeskCase desk, Saying saying, CancellationToken cancellation)
    {
        if (await AskAsync(desk, saying.Kind, cancellation) is Ruling.Refused refused)
        {
            return new SayingOutcome.Refused(refused);
        }

        if (Problems(desk, saying) is { Count: > 0 } problems)
        {
            return new SayingOutcome.Malformed(problems);
        }

        var exchange = Make(desk, saying);
        await KeepAsync(desk.Case, exchange, cancellation);
        if (!await db.SaveUnlessOvertakenAsync(cancellation))
        {
            return new SayingOutcome.Overtaken();
        }

        return new SayingOutcome.Said(exchange);
    }

    /// <summary>Puts an exchange into the present unit of work, with all that follows from it. Whoever calls has made sure that it may be done.</summary>
    public async Task KeepAsync(IncidentCase @case, Exchange exchange, CancellationToken cancellation)
    {
        db.Add(exchange);
        @case.Touch();
        acts.Write(new Act(exchange.Kind.Act(), exchange.Basis ?? "Act, Art. 8(1)", $"case:{@case.Id}")
        {
            Content = new JsonObject
            {
                ["number"] = @case.Number,
                ["exchange"] = exchange.Id.ToString("D"),
                ["digest"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(exchange.Text))),
                ["dueOn"] = exchange.DueOn?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                ["exercise"] = @case.Exercise,
            },
        });
        outbox.Raise(new CaseExchangeWritten(@case.Id.Value, exchange.Id));
        if (exchange.DueOn is { } due && exchange.Kind is ExchangeKind.MaterialRequest or ExchangeKind.Order)
        {
            outbox.Raise(new ExchangeClockTicks(exchange.Id), ReminderPoints.NextAfter(due, clock.GetUtcNow()));
        }

        if (exchange.Kind.IsForReporter())
        {
            await findable.TakeAsync(@case, exchange.Text, cancellation);
        }
    }

    private Exchange Make(DeskCase desk, Saying saying) => new()
    {
        Id = Identifier.New(clock),
        Case = desk.Case.Id,
        Kind = saying.Kind,
        Basis = saying.Kind.Power() is { } power ? WhoMayUseThePower.ArticleOf(power) : null,
        From = desk.Authority.Id,
        To = saying.Kind switch
        {
            ExchangeKind.Note => desk.Authority.Id,
            ExchangeKind.Opinion => MinisterOf(desk.Case),
            _ => desk.Case.Reporter,
        },
        By = db.Actor.Person,
        Text = saying.Text!.Trim(),
        DueOn = saying.Kind is ExchangeKind.Order or ExchangeKind.MaterialRequest ? saying.DueOn : null,
        InReplyTo = null,
        At = clock.GetUtcNow(),
    };

    // The opinion goes to the minister, also where the report went to a bureau of his.
    private static OrganisationId? MinisterOf(IncidentCase @case) =>
        @case.Addressees.Where(a => a.Capacity is not AddresseeCapacity.PrimeMinister)
            .OrderBy(a => a.Capacity is AddresseeCapacity.JointMinister ? 1 : 0)
            .Select(a => (OrganisationId?)(a.Superior ?? a.Organisation)).FirstOrDefault();
}
