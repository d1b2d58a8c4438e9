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
        var own = db.Set<ActContent>().AsNoTracking().Where(a => a.Person == person);
        var found = await (before is { } last ? own.Where(a => a.Id < last) : own).OrderByDescending(a => a.Id).Take(count + 1)
            .Select(a => new ActShown(a.Id, a.At, a.Kind, a.Basis, a.Object, a.Refused, a.Canonical == null)).ToListAsync(cancellation);
        return new([.. found.Take(count)], found.Count > count ? found[count - 1].Id : null);
    }
}
