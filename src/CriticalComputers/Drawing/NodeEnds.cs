using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Finds the nodes at the ends of what is drawn.</summary>
internal sealed class NodeEnds(StoreDb db)
{
    private const int MostOffered = 2_000;

    public Task<NetworkNode?> FindAsync(FacilityId facility, NodeId node, CancellationToken cancellation) =>
        db.Set<NetworkNode>().AsNoTracking().FirstOrDefaultAsync(n => n.Facility == facility && n.Id == node, cancellation);

    /// <summary>By its name, as names are compared.</summary>
    public async Task<NetworkNode?> FindAsync(FacilityId facility, string? name, CancellationToken cancellation)
    {
        var key = RegisterKeys.OfLabel((name ?? "").Trim());
        return await db.Set<NetworkNode>().AsNoTracking().FirstOrDefaultAsync(n => n.Facility == facility && n.NameKey == key, cancellation);
    }

    public Task<string> NameAsync(NodeId node, CancellationToken cancellation) => db.Set<NetworkNode>().Where(n => n.Id == node).Select(n => n.Name).FirstAsync(cancellation);

    /// <summary>The names to choose another end from; the first ones where there are very many.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(FacilityId facility, NodeId but, CancellationToken cancellation) =>
        await db.Set<NetworkNode>().Where(n => n.Facility == facility && n.Id != but).OrderBy(n => n.NameKey).Select(n => n.Name).Take(MostOffered).ToListAsync(cancellation);
}
