using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Advisories;
using Noroshi.Formats.Inventories;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Learning;

/// <summary>
/// Learns how public sources write makers and products. All documents are read before anything is written, and everything is written in one
/// transaction: if we stop here, nothing was learnt. The same documents again add nothing.
/// </summary>
internal sealed class LearnNames(StoreDb db, KnownNames known, TimeProvider clock)
{
    private const int Batch = 2_000;
    private const int Most = 500_000;

    /// <exception cref="NameSourceRefused">A document that was named cannot be read.</exception>
    public async Task<NamesLearnt> ReadAsync(IEnumerable<NameSource> sources, Action<int> progress, CancellationToken cancellation)
    {
        var names = new Dictionary<NamedProduct, NamingFormat>();
        var (documents, other) = (0, 0);
        foreach (var source in sources)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!Gather(source, names))
            {
                other++;
                continue;
            }

            progress(++documents);
        }

        return new NamesLearnt(documents, other, names.Count, await KeepAsync(names, cancellation));
    }

    private static bool Gather(NameSource source, Dictionary<NamedProduct, NamingFormat> names)
    {
        try
        {
            using var file = source.Open();
            var (format, named) = NamedProducts.Read(file);
            foreach (var name in named)
            {
                names.TryAdd(name, format);
            }
        }
        catch (InventoryRefusal) when (source.MayBeOther)
        {
            return false;
        }
        catch (InventoryRefusal refusal)
        {
            throw new NameSourceRefused(source.Name, refusal.Problem.Message);
        }

        return names.Count <= Most ? true : throw new NameSourceRefused(source.Name, new($"名称が多すぎます（合わせて{Most}件まで）。", $"There are too many names (at most {Most} together)."));
    }

    private async Task<int> KeepAsync(Dictionary<NamedProduct, NamingFormat> names, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var there = (await db.Set<KnownName>().AsNoTracking().Select(n => new { n.Maker, n.Product }).ToListAsync(cancellation)).Select(n => new NamedProduct(n.Maker, n.Product)).ToHashSet();
        var added = names.Where(n => !there.Contains(n.Key)).ToArray();
        foreach (var batch in added.Chunk(Batch))
        {
            db.AddRange(batch.Select(n => new KnownName
            {
                Maker = n.Key.Maker,
                Product = n.Key.Product,
                Source = n.Value.ToString().ToLowerInvariant(),
                Key = NameKeys.Of(n.Key.Product, n.Key.Maker),
                FirstSeenAt = now,
            }));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancellation);
        known.Forget();
        return added.Length;
    }
}
