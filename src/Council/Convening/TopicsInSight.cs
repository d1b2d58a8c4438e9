using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Council.Convening;

/// <summary>The topics that the actor sees, and those who belong to them.</summary>
internal sealed class TopicsInSight(StoreDb db, CouncilAdmission admission, IWhoIsWho who, IRecordOfActs acts)
{
    public async Task<IReadOnlyList<Topic>> AllAsync(CancellationToken cancellation) =>
        await admission.TakesPartAsync(cancellation) ? await db.Set<Topic>().AsNoTracking().OrderBy(t => t.ClosedAt != null).ThenByDescending(t => t.OpenedAt).ToListAsync(cancellation) : [];

    /// <summary>One of them by number, with its members; null if it is not there for the actor. The refusal is then on record.</summary>
    public async Task<Topic?> FindAsync(string? number, CancellationToken cancellation)
    {
        var wanted = Checks.Number(number);
        var found = await admission.TakesPartAsync(cancellation) ? await db.Set<Topic>().Include(t => t.Members).FirstOrDefaultAsync(t => t.Number == wanted, cancellation) : null;
        if (found is null)
        {
            await acts.WriteRefusalAsync(new Act("council.not-shown", "Act, Art. 45(3)", $"topic:{wanted}"), cancellation);
        }

        return found;
    }

    /// <summary>What keeps the actor from a topic that it sees: the clearance that the policy asks for.</summary>
    public async Task<Ruling.Refused?> KeptFromAsync(Topic topic, CancellationToken cancellation)
    {
        if (!topic.Marked || !await admission.IsKeptFromMarkedTopicsAsync(cancellation))
        {
            return null;
        }

        await acts.WriteRefusalAsync(new Act("council.not-let-in", ClearanceIsAskedForByTopic.NotCleared.Article, $"topic:{topic.Number}"), cancellation);
        return ClearanceIsAskedForByTopic.NotCleared;
    }

    /// <summary>The active members of a topic with their names, in the order of the register.</summary>
    public async Task<IReadOnlyList<Organisation>> MembersAsync(Topic topic, CancellationToken cancellation)
    {
        var ids = topic.Members.Where(m => m.RemovedAt is null).Select(m => m.Organisation).ToArray();

        // Who belongs to a topic is told to those who share it; the row of a membership is not.
        var active = await db.Set<Member>().IgnoreQueryFilters(["visibility"]).Where(m => ids.Contains(m.Organisation) && m.State == MemberState.Active && (!m.IsForeign || topic.OpenToForeign)).Select(m => m.Organisation).ToListAsync(cancellation);
        return [.. (await who.OrganisationsAsync(active, cancellation)).Values.OrderBy(o => o.Code, StringComparer.Ordinal)];
    }
}
