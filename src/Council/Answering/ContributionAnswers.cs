using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Contributing;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Council.Answering;

/// <summary>Contributions as sources of analysis (Act art 37): for the Cabinet Office's analysts, who are the council's secretariat, and for nobody else.</summary>
[Article("Act, Art. 37")]
internal sealed class ContributionAnswers(StoreDb db, CouncilAdmission admission, ContributionsInSight contributions, IWhoIsWho who) : IContributions
{
    private const int Most = 200;

    private static readonly Ruling.Refused NotThere = new("Act, Art. 45(6)", new("この情報はありません。", "There is no such contribution."));

    public async Task<IReadOnlyList<ContributionListed>> ListAsync(DateTimeOffset? before, CancellationToken cancellation)
    {
        if (!MayAnalyse)
        {
            return [];
        }

        var asked = (await contributions.QueryAsync(cancellation)).AsNoTracking();
        return await (before is { } end ? asked.Where(c => c.At < end) : asked).OrderByDescending(c => c.At).Take(Most)
            .Select(c => new ContributionListed(c.Id, c.Number, c.Title, c.Contributor, c.At, c.Topic, c.Sharing, c.WithdrawnAt != null)).ToListAsync(cancellation);
    }

    public async Task<ContributionSource?> ReadAsync(ContributionId id, CancellationToken cancellation)
    {
        if (!MayAnalyse || await (await contributions.QueryAsync(cancellation)).AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation) is not { } found)
        {
            return null;
        }

        if (!db.Actor.IsSystem)
        {
            contributions.Read(found, "analysis");
            await db.SaveChangesAsync(cancellation);
        }

        return Source(found, found.WithdrawnAt is null ? found.Text : "");
    }

    public async Task<IReadOnlyDictionary<ContributionId, ContributionSource>> BindingsAsync(IEnumerable<ContributionId> ids, CancellationToken cancellation)
    {
        var asked = ids.Distinct().ToArray();
        return MayAnalyse
            ? (await (await contributions.QueryAsync(cancellation)).AsNoTracking().Where(c => asked.Contains(c.Id)).ToListAsync(cancellation)).ToDictionary(c => c.Id, c => Source(c, ""))
            : new Dictionary<ContributionId, ContributionSource>();
    }

    public async Task<Ruling> MayUseAsync(ContributionId id, InformationClass @class, CancellationToken cancellation) =>
        (await BoundAsync([id], cancellation)).SingleOrDefault() is { } bound
            ? WiderUseNeedsConsent.Ask(bound.Uses.Select(u => u.Class).Append(bound.AllowedUpTo).Max(), @class, bound.IsWithdrawn)
            : NotThere;

    public async Task<IReadOnlyDictionary<OrganisationId, Ruling.Refused>> RefusalsAsync(
        IReadOnlyCollection<ContributionId> ids, InformationClass @class, IReadOnlyCollection<OrganisationId> recipients, CancellationToken cancellation)
    {
        var asked = ids.Distinct().ToArray();
        var bound = await BoundAsync(asked, cancellation);
        if (bound.Count < asked.Length)
        {
            return recipients.Distinct().ToDictionary(r => r, _ => NotThere);
        }

        var known = bound.Any(b => b.NotBeyond is not null) ? await who.OrganisationsAsync(recipients, cancellation) : new Dictionary<OrganisationId, Organisation>();
        var refusals = new Dictionary<OrganisationId, Ruling.Refused>();
        foreach (var recipient in recipients)
        {
            var first = bound.Select(b => NotBeyondTheRegion.Ask(b.NotBeyond, known.GetValueOrDefault(recipient)?.Prefecture) as Ruling.Refused
                ?? WiderUseNeedsConsent.Ask(b.Uses.Where(u => u.Recipient is null || u.Recipient == recipient).Select(u => u.Class).Append(b.AllowedUpTo).Max(), @class, b.IsWithdrawn) as Ruling.Refused)
                .FirstOrDefault(r => r is not null);
            if (first is not null)
            {
                refusals[recipient] = first;
            }
        }

        return refusals;
    }

    public async Task<IReadOnlyList<string>> RegionsAsync(IReadOnlyCollection<ContributionId> ids, CancellationToken cancellation) =>
        [.. (await BoundAsync([.. ids.Distinct()], cancellation)).Select(b => b.NotBeyond).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private bool MayAnalyse => admission.IsSecretariat || db.Actor.IsSystem;

    // What binds contributions, whoever asks: the filter says who sees them, not what binds them.
    private async Task<IReadOnlyList<Bound>> BoundAsync(ContributionId[] ids, CancellationToken cancellation)
    {
        if (ids.Length == 0)
        {
            return [];
        }

        var found = await db.Set<Contribution>().IgnoreQueryFilters(CouncilSight.OfContributions).AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.NotBeyond, c.AllowedUpTo, c.WithdrawnAt }).ToListAsync(cancellation);
        var uses = (await db.Set<WiderUse>().IgnoreQueryFilters(CouncilSight.OfWiderUses).AsNoTracking().Where(u => ids.Contains(u.Contribution)).ToListAsync(cancellation)).ToLookup(u => u.Contribution);
        return [.. found.Select(c => new Bound(c.NotBeyond, c.AllowedUpTo, c.WithdrawnAt is not null, [.. uses[c.Id]]))];
    }

    private sealed record Bound(string? NotBeyond, InformationClass AllowedUpTo, bool IsWithdrawn, IReadOnlyList<WiderUse> Uses);

    private static ContributionListed Listed(Contribution c) => new(c.Id, c.Number, c.Title, c.Contributor, c.At, c.Topic, c.Sharing, c.WithdrawnAt is not null);

    private static ContributionSource Source(Contribution c, string text) => new(Listed(c), text, c.Handling, c.NotBeyond, c.Marks, c.AllowedUpTo);
}
