using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Oversight.Store;
using Noroshi.Store;
using Noroshi.TransparencyLog.Drawing;

namespace Noroshi.Oversight.Commission.Inspecting;

/// <summary>
/// Draws what an inspection looks at. The plan is an act; the first kept cosigned checkpoint behind its place is the lot. Places are drawn from the whole log by the public rule (ADR 0053), one after the other,
/// until enough of them are acts of the plan: so anybody can draw the same places again, and nobody chose them.
/// </summary>
internal sealed class DrawSample(StoreDb db, TimeProvider clock)
{
    /// <summary>The kind of the act by which an inspection is planned.</summary>
    public const string PlannedKind = "oversight.inspection-planned";

    private const string Prefix = "inspection:";

    /// <summary>More places than this are not drawn, however few of them are of the plan.</summary>
    private const int MostPlaces = 65_536;

    private const int AtFirst = 256;
    private const int AtOnce = 500;

    /// <summary>The places of plans in the log, by the number of the inspection; what waits for its place is not among them.</summary>
    public async Task<IReadOnlyDictionary<string, long>> PlacesOfPlansAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellation)
    {
        var names = numbers.Select(NameOf).ToArray();
        return await db.Set<ActContent>().Where(a => names.Contains(a.Object) && a.Kind == PlannedKind && !a.Refused).Join(db.Set<LogLeaf>(), a => a.Id, l => l.Act, (a, l) => new { a.Object, l.Index })
            .ToDictionaryAsync(f => f.Object[Prefix.Length..], f => f.Index, cancellation);
    }

    /// <summary>Draws, if the checkpoint is there.</summary>
    /// <returns>Whether it was.</returns>
    public async Task<bool> TryAsync(Inspection inspection, CancellationToken cancellation)
    {
        if (!(await PlacesOfPlansAsync([inspection.Number], cancellation)).TryGetValue(inspection.Number, out var plan)
            || await db.Set<KeptCheckpoint>().AsNoTracking().Where(c => c.Size > plan).OrderBy(c => c.Size).FirstOrDefaultAsync(cancellation) is not { } lot)
        {
            return false;
        }

        for (var count = AtFirst; ; count *= 4)
        {
            var places = Draw.Places(lot.Note, inspection.Label, Math.Min(count, MostPlaces)).Select(p => checked((long)p)).ToList();
            var fitting = await FittingAsync(inspection, places, cancellation);
            var taken = places.Select((place, number) => (place, number)).Where(p => fitting.ContainsKey(p.place)).Take(inspection.Wanted).ToList();
            if (taken.Count == inspection.Wanted || places.Count < count || count >= MostPlaces)
            {
                db.AddRange(taken.Select((t, order) => new Sample { Id = Identifier.New(clock), Inspection = inspection.Id, Order = order + 1, Place = t.place, Act = fitting[t.place] }));
                inspection.Draw(lot.Note, taken.Count == inspection.Wanted ? taken[^1].number + 1 : places.Count, clock.GetUtcNow());
                return true;
            }
        }
    }

    public static string NameOf(string number) => Prefix + number;

    private async Task<Dictionary<long, Guid>> FittingAsync(Inspection inspection, List<long> places, CancellationToken cancellation)
    {
        var (from, until, of) = (LegalCalendar.StartOf(inspection.From), LegalCalendar.EndOf(inspection.Until), inspection.Of);
        Dictionary<long, Guid> found = [];
        foreach (var some in places.Chunk(AtOnce))
        {
            var rows = await db.Set<LogLeaf>().AsNoTracking().Where(l => some.Contains(l.Index) && db.Set<ActContent>().Any(a => a.Id == l.Act && a.At >= from && a.At < until && (of == null || a.Organisation == of)))
                .Select(l => new { l.Index, l.Act }).ToListAsync(cancellation);
            rows.ForEach(r => found[r.Index] = r.Act);
        }

        return found;
    }
}
