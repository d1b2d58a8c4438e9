using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Council.Joining;

/// <summary>A member's region is that of the register of organisations: when an organisation says it has moved, its membership follows.</summary>
internal sealed class FollowRegion(StoreDb db, IWhoIsWho who) : IHandle<OrganisationDescribed>
{
    public async Task HandleAsync(OrganisationDescribed @event, Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Member>().FirstOrDefaultAsync(m => m.Organisation == @event.Organisation, cancellation) is { } member
            && await who.OrganisationAsync(@event.Organisation, cancellation) is { } described)
        {
            member.Move(described.Prefecture);
        }
    }
}
