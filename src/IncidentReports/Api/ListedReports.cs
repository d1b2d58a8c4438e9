using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api;

/// <summary>
/// The reports that a machine may see, newest first, however many there are. Each way of seeing them is walked along an index of its own:
/// as the reporter or its agent, as the authority that they reached, as the ministry above it. The visibility filter is asked for each.
/// </summary>
internal sealed class ListedReports(StoreDb db)
{
    /// <summary>Up to <paramref name="count"/> reports after the cursor.</summary>
    public async Task<IReadOnlyList<IncidentCase>> TakeAsync(Func<IQueryable<IncidentCase>, IQueryable<IncidentCase>> narrow, ApiCursor? after, int count, CancellationToken cancellation)
    {
        var actor = db.Actor;
        var cases = narrow(db.Set<IncidentCase>().AsNoTracking());
        if (after is { } last)
        {
            cases = cases.Where(c => c.OpenedAt < last.At || (c.OpenedAt == last.At && string.Compare(c.Number, last.Name) < 0));
        }

        var found = new List<IncidentCase>();
        if (actor.Can(Permission.ReadOwnReports) || actor.Can(Permission.FileReports))
        {
            var own = actor.ActsFor.Append(actor.Organisation).ToArray();
            found.AddRange(await cases.Where(c => own.Contains(c.Reporter)).OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Number).Take(count).ToListAsync(cancellation));
        }

        if (actor.Can(Permission.ReadReports))
        {
            var (me, addressees) = (actor.Organisation, db.Set<CaseAddressee>().AsNoTracking());
            found.AddRange(await WalkAsync(addressees.Where(a => a.Organisation == me), cases, after, count, cancellation));
            found.AddRange(await WalkAsync(addressees.Where(a => a.Superior == me), cases, after, count, cancellation));
        }

        return [.. found.DistinctBy(c => c.Id).OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Number, StringComparer.Ordinal).Take(count)];
    }

    // An authority has received a case in the moment in which it was opened: the moment stands in both tables, and the index in this one.
    private static Task<List<IncidentCase>> WalkAsync(IQueryable<CaseAddressee> desk, IQueryable<IncidentCase> cases, ApiCursor? after, int count, CancellationToken cancellation)
    {
        desk = after is { } last ? desk.Where(a => a.ReceivedAt <= last.At) : desk;
        return (from a in desk join c in cases on a.Case equals c.Id orderby a.ReceivedAt descending, c.Number descending select c).Take(count).ToListAsync(cancellation);
    }
}
