using System.Collections.Frozen;

namespace Noroshi.CriticalComputers.Naming;

/// <summary>Makers and products as public sources write them, made comparable: what has been learnt, at one moment.</summary>
internal sealed class KnownSpellings
{
    private readonly FrozenDictionary<string, (string Maker, string Product)[]> byProduct;
    private readonly FrozenDictionary<string, string> makers;
    private readonly (string Key, int Index)[] sorted;
    private readonly (string Maker, string Product)[] all;

    public KnownSpellings(IReadOnlyCollection<(string Maker, string Product)> spellings)
    {
        all = [.. spellings];
        byProduct = all.GroupBy(s => NormalName.ProductKey(s.Product)).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        makers = all.Select(s => s.Maker).Distinct().GroupBy(NormalName.Maker).ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        sorted = [.. all.Select((s, i) => (NormalName.Joined(NameText.Fold(s.Product)), i)).OrderBy(e => e.Item1, StringComparer.Ordinal)];
        (NearProducts, NearMakers) = (new NearNames(byProduct.Keys), new NearNames(makers.Keys));
    }

    public static KnownSpellings None { get; } = new([]);

    public NearNames NearProducts { get; }

    public NearNames NearMakers { get; }

    public int Count => all.Length;

    public bool KnowsMaker(string key) => makers.ContainsKey(key);

    public string? MakerOf(string key) => makers.GetValueOrDefault(key);

    /// <summary>The spellings of a product's key.</summary>
    public IReadOnlyList<(string Maker, string Product)> Of(string productKey) => byProduct.GetValueOrDefault(productKey) ?? [];

    /// <summary>The spellings whose product begins so.</summary>
    public IEnumerable<(string Maker, string Product)> BeginningWith(string key)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(sorted[middle].Key, key) < 0 ? (middle + 1, high) : (low, middle);
        }

        for (; low < sorted.Length && sorted[low].Key.StartsWith(key, StringComparison.Ordinal); low++)
        {
            yield return all[sorted[low].Index];
        }
    }
}
