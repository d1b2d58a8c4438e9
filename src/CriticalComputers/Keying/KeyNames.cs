using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Store;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Keying;

/// <summary>
/// Keeps the keys of notified names in step with the rules and the dictionary. A spelling is keyed once, however many computers bear it; what an operator
/// wrote is not touched. Done again it changes nothing.
/// </summary>
internal sealed class KeyNames(StoreDb db)
{
    /// <summary>Of which rules all stored keys are.</summary>
    public const string Mark = "names-keyed";

    /// <summary>That every spelling of the notified computers has been put down.</summary>
    public const string Gathered = "names-gathered";

    private static readonly NameAdvice Advice = new(NameDictionary.Current, KnownSpellings.None);

    /// <summary>Puts down spellings that are not there yet.</summary>
    public async Task GatherAsync(IQueryable<NotifiedComputer> computers, CancellationToken cancellation)
    {
        var spelt = await computers.Select(c => new { c.Product, c.Maker }).Distinct().ToListAsync(cancellation);
        foreach (var batch in spelt.Chunk(500))
        {
            var products = batch.Select(s => s.Product).ToArray();
            var there = (await db.Set<NotifiedName>().AsNoTracking().Where(n => products.Contains(n.Product)).Select(n => new { n.Product, n.Maker }).ToListAsync(cancellation)).ToHashSet();
            db.AddRange(batch.Where(s => !there.Contains(s)).Select(s => new NotifiedName { Product = s.Product, Maker = s.Maker }));
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Keys some spellings that are of other rules, with their computers.</summary>
    /// <returns>Whether more are left.</returns>
    public async Task<bool> GoOnAsync(int most, CancellationToken cancellation)
    {
        var stale = await db.Set<NotifiedName>().Where(n => n.Version != NameKeys.Version).OrderBy(n => n.Version).Take(most).ToListAsync(cancellation);
        foreach (var name in stale)
        {
            var key = NameKeys.Of(name.Product, name.Maker);
            string[] earlier = [name.Key, RegisterKeys.OfName(name.Product, name.Maker)];
            await db.Set<NotifiedComputer>().IgnoreQueryFilters(["visibility"])
                .Where(c => earlier.Contains(c.NameKey) && c.NameKey != key && c.Product == name.Product && c.Maker == name.Maker)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.NameKey, key), cancellation);
            (name.Key, name.NearKey, name.Version) = (key, NearKeyOf(name.Product, name.Maker, key), NameKeys.Version);
        }

        await db.SaveChangesAsync(cancellation);
        return stale.Count == most;
    }

    /// <summary>Whether every stored key is of the present rules.</summary>
    public async Task<bool> IsDoneAsync(CancellationToken cancellation) => await db.MarkAsync(Mark, cancellation) == NameKeys.Version;

    private static string? NearKeyOf(string product, string maker, string key) =>
        Advice.For(product, maker) is [var first, ..] && NameKeys.Of(first.Product, first.Maker) is var near && near != key ? near : null;
}
