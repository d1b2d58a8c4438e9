using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Exchanging;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.OpeningCases;

/// <summary>Something that happened in a case.</summary>
internal sealed record TimelineEntry
{
    public required DateTimeOffset At { get; init; }

    public required Words What { get; init; }

    public required string Who { get; init; }

    public string? Text { get; init; }

    /// <summary>The version that came.</summary>
    public int? Version { get; init; }

    /// <summary>The limit to answer or comply.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public ExchangeKind? Kind { get; init; }
}

/// <summary>Versions and exchanges of a case in the order in which they happened, as far as the actor may see them; the newest first.</summary>
internal sealed class CaseTimeline(StoreDb db, IWhoIsWho who)
{
    public async Task<IReadOnlyList<TimelineEntry>> OfAsync(IncidentCase @case, CancellationToken cancellation)
    {
        var versions = await db.Set<ReportVersion>().AsNoTracking().Where(v => v.Case == @case.Id)
            .Select(v => new { v.Number, v.Stage, v.Channel, v.FiledBy, v.FiledFrom, v.ReceivedAt, v.Late, v.Reason }).ToListAsync(cancellation);
        var exchanges = await db.Set<Exchange>().AsNoTracking().Where(x => x.Case == @case.Id).ToListAsync(cancellation);
        var organisations = await who.OrganisationsAsync(versions.Select(v => v.FiledFrom).Concat(exchanges.Select(x => x.From)), cancellation);
        var people = await who.PersonsAsync(versions.Select(v => v.FiledBy).Concat(exchanges.Select(x => x.By)), cancellation);
        var answers = exchanges.Where(x => x.InReplyTo is not null).GroupBy(x => x.InReplyTo!.Value).ToDictionary(g => g.Key, g => g.Min(x => x.At));
        return
        [
            .. versions.Select(v => new TimelineEntry
            {
                At = v.ReceivedAt,
                What = Came(v.Stage, v.Number, v.Channel),
                Who = Name(v.FiledFrom, v.FiledBy),
                Text = v.Reason,
                Version = v.Number,
            })
            .Concat(exchanges.Select(x => new TimelineEntry
            {
                At = x.At,
                What = x.Words(),
                Who = Name(x.From, x.By),
                Text = x.ErasedAt is null ? x.Text : null,
                DueOn = x.DueOn,
                AnsweredAt = answers.TryGetValue(x.Id, out var at) ? at : null,
                Kind = x.Kind,
            }))
            .OrderByDescending(e => e.At),
        ];

        string Name(OrganisationId organisation, PersonId person) => string.Join(Punctuation.Gap.Here, new[]
        {
            organisations.GetValueOrDefault(organisation)?.Name.Here, people.GetValueOrDefault(person)?.Name,
        }.OfType<string>());
    }

    private static Words Came(ReportStage stage, int number, Channel channel)
    {
        var by = channel switch
        {
            Channel.Telephone => new Words("・電話", ", by telephone"),
            Channel.Paper => new Words("・書面", ", on paper"),
            _ => new Words("", ""),
        };
        return new Words($"{stage.Words().Ja}（第{number}版{by.Ja}）を受付", $"{stage.Words().En} received (version {number}{by.En})");
    }
}
