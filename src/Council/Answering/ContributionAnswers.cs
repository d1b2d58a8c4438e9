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

    public async Task<Ruling> MayUseAsync(ContributionId id, InformationClass @class, IReadOnlyCollection<OrganisationId> recipients, CancellationToken cancellation)
    {
        if (await db.Set<Contribution>().IgnoreQueryFilters(CouncilSight.OfContributions).AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation) is not { } found)
        {
            return NotThere;
        }

        if (await LeavesItsRegionAsync(found.NotBeyond, @class, recipients, cancellation) is { } outside)
        {
            return outside;
        }

        var uses = await db.Set<WiderUse>().IgnoreQueryFilters(CouncilSight.OfWiderUses).AsNoTracking().Where(u => u.Contribution == id).ToListAsync(cancellation);
        var forAll = uses.Where(u => u.Recipient is null).Select(u => u.Class).Append(found.AllowedUpTo).Max();
        var allowed = recipients.Count == 0 ? forAll : recipients.Min(r => uses.Where(u => u.Recipient == r).Select(u => u.Class).Append(forAll).Max());
        return WiderUseNeedsConsent.Ask(allowed, @class, found.WithdrawnAt is not null);
    }

    private bool MayAnalyse => admission.IsSecretariat || db.Actor.IsSystem;

    // Use within the government leaves no region; all else does, unless every recipient is known to be in it.
    private async Task<Ruling?> LeavesItsRegionAsync(string? notBeyond, InformationClass @class, IReadOnlyCollection<OrganisationId> recipients, CancellationToken cancellation)
    {
        if (notBeyond is null || (@class is InformationClass.Comprehensive && recipients.Count == 0))
        {
            return null;
        }

        if (recipients.Count == 0)
        {
            return NotBeyondTheRegion.Ask(notBeyond, null);
        }

        var known = await who.OrganisationsAsync(recipients, cancellation);
        return recipients.Select(r => NotBeyondTheRegion.Ask(notBeyond, known.GetValueOrDefault(r)?.Prefecture)).FirstOrDefault(r => r is Ruling.Refused);
    }

    private static ContributionListed Listed(Contribution c) => new(c.Id, c.Number, c.Title, c.Contributor, c.At, c.Topic, c.Sharing, c.WithdrawnAt is not null);

    private static ContributionSource Source(Contribution c, string text) => new(Listed(c), text, c.Handling, c.NotBeyond, c.Marks, c.AllowedUpTo);
}
