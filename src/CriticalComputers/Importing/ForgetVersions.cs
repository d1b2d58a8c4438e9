using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>What was left out as a version is shown until a person has decided on the import, and then forgotten: no table keeps a version.</summary>
internal static class ForgetVersions
{
    public static Task OfAsync(StoreDb db, Guid import, CancellationToken cancellation) => db.Set<ImportRow>()
        .Where(r => r.Import == import && r.Remarks!.Contains($"\"{nameof(RowRemark.NamesVersion)}\":true"))
        .ExecuteUpdateAsync(row => row.SetProperty(r => r.Remarks, (string?)null), cancellation);
}
