using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Store;
using Noroshi.Store.Vault;

namespace Noroshi.IncidentReports.Attaching;

/// <summary>The files that drafts and cases name, for the vault's sweep.</summary>
internal sealed class NamedFiles(StoreDb db) : INameFiles
{
    public IAsyncEnumerable<string> Digests() => db.Set<Attachment>().Select(a => a.Digest).AsAsyncEnumerable();
}
