using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Provision.Face;
using Noroshi.Provision.Store;

namespace Noroshi.Provision.Receiving;

/// <summary>
/// Who in an organisation reads what was provided to it. What is shared in the council is read by the persons alone whom the member named and who are bound to
/// secrecy (art 45(7)), with the clearance that the policy asks for where it was shared with a marked topic; everything else by those whose role receives.
/// </summary>
[Article("Act, Art. 45(7)")]
internal sealed class WhoReads(ICouncil council, Actor actor)
{
    private readonly Dictionary<Guid, bool> hears = [];

    /// <summary>Whether the actor reads what was delivered to somebody of the organisation in some capacity.</summary>
    public async Task<bool> MayAsync(Recipient recipient, CancellationToken cancellation) => recipient.Kind is not RecipientKind.CouncilMember || await HearsAsync(recipient.Topic, cancellation);

    /// <summary>Those lines of an inbox that the actor reads.</summary>
    public async Task<IQueryable<Recipient>> OfAsync(IQueryable<Recipient> inbox, CancellationToken cancellation)
    {
        if (!await HearsAsync(null, cancellation))
        {
            return inbox.Where(r => r.Kind != RecipientKind.CouncilMember);
        }

        var barred = new List<Guid>();
        foreach (var topic in await inbox.Where(r => r.Topic != null).Select(r => r.Topic!.Value).Distinct().ToListAsync(cancellation))
        {
            if (!await HearsAsync(topic, cancellation))
            {
                barred.Add(topic);
            }
        }

        return barred.Count == 0 ? inbox : inbox.Where(r => r.Topic == null || !barred.Contains(r.Topic.Value));
    }

    private async Task<bool> HearsAsync(Guid? topic, CancellationToken cancellation)
    {
        var key = topic ?? Guid.Empty;
        if (!hears.TryGetValue(key, out var may))
        {
            hears[key] = may = (await council.WhoMayHearAsync(actor.Organisation, topic is { } id ? new TopicId(id) : null, cancellation)).Contains(actor.Person);
        }

        return may;
    }
}
