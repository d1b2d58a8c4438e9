using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Reading;

/// <summary>Finds cases that the actor may see. Asking for another's is refused as if it were not there, and recorded.</summary>
internal sealed class CasesInSight(StoreDb db, IRecordOfActs acts)
{
    /// <summary>The case with this number, with its addressees; null if it is not there for this actor. The refusal is then on record.</summary>
    public async Task<IncidentCase?> FindAsync(string number, CancellationToken cancellation)
    {
        var @case = await db.Set<IncidentCase>().Include(c => c.Addressees).FirstOrDefaultAsync(c => c.Number == number, cancellation);
        if (@case is null)
        {
            var asked = number.Length <= 40 && number.All(c => char.IsAsciiLetterOrDigit(c) || c is '-') ? number : "malformed";
            await acts.WriteRefusalAsync(new Act("incident-reports.not-shown", "Act, Art. 8", $"case-number:{asked}"), cancellation);
        }

        return @case;
    }

    /// <summary>The same, for the reporter's own side only: its people and its agents.</summary>
    public async Task<IncidentCase?> FindOwnAsync(string number, CancellationToken cancellation)
    {
        var @case = await FindAsync(number, cancellation);
        return @case is not null && IsOwn(@case) ? @case : null;
    }

    /// <summary>Whether the case is the actor's own organisation's, or a principal's.</summary>
    public bool IsOwn(IncidentCase @case) => @case.Reporter == db.Actor.Organisation || db.Actor.ActsFor.Contains(@case.Reporter);
}
