using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Store;
using Noroshi.Store;

namespace Noroshi.Products.Writing;

/// <summary>Finds products that the actor may see. Asking for another is refused as if it were not there, and recorded.</summary>
internal sealed class ProductsInSight(StoreDb db, IRecordOfActs acts)
{
    /// <summary>A version, to show or to change; null if it is not there for this actor. The refusal is then on record.</summary>
    public async Task<AnalysedProduct?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var wanted = new ProductId(id);
        var found = await db.Set<AnalysedProduct>().FirstOrDefaultAsync(p => p.Id == wanted, cancellation);
        if (found is null)
        {
            await acts.WriteRefusalAsync(new Act("products.not-shown", "Act, Art. 44(1)", $"product:{id:D}"), cancellation);
        }

        return found;
    }

    /// <summary>What it says, in order. Where it comes from is there only for those who may see it.</summary>
    public Task<List<Statement>> StatementsAsync(ProductId product, CancellationToken cancellation) =>
        db.Set<Statement>().Include(s => s.Sources).Where(s => s.Product == product).OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(cancellation);

    /// <summary>All versions of its series, the newest first.</summary>
    public Task<List<AnalysedProduct>> VersionsAsync(Guid series, CancellationToken cancellation) =>
        db.Set<AnalysedProduct>().AsNoTracking().Where(p => p.Series == series).OrderByDescending(p => p.Version).ToListAsync(cancellation);
}
