using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Council.Telling;

/// <summary>Tells those to whom something was contributed that there is something to read.</summary>
internal sealed class TellOfContribution(StoreDb db, TellPeople tell) : IHandle<ContributionMade>
{
    public async Task HandleAsync(ContributionMade @event, Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Contribution>().AsNoTracking().Include(c => c.Recipients).FirstOrDefaultAsync(c => c.Id == @event.Contribution && c.WithdrawnAt == null, cancellation) is not { } made)
        {
            return;
        }

        var subject = new Words($"協議会に情報が提供されました：{made.Number}", $"Contributed to the council: {made.Number}");
        await tell.SecretariatAsync("council.contributed", subject, $"/council/contributions/{made.Number}", false, cancellation);
        foreach (var organisation in await db.WhoHasItAsync(made, cancellation))
        {
            await tell.OrganisationAsync(organisation, "council.contributed", subject, $"/council/contributions/{made.Number}", false, cancellation);
        }
    }
}

/// <summary>Tells everybody who had it that a contribution was withdrawn.</summary>
internal sealed class TellOfWithdrawal(StoreDb db, TellPeople tell) : IHandle<ContributionWithdrawn>
{
    public async Task HandleAsync(ContributionWithdrawn @event, Guid id, CancellationToken cancellation)
    {
        var withdrawn = await db.Set<Contribution>().AsNoTracking().Include(c => c.Recipients).FirstAsync(c => c.Id == @event.Contribution, cancellation);
        var read = await db.Set<ContributionReading>().Where(r => r.Contribution == withdrawn.Id).Select(r => r.Organisation).Distinct().ToListAsync(cancellation);
        var subject = new Words($"協議会の情報が取り下げられました：{withdrawn.Number}", $"Withdrawn from the council: {withdrawn.Number}");
        await tell.SecretariatAsync("council.withdrawn", subject, $"/council/contributions/{withdrawn.Number}", true, cancellation);
        foreach (var organisation in (await db.WhoHasItAsync(withdrawn, cancellation)).Union(read))
        {
            await tell.OrganisationAsync(organisation, "council.withdrawn", subject, $"/council/contributions/{withdrawn.Number}", true, cancellation);
        }
    }
}

/// <summary>To which member organisations a contribution goes now, by the same rule by which their people read it.</summary>
internal static class Holders
{
    public static async Task<IReadOnlyList<OrganisationId>> WhoHasItAsync(this StoreDb db, Contribution contribution, CancellationToken cancellation)
    {
        var topic = await db.Set<Topic>().AsNoTracking().Include(t => t.Members).FirstOrDefaultAsync(t => t.Id == contribution.Topic, cancellation);
        var members = await db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active && m.Organisation != contribution.Contributor).ToListAsync(cancellation);
        var item = new Readable(contribution.Reach, contribution.Sharing, contribution.At, contribution.NotBeyond, topic?.OpenToForeign ?? false, AsksForClearance: false);
        return [.. members.Where(m => WhoMayReadAContribution.Reads(item, Reader(contribution, topic, m), LegalCalendar.LegalDay(contribution.At))).Select(m => m.Organisation)];
    }

    private static Reader Reader(Contribution contribution, Topic? topic, Member member) => new()
    {
        TakesPart = true,
        InTopicSince = topic?.Members.Where(m => m.Organisation == member.Organisation && m.RemovedAt is null).Select(m => (DateTimeOffset?)m.AddedAt).FirstOrDefault(),
        IsForeign = member.IsForeign,
        Chosen = contribution.Recipients.Any(r => r.Organisation == member.Organisation),
        Widened = contribution.Recipients.Any(r => r.Organisation == member.Organisation && r.By is not GivenBy.Choice),
        Prefecture = member.Region,
    };
}
