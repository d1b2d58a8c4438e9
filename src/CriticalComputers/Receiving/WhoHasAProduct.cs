using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Keying;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>How many computers of a product an operator has notified.</summary>
internal sealed record HoldersOfAProduct(OrganisationId Operator, int Computers);

/// <summary>How many computers were notified under a spelling.</summary>
internal sealed record FoundSpelling(string Product, string Maker, int Computers);

/// <summary>Who has a product.</summary>
/// <param name="Meant">The product of the dictionary; null if it has none for these names, and they were compared as they are.</param>
/// <param name="Holders">Who has it, under any spelling.</param>
/// <param name="Spellings">Under which spellings.</param>
/// <param name="WithoutModel">Spellings that name the family and no model, where a model was asked for: they may be it, and are not counted.</param>
/// <param name="IsComplete">Whether every stored key is of the present rules.</param>
internal sealed record WhoHas(NameMatch? Meant, IReadOnlyList<HoldersOfAProduct> Holders, IReadOnlyList<FoundSpelling> Spellings, IReadOnlyList<FoundSpelling> WithoutModel, bool IsComplete);

/// <summary>Which operators have notified a product, over all notifications that reached the actor's authority.</summary>
internal sealed class WhoHasAProduct(StoreDb db, KeyNames keys, IRecordOfActs acts)
{
    private const int MostNear = 12;
    private const int MostCompared = 20_000;

    /// <summary>What is wrong with the question.</summary>
    public static Problems Of(string product, string maker) => new Problems()
        .Unless(product.Length is > 0 and <= RegisterKeys.LongestName && !product.Any(char.IsSurrogate), "Product", "product", new("製品名を200文字以内で入力してください。", "Enter the product in at most 200 characters."))
        .Unless(maker.Length is > 0 and <= RegisterKeys.LongestName && !maker.Any(char.IsSurrogate), "Maker", "maker", new("製造者名を200文字以内で入力してください。", "Enter the maker in at most 200 characters."));

    /// <summary>Asks, and puts on record who asked for what.</summary>
    public async Task<WhoHas> AskAsync(string product, string maker, CancellationToken cancellation)
    {
        var found = await OfAsync(product, maker, cancellation);
        acts.Write(new Act("critical-computers.product-asked", "Act, Art. 8(1)", "notifications")
        {
            Content = new JsonObject { ["product"] = product, ["maker"] = maker, ["meant"] = found.Meant?.Product.Id, ["operators"] = found.Holders.Count },
        });
        await db.SaveChangesAsync(cancellation);
        return found;
    }

    /// <summary>Those who have it as their newest notification says, under every spelling that means it.</summary>
    public async Task<WhoHas> OfAsync(string product, string maker, CancellationToken cancellation)
    {
        var meant = NameDictionary.Current.Decide(product, maker);
        var complete = await keys.IsDoneAsync(cancellation);

        // As long as keys are being made anew, whoever wrote just the same is found under the old one too.
        string[] asked = complete ? [NameKeys.Of(product, maker)] : [NameKeys.Of(product, maker), RegisterKeys.OfName(product, maker)];
        var found = await Reached(asked).GroupBy(c => new { c.Operator, c.Product, c.Maker }).Select(g => new { g.Key.Operator, g.Key.Product, g.Key.Maker, Count = g.Count() }).ToListAsync(cancellation);
        var models = found.Select(f => (f.Product, f.Maker)).Distinct().ToDictionary(s => s, s => meant?.Model is null ? null : NameDictionary.Current.Decide(s.Product, s.Maker)?.Model);
        var counted = found.Where(f => meant?.Model is null || models[(f.Product, f.Maker)] == meant.Model).ToArray();
        return new WhoHas(
            meant,
            [.. counted.GroupBy(f => f.Operator).Select(g => new HoldersOfAProduct(g.Key, g.Sum(f => f.Count))).OrderByDescending(h => h.Computers)],
            Spelt(counted.Select(f => (f.Product, f.Maker, f.Count))),
            meant?.Model is null ? [] : Spelt(found.Where(f => models[(f.Product, f.Maker)] is null).Select(f => (f.Product, f.Maker, f.Count))),
            complete);
    }

    /// <summary>Spellings that are close to what was asked and not counted; those alone under which something reached the actor's authority.</summary>
    public async Task<IReadOnlyList<FoundSpelling>> NearAsync(string product, string maker, CancellationToken cancellation)
    {
        var key = NameKeys.Of(product, maker);
        var names = db.Set<NotifiedName>().AsNoTracking();
        var near = await names.Where(n => n.NearKey == key).OrderBy(n => n.NearKey).Take(MostNear).ToListAsync(cancellation);
        if (NameDictionary.Current.Decide(product, maker) is null)
        {
            near.AddRange((await names.Where(n => n.NearKey == null && n.Key != key).OrderBy(n => n.Key).Take(MostCompared).ToListAsync(cancellation)).Where(n => IsNear(n, product, maker)).Take(MostNear));
        }

        var (spelt, nearKeys) = (near.Select(n => (n.Product, n.Maker)).ToHashSet(), near.Select(n => n.Key).Distinct().ToArray());
        var found = near.Count == 0 ? [] : await Reached(nearKeys).GroupBy(c => new { c.Product, c.Maker }).Select(g => new { g.Key.Product, g.Key.Maker, Count = g.Count() }).ToListAsync(cancellation);
        return Spelt(found.Where(f => spelt.Contains((f.Product, f.Maker))).Select(f => (f.Product, f.Maker, f.Count)));
    }

    // The filter asks of each computer whether its notification may be seen; here it is asked of the notifications, which are fewer. Both give the same rows.
    private IQueryable<NotifiedComputer> Reached(string[] keys)
    {
        var me = db.Actor.Organisation;
        var reached = db.Set<Notification>().Where(n => n.Addressees.Any(a => a.Organisation == me)).Select(n => n.Id);
        return db.Set<NotifiedComputer>().IgnoreQueryFilters(["visibility"]).Where(c => keys.Contains(c.NameKey) && c.Current && c.As != NotifiedAs.Removed && reached.Contains(c.Notification));
    }

    private static bool IsNear(NotifiedName name, string product, string maker) =>
        NearOrSame(NormalName.ProductKey(name.Product), NormalName.ProductKey(product)) && NearOrSame(NormalName.Maker(name.Maker), NormalName.Maker(maker));

    private static bool NearOrSame(string one, string other) => one == other || (NearNames.Slips(one) is > 0 and var slips && NearNames.Between(one, other, slips) is not null);

    private static FoundSpelling[] Spelt(IEnumerable<(string Product, string Maker, int Count)> found) =>
        [.. found.GroupBy(f => (f.Product, f.Maker)).Select(g => new FoundSpelling(g.Key.Product, g.Key.Maker, g.Sum(f => f.Count))).OrderByDescending(f => f.Computers).ThenBy(f => f.Product, StringComparer.Ordinal)];
}
