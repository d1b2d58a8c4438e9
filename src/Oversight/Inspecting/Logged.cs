using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Noroshi.Oversight.Store;
using Noroshi.Store;
using Noroshi.TransparencyLog.Tiles;

namespace Noroshi.Oversight.Inspecting;

/// <summary>What the log has of some acts. Whoever changes an act and its commitment together has left the log behind: what was signed there cannot be changed with them.</summary>
internal sealed class Logged
{
    private readonly Dictionary<Guid, long> places;
    private readonly HashSet<Guid> waiting;
    private readonly Dictionary<long, List<byte[]>> bundles;

    private Logged(Dictionary<Guid, long> places, HashSet<Guid> waiting, Dictionary<long, List<byte[]>> bundles) => (this.places, this.waiting, this.bundles) = (places, waiting, bundles);

    /// <summary>Reads the places of some acts and the entries there, and which of them wait for a place.</summary>
    public static async Task<Logged> ReadAsync(StoreDb db, Expression<Func<LogLeaf, bool>> placed, Expression<Func<WaitingAct, bool>> waits, CancellationToken cancellation)
    {
        var places = await db.Set<LogLeaf>().AsNoTracking().Where(placed).ToDictionaryAsync(l => l.Act, l => l.Index, cancellation);
        var waiting = await db.Set<WaitingAct>().AsNoTracking().Where(waits).Select(w => w.Id).ToHashSetAsync(cancellation);
        var wanted = places.Values.Select(p => p / TilePath.Full).Distinct().ToArray();
        var bundles = await db.Set<LogTile>().AsNoTracking().Where(t => t.Level == TilePath.Entries && wanted.Contains(t.Index)).ToDictionaryAsync(t => t.Index, t => Entries(t.Octets), cancellation);
        return new(places, waiting, bundles);
    }

    /// <summary>Whether the entry at the act's place is its commitment, or the act still waits for a place.</summary>
    public bool Agrees(RecordedAct act)
    {
        if (!places.TryGetValue(act.Id, out var place))
        {
            return waiting.Contains(act.Id);
        }

        var (bundle, at) = (bundles.GetValueOrDefault(place / TilePath.Full), (int)(place % TilePath.Full));
        return bundle is not null && at < bundle.Count && bundle[at].AsSpan().SequenceEqual(act.Commitment);
    }

    private static List<byte[]> Entries(ReadOnlySpan<byte> bundle)
    {
        var entries = new List<byte[]>(TilePath.Full);
        while (EntryBundle.TryNext(ref bundle, out var entry))
        {
            entries.Add(entry.ToArray());
        }

        return entries;
    }
}
