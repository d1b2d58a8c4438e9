using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Vault;

namespace Noroshi.IncidentReports.Erasing;

/// <summary>A case or a draft no longer needs a file.</summary>
internal sealed record FileGivenUp(string Digest) : IEvent
{
    public static string Name => "incident-reports.file-given-up.v1";
}

/// <summary>
/// Takes a file out of the vault once no record names it. It comes after the erasure was saved: if we stop in between, the event is still
/// there; the file never goes before the record of it. The same content may be coming in with another report at this moment, kept
/// already and not yet on record: what was kept within a day is asked about again after it.
/// </summary>
internal sealed class GiveUpFile(StoreDb db, FileVault vault, IOutbox outbox, TimeProvider clock) : IHandle<FileGivenUp>
{
    public async Task HandleAsync(FileGivenUp @event, Guid id, CancellationToken cancellation)
    {
        if (!await db.Set<Attachment>().AnyAsync(a => a.Digest == @event.Digest, cancellation) && !await vault.RemoveAsync(@event.Digest, cancellation))
        {
            outbox.Raise(@event, clock.GetUtcNow() + FileVault.Arriving);
        }
    }
}
