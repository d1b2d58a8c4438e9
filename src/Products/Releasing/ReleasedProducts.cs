using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Store;

namespace Noroshi.Products.Releasing;

/// <summary>Hands out what was released, past the filter of those who write: the law of provision has decided before it is asked.</summary>
internal sealed class ReleasedProducts(StoreDb db, IReportsForAnalysis reports, TimeProvider clock) : IReleasedProducts
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

    public async Task<ProductContents?> ContentsAsync(ProductId id, CancellationToken cancellation)
    {
        if (await Released.FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } product)
        {
            return null;
        }

        var all = await Statements([id]).OrderBy(s => s.Position).ThenBy(s => s.Id).Select(s => new { Statement = s, IsWithheld = Withheld.Contains(s.Id) }).ToListAsync(cancellation);
        var shown = all.Where(s => !s.IsWithheld).Select(s => s.Statement).ToList();
        return new ProductContents(AsReleased.Of(product, shown, clock.GetUtcNow()), AsReleased.Of(shown), all.Count - shown.Count);
    }

    public async Task<IReadOnlyList<ReleasedProduct>> VersionsAsync(string number, CancellationToken cancellation)
    {
        var wanted = number.ToUpperInvariant();
        return await ShownAsync(await Released.Where(p => p.Number == wanted).OrderByDescending(p => p.Version).ToListAsync(cancellation), cancellation);
    }

    public async Task<IReadOnlyList<ReleasedProduct>> CurrentAsync(int most, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await ShownAsync(await Released.Where(p => p.State == ProductState.Released && (p.ExpiresAt == null || p.ExpiresAt > now))
            .OrderByDescending(p => p.ReleasedAt).ThenByDescending(p => p.Id).Take(most).ToListAsync(cancellation), cancellation);
    }

    public async Task<IReadOnlySet<OrganisationId>> OriginatorsAsync(IReadOnlyCollection<ProductId> ids, CancellationToken cancellation)
    {
        var asked = ids.Distinct().ToArray();
        var nobody = default(OrganisationId);
        return (await db.Set<StatementSource>().IgnoreQueryFilters(["visibility"]).Where(s => asked.Contains(s.Product) && s.Originator != nobody).Select(s => s.Originator).Distinct().ToListAsync(cancellation)).ToHashSet();
    }

    public async Task<IReadOnlyList<ContributionId>> ContributionsAsync(ProductId id, CancellationToken cancellation) =>
        [.. (await db.Set<StatementSource>().IgnoreQueryFilters(["visibility"]).Where(s => s.Product == id && s.Kind == SourceKind.Contribution).Select(s => s.Origin).Distinct().ToListAsync(cancellation)).Select(o => new ContributionId(o))];

    public async Task<IReadOnlyList<TimeSpan>> FirstWordsAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var rests = await db.Set<StatementSource>().IgnoreQueryFilters(["visibility"]).Where(s => s.Kind == SourceKind.Report)
            .Join(Released, s => s.Product, p => p.Id, (s, p) => new { s.Origin, p.ReleasedAt }).GroupBy(s => s.Origin)
            .Select(g => new { Case = g.Key, First = g.Min(s => s.ReleasedAt) }).Where(g => g.First >= since).ToListAsync(cancellation);
        var opened = await reports.OpenedAsync([.. rests.Select(r => r.Case)], cancellation);
        return [.. rests.Where(r => opened.ContainsKey(r.Case)).Select(r => r.First!.Value - opened[r.Case])];
    }

    // Nothing is released that an originator forbids; what rests on something that was taken back since is not handed out any more.
    private IQueryable<Guid> Withheld => db.Set<StatementSource>().Where(source => source.Forbids).Select(source => source.Statement);

    private IQueryable<Statement> Statements(ProductId[] ids) => db.Set<Statement>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(s => ids.Contains(s.Product));

    private async Task<IReadOnlyList<ReleasedProduct>> ShownAsync(List<AnalysedProduct> products, CancellationToken cancellation)
    {
        var ids = products.Select(p => p.Id).ToArray();
        var affected = (ids.Length == 0 ? [] : await Statements(ids).Where(s => s.Kind == StatementKind.AffectedProduct && !Withheld.Contains(s.Id)).ToListAsync(cancellation)).ToLookup(s => s.Product);
        var now = clock.GetUtcNow();
        return [.. products.Select(p => AsReleased.Of(p, affected[p.Id], now))];
    }
}
