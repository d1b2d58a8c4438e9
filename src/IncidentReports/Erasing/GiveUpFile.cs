using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Vault;

namespace Noroshi.IncidentReports.Erasing;

/// <summary>A case no longer needs a file.</summary>
internal sealed record FileGivenUp(string Digest) : IEvent
{
    public static string Name => "incident-reports.file-given-up.v1";
}

/// <summary>
/// Takes a file out of the vault once no record names it. It comes after the erasure was saved: if we stop in between, the event is still
/// there; the file never goes before the record of it.
/// </summary>
internal sealed class GiveUpFile(StoreDb db, FileVault vault) : IHandle<FileGivenUp>
{
    public async Task HandleAsync(FileGivenUp @event, Guid id, CancellationToken cancellation)
    {
        if (!await db.Set<Attachment>().AnyAsync(a => a.Digest == @event.Digest, cancellation))
        {
            vault.Remove(@event.Digest);
        }
    }
}
