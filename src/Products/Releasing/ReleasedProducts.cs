using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.Products.Face;
using Noroshi.Products.Store;
using Noroshi.Products.Writing;
using Noroshi.Store;

namespace Noroshi.Products.Releasing;

/// <summary>Hands out what was released, past the filter of those who write: the law of provision has decided before it is asked.</summary>
internal sealed class ReleasedProducts(StoreDb db, TimeProvider clock) : IReleasedProducts
{
    private IQueryable<AnalysedProduct> Released => db.Set<AnalysedProduct>().IgnoreQueryFilters(["visibility"]).AsNoTracking()
        .Where(p => p.State == ProductState.Released || p.State == ProductState.Superseded || p.State == ProductState.Withdrawn);

    public async Task<ReleasedProduct?> FindAsync(ProductId id, CancellationToken cancellation) => (await TheseAsync([id], cancellation)).GetValueOrDefault(id);

    public async Task<IReadOnlyDictionary<ProductId, ReleasedProduct>> TheseAsync(IReadOnlyCollection<ProductId> ids, CancellationToken cancellation)
    {
        var asked = ids.Distinct().ToArray();
        return asked.Length == 0 ? new Dictionary<ProductId, ReleasedProduct>()
            : (await ShownAsync(await Released.Where(p => asked.Contains(p.Id)).ToListAsync(cancellation), cancellation)).ToDictionary(p => p.Id);
    }

    public async Task<ProductContents?> ContentsAsync(ProductId id, CancellationToken cancellation) => await FindAsync(id, cancellation) is not { } product ? null
        : new ProductContents(product, [.. (await Statements([id]).OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(cancellation))
            .Select(s => new ReleasedStatement(s.Id, s.Kind, s.Ja, s.En.Length > 0 ? s.En : null, StatementTexts.Facts(s.Facts)))]);

    public async Task<IReadOnlyList<ReleasedProduct>> CurrentAsync(int most, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await ShownAsync(await Released.Where(p => p.State == ProductState.Released && (p.ExpiresAt == null || p.ExpiresAt > now))
            .OrderByDescending(p => p.ReleasedAt).ThenByDescending(p => p.Id).Take(most).ToListAsync(cancellation), cancellation);
    }

    private IQueryable<Statement> Statements(ProductId[] ids) => db.Set<Statement>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(s => ids.Contains(s.Product));

    private async Task<IReadOnlyList<ReleasedProduct>> ShownAsync(List<AnalysedProduct> products, CancellationToken cancellation)
    {
        var ids = products.Select(p => p.Id).ToArray();
        var affected = ids.Length == 0 ? [] : await Statements(ids).Where(s => s.Kind == StatementKind.AffectedProduct).OrderBy(s => s.Position).Select(s => new { s.Product, s.Facts }).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        return [.. products.Select(p => new ReleasedProduct
        {
            Id = p.Id,
            Series = p.Series,
            Number = p.Number,
            Version = p.Version,
            Class = p.Class,
            Marks = p.Marks,
            Sharing = Tlp.Parse(p.Sharing),
            Speed = p.Speed,
            Urgent = p.Urgent,
            Title = p.Title,
            Remedy = p.Remedy,
            NextWordAt = p.NextWordAt,
            Standing = p.Standing(now),
            Affected = [.. affected.Where(a => a.Product == p.Id).Select(a => StatementTexts.Facts(a.Facts)).Select(f => new AffectedProduct(f["product"], f["maker"], f["key"])).DistinctBy(a => a.Key)],
            ReleasedAt = p.ReleasedAt!.Value,
            ExpiresAt = p.ExpiresAt,
            SupersededBy = p.SupersededBy,
            WithdrawnBecause = p.WithdrawnBecause,
            Exercise = p.Exercise,
        })];
    }
}
