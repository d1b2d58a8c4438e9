using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Store;

namespace Noroshi.Provision.Receiving;

/// <summary>Whom to tell that something was provided: those who may read it, and nobody else of the organisation.</summary>
internal sealed class WhoIsTold(IWhoIsWho who, ICouncil council)
{
    /// <summary>The people to tell, by recipient.</summary>
    public async Task<ILookup<Guid, PersonId>> OfAsync(IReadOnlyCollection<Recipient> recipients, CancellationToken cancellation)
    {
        var people = await who.PeopleWhoMayAsync([.. recipients.Where(r => r.Kind is not RecipientKind.Public).Select(r => r.Organisation)], Permission.ReceiveProducts, cancellation);
        var told = new List<(Guid Recipient, PersonId Person)>();
        foreach (var recipient in recipients)
        {
            var named = recipient.Kind is RecipientKind.CouncilMember ? await council.WhoMayHearAsync(recipient.Organisation, recipient.Topic is { } topic ? new TopicId(topic) : null, cancellation) : null;
            told.AddRange(people[recipient.Organisation].Where(p => named?.Contains(p.Id) ?? true).Select(p => (recipient.Id, p.Id)));
        }

        return told.ToLookup(t => t.Recipient, t => t.Person);
    }
}
