using Noroshi.CriticalComputers.Learning;
using Noroshi.CriticalComputers.Naming;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Spelling;

/// <summary>What may have been meant, from the dictionary and from what has been learnt. It is shown; nothing is changed by it.</summary>
internal sealed class NameHints(StoreDb db, KnownNames known)
{
    private const int MostOffers = 20;

    public async Task<NameAdvice> AdviceAsync(CancellationToken cancellation) => new(NameDictionary.Current, await known.SpellingsAsync(db, cancellation));

    /// <summary>What is offered beside a product and a maker as they were written.</summary>
    public async Task<IReadOnlyList<NameSuggestion>> ForAsync(string? product, string? maker, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(product) ? [] : (await AdviceAsync(cancellation)).For(product.Trim(), (maker ?? "").Trim());

    /// <summary>Makers of which a name begins so.</summary>
    public static IReadOnlyList<string> Makers(string begun)
    {
        var key = NormalName.Maker(begun);
        return [.. NameDictionary.Current.MakerKeys.Where(m => m.Key.StartsWith(key, StringComparison.Ordinal)).Select(m => m.Value.Name).Distinct().Order(StringComparer.Ordinal).Take(MostOffers)];
    }

    /// <summary>Products of which a name begins so, of one maker if one is written.</summary>
    public async Task<IReadOnlyList<string>> ProductsAsync(string begun, string maker, CancellationToken cancellation)
    {
        var key = NormalName.Joined(NameText.Fold(begun));
        var of = string.IsNullOrWhiteSpace(maker) ? null : NameDictionary.Current.MakerOf(maker);
        var makerKey = NormalName.Maker(maker);
        var named = NameDictionary.Current.ProductKeys.Where(p => p.Key.StartsWith(key, StringComparison.Ordinal)).SelectMany(p => p.Value)
            .Where(p => makerKey.Length == 0 || (of is not null && NameDictionary.Current.IsOf(p, of))).Select(p => p.Name).Distinct().Order(StringComparer.Ordinal);
        var learnt = (await known.SpellingsAsync(db, cancellation)).BeginningWith(key)
            .Where(s => makerKey.Length == 0 || NormalName.Maker(s.Maker) == makerKey || (of is not null && NameDictionary.Current.MakerOf(s.Maker) == of)).Select(s => s.Product);
        return key.Length == 0 ? [] : [.. named.Concat(learnt.Take(MostOffers * 10)).Distinct(StringComparer.Ordinal).Take(MostOffers)];
    }
}
