using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>Finds drafts that the actor may see. Asking for another's is refused as if it were not there, and recorded.</summary>
internal sealed class DraftsInSight(StoreDb db, IRecordOfActs acts)
{
    /// <summary>The draft, or null; the refusal is then on record.</summary>
    public async Task<Draft?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var draft = await db.Set<Draft>().FirstOrDefaultAsync(d => d.Id == new DraftId(id), cancellation);
        if (draft is null)
        {
            await acts.WriteRefusalAsync(new Act("incident-reports.not-shown", "Act, Art. 8", $"draft:{id}"), cancellation);
        }

        return draft;
    }

    /// <summary>Whether a draft of this name is somebody else's.</summary>
    public async Task<bool> IsTakenAsync(Guid id, CancellationToken cancellation) =>
        await db.Set<Draft>().IgnoreQueryFilters(["visibility"]).AnyAsync(d => d.Id == new DraftId(id), cancellation);
}
