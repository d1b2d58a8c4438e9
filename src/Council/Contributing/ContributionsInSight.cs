using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Council.Contributing;

/// <summary>By what a list of contributions is narrowed.</summary>
/// <param name="Topic">Of one topic.</param>
/// <param name="Region">From members of a prefecture.</param>
/// <param name="Before">Made before this moment: the next page.</param>
internal sealed record ContributionFilter(TopicId? Topic, string? Region, DateTimeOffset? Before);

/// <summary>A row of a list.</summary>
internal sealed record ContributionRow(
    string Number, string Title, Words? Contributor, string? Topic, Confidentiality.Face.Tlp Sharing, string? NotBeyond, DateTimeOffset At, bool Withdrawn, bool IsRead);

/// <summary>A page of a list, and where the next begins.</summary>
internal sealed record ContributionRows(IReadOnlyList<ContributionRow> Rows, DateTimeOffset? Next)
{
    public static ContributionRows None { get; } = new([], null);
}

/// <summary>
/// The contributions that the actor may read: what the query filter gives, less what undertaking and clearance keep from the actor. Every list, count and
/// page asks here.
/// </summary>
[Article("Act, Art. 45(3)")]
internal sealed class ContributionsInSight(StoreDb db, CouncilAdmission admission, IWhoIsWho who, IRecordOfActs acts, Actor actor, TimeProvider clock)
{
    public const int OnAPage = 50;

    /// <summary>The question to the database.</summary>
    public async Task<IQueryable<Contribution>> QueryAsync(CancellationToken cancellation)
    {
        IQueryable<Contribution> all = db.Set<Contribution>();
        var own = actor.Organisation;
        if (!await admission.TakesPartAsync(cancellation))
        {
            return all.Where(c => c.Contributor == own);
        }

        if (!await admission.IsKeptFromMarkedTopicsAsync(cancellation))
        {
            return all;
        }

        var marked = await MarkedAsync(cancellation);
        return all.Where(c => c.Contributor == own || c.Topic == null || !marked.Contains(c.Topic));
    }

    public async Task<ContributionRows> ListAsync(ContributionFilter filter, CancellationToken cancellation)
    {
        var asked = await QueryAsync(cancellation);
        if (filter.Topic is { } topic)
        {
            asked = asked.Where(c => c.Topic == topic);
        }

        if (filter.Before is { } before)
        {
            asked = asked.Where(c => c.At < before);
        }

        if (filter.Region is { } region)
        {
            var there = await db.Set<Member>().IgnoreQueryFilters(["visibility"]).Where(m => m.Region == region).Select(m => m.Organisation).ToListAsync(cancellation);
            asked = asked.Where(c => there.Contains(c.Contributor));
        }

        var reader = actor.Person;
        var found = await asked.AsNoTracking().OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(OnAPage + 1).Select(c => new
        {
            c.Number, c.Title, c.Contributor, c.Topic, c.Sharing, c.NotBeyond, c.At, Withdrawn = c.WithdrawnAt != null, IsRead = db.Set<ContributionReading>().Any(r => r.Contribution == c.Id && r.Reader == reader),
        }).ToListAsync(cancellation);
        var names = await who.OrganisationsAsync(found.Select(c => c.Contributor), cancellation);
        var of = found.Select(c => c.Topic).OfType<TopicId>().Distinct().ToArray();
        var topics = await db.Set<Topic>().Where(t => of.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Title, cancellation);
        return new ContributionRows(
            [.. found.Take(OnAPage).Select(c => new ContributionRow(c.Number, c.Title, names.GetValueOrDefault(c.Contributor)?.Name, c.Topic is { } id ? topics.GetValueOrDefault(id) : null, c.Sharing, c.NotBeyond, c.At, c.Withdrawn, c.IsRead || c.Contributor == actor.Organisation))],
            found.Count > OnAPage ? found[OnAPage - 1].At : null);
    }

    /// <summary>One of them by number; null if it is not there for the actor. The refusal is then on record.</summary>
    public async Task<Contribution?> FindAsync(string? number, CancellationToken cancellation)
    {
        var wanted = Checks.Number(number);
        var found = await (await QueryAsync(cancellation)).Include(c => c.Recipients).FirstOrDefaultAsync(c => c.Number == wanted, cancellation);
        if (found is null)
        {
            await acts.WriteRefusalAsync(new Act("council.not-shown", "Act, Art. 45(3)", $"contribution:{wanted}"), cancellation);
        }

        return found;
    }

    /// <summary>Keeps that the actor reads it, in the present unit of work. What one's own organisation gave is read without.</summary>
    public void Read(Contribution contribution, string through)
    {
        if (contribution.Contributor == actor.Organisation)
        {
            return;
        }

        db.Add(new ContributionReading
        {
            Id = Identifier.New(clock),
            Contribution = contribution.Id,
            Contributor = contribution.Contributor,
            Reader = actor.Person,
            Organisation = actor.Organisation,
            Through = through,
            At = clock.GetUtcNow(),
        });
        acts.Write(new Act("council.read", through == "analysis" ? "Act, Art. 37" : "Act, Art. 45(3)", $"contribution:{contribution.Id}")
        {
            Content = new() { ["number"] = contribution.Number, ["through"] = through },
        });
    }

    // A contribution may be given beyond its topic, where the topic itself is not in sight.
    private async Task<List<TopicId?>> MarkedAsync(CancellationToken cancellation) =>
        await db.Set<Topic>().IgnoreQueryFilters(CouncilSight.OfTopics).Where(t => t.Marked).Select(t => (TopicId?)t.Id).ToListAsync(cancellation);
}
