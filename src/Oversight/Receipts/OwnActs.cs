using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Receipts;

/// <summary>What the actor did, newest first; the same for pages and machines.</summary>
internal sealed class OwnActs(StoreDb db, Actor actor)
{
    /// <summary>Takes some, from the newest, or behind one that was taken before.</summary>
    public async Task<ActList> TakeAsync(Guid? before, int count, CancellationToken cancellation)
    {
        var person = actor.Person;
        var (found, next) = await db.Set<ActContent>().AsNoTracking().Where(a => a.Person == person)
            .NewestAsync(before, count, a => new ActShown(a.Id, a.At, a.Kind, a.Basis, a.Object, a.Refused, a.Canonical == null), a => a.Id, cancellation);
        return new(found, next);
    }
}
