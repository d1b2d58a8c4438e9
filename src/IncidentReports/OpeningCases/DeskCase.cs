using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Store;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.IncidentReports.OpeningCases;

/// <summary>A case as a desk has it before it: who the actor is in it, and the work of the actor's authority.</summary>
/// <param name="Case">The case.</param>
/// <param name="Authority">The actor's authority.</param>
/// <param name="Kind">As what that authority acts.</param>
/// <param name="Own">The authority's own work on it; null for a ministry whose bureau has it.</param>
internal sealed record DeskCase(IncidentCase Case, Organisation Authority, AuthorityKind Kind, CaseAddressee? Own)
{
    /// <summary>What each authority that it reached does: the own first.</summary>
    public IReadOnlyList<CaseAddressee> Desks => [.. Case.Addressees.OrderBy(a => a == Own ? 0 : 1).ThenBy(a => a.ReceivedAt)];
}

/// <summary>Finds a case for a desk. What did not reach it is not there, and the asking is on record.</summary>
internal sealed class CasesAtTheDesk(CasesInSight cases, StoreDb db, IWhoIsWho who)
{
    public async Task<DeskCase?> FindAsync(string number, CancellationToken cancellation)
    {
        if (await cases.FindAsync(number, cancellation) is not { } @case
            || await who.OrganisationAsync(db.Actor.Organisation, cancellation) is not { } authority)
        {
            return null;
        }

        return new DeskCase(@case, authority, WhoMayUseThePower.ActsAs(authority.Kind), @case.Addressees.FirstOrDefault(a => a.Organisation == authority.Id));
    }

    /// <summary>The newest version.</summary>
    public Task<ReportVersion> NewestAsync(IncidentCase @case, CancellationToken cancellation) =>
        db.Set<ReportVersion>().AsNoTracking().Where(v => v.Case == @case.Id).OrderByDescending(v => v.Number).FirstAsync(cancellation);
}
