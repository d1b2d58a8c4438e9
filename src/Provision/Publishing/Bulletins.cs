using Microsoft.EntityFrameworkCore;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Providing;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Publishing;

/// <summary>What was made public, for everybody: those products that were provided to the public, and no other.</summary>
internal sealed class Bulletins(StoreDb db, IReleasedProducts products)
{
    /// <summary>How many the list and the feeds show.</summary>
    public const int Most = 50;

    // Past the filter of recipients: what was delivered to the public is everybody's.
    private IQueryable<Recipient> Published => db.Set<Recipient>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(r => r.Kind == RecipientKind.Public && r.State == RecipientState.Delivered);

    /// <summary>The newest ones; an older version gives way to the newer one as soon as that is public too.</summary>
    public async Task<IReadOnlyList<ReleasedProduct>> NewestAsync(CancellationToken cancellation)
    {
        var ids = await Published.OrderByDescending(r => r.DeliveredAt).ThenByDescending(r => r.Id).Select(r => r.Product).Take(Most).ToListAsync(cancellation);
        var known = await products.TheseAsync([.. ids.Distinct().Select(id => new ProductId(id))], cancellation);
        return [.. known.Values.GroupBy(p => p.Series).Select(g => g.MaxBy(p => p.Version)!).OrderByDescending(p => p.ReleasedAt).ThenBy(p => p.Number, StringComparer.Ordinal)];
    }

    /// <summary>The newest public version of a number; null if nothing of that number is public.</summary>
    public async Task<ProductContents?> FindAsync(string number, CancellationToken cancellation)
    {
        var versions = await products.VersionsAsync(number, cancellation);
        var ids = versions.Select(v => v.Id.Value).ToArray();
        var published = await Published.Where(r => ids.Contains(r.Product)).Select(r => r.Product).ToListAsync(cancellation);
        return versions.FirstOrDefault(v => published.Contains(v.Id.Value)) is { } newest ? await products.ContentsAsync(newest.Id, cancellation) : null;
    }

    /// <summary>The businesses that a public product concerns, as its senders said; none if one of them said that it concerns all.</summary>
    public async Task<IReadOnlyList<string>> ConcernedAsync(ProductId product, CancellationToken cancellation)
    {
        var sendings = Published.Where(r => r.Product == product.Value).Select(r => r.Sending);
        var chosen = await db.Set<Sending>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(s => sendings.Contains(s.Id)).Select(s => s.Chosen).ToListAsync(cancellation);
        var concerned = chosen.Select(c => Choice.Read(c).Concerns ?? []).ToArray();
        return concerned.Any(c => c.Count == 0) ? [] : [.. concerned.SelectMany(c => c).Distinct(StringComparer.Ordinal)];
    }
}
