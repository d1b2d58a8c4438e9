using Noroshi.CriticalComputers.Naming;

namespace Noroshi.CriticalComputers.Face;

/// <summary>A product as the dictionary of the registry knows it, or as it was written if it does not.</summary>
/// <param name="Key">The key under which every spelling of it is found.</param>
/// <param name="Product">Its name in the dictionary; null if it has none for it.</param>
/// <param name="Maker">Its maker in the dictionary.</param>
/// <param name="Model">The model that was written behind the name, if one was.</param>
public sealed record RecognisedProduct(string Key, string? Product, string? Maker, string? Model)
{
    /// <summary>Whether the dictionary knows it.</summary>
    public bool IsKnown => Product is not null;
}

/// <summary>The one dictionary of makers and products, for those who write about them.</summary>
public static class ProductNames
{
    /// <summary>The longest name that is compared, in characters.</summary>
    public const int Longest = Store.RegisterKeys.LongestName;

    /// <summary>What is meant by a written product and maker. Names without half surrogate pairs and of at most <see cref="Longest"/> characters.</summary>
    public static RecognisedProduct Recognise(string product, string maker)
    {
        var match = NameDictionary.Current.Decide(product, maker);
        return new RecognisedProduct(NameKeys.Of(product, maker), match?.Product.Name, match is null ? null : NameDictionary.Current.Maker(match.Product.Maker).Name, match?.Model);
    }

    /// <summary>
    /// Whether a name means a product: the same entry of the dictionary, or the same words of the same maker. Without a maker the name alone must say it. Lengths as for <see cref="Recognise"/>.
    /// </summary>
    public static bool Means(string product, string maker, string otherProduct, string otherMaker)
    {
        var other = NameKeys.Of(otherProduct, otherMaker);
        return maker.Length > 0
            ? NameKeys.Of(product, maker) == other
            : NameKeys.Of(product, otherMaker) == other;
    }
}
