using Noroshi.CriticalComputers.Naming;

namespace Noroshi.CriticalComputers.Law;

/// <summary>A designated product with the names by which it is known.</summary>
internal sealed record DesignatedProduct(string Product, string Maker, IReadOnlyList<string> Products, IReadOnlyList<string> Makers)
{
    // Shorter names in plain letters begin too many others.
    private const int LongEnough = 4;

    private readonly HashSet<string> products = [.. Products.Append(Product).Select(NormalName.ProductKey)];
    private readonly HashSet<string> makers = [.. Makers.Append(Maker).Select(NormalName.Maker)];
    private readonly string[] phrases = [.. Products.Append(Product).Select(p => $" {NormalName.Product(p).Folded} ").Where(p => p.Trim().Length > 0).Distinct()];

    /// <summary>The notice that designates it.</summary>
    public string? Notice { get; init; }

    /// <summary>The day from which it is designated.</summary>
    public DateOnly From { get; init; }

    public bool IsProduct(string key) => products.Contains(key);

    public bool IsMaker(string key) => makers.Contains(key);

    /// <summary>Whether it is another word for the same designation.</summary>
    public bool IsSameAs(string product, string maker) => IsProduct(NormalName.ProductKey(product)) && IsMaker(NormalName.Maker(maker));

    /// <summary>Whether a name holds the product's name, or begins with it.</summary>
    public bool LooksLike(ProductName name) =>
        phrases.Any(p => $" {name.Folded} ".Contains(p, StringComparison.Ordinal))
        || products.Any(p => (p.Length >= LongEnough || !System.Text.Ascii.IsValid(p)) && p.Length > 0 && name.Key.StartsWith(p, StringComparison.Ordinal));

    /// <summary>Whether a name begins with the product's name.</summary>
    public bool Begins(ProductName name) => phrases.Any(p => $" {name.Folded} ".StartsWith(p, StringComparison.Ordinal));
}

/// <summary>A designation that was added by a notice, or ended.</summary>
/// <param name="From">The day from which it holds.</param>
/// <param name="Product">The product, with the maker and their other names.</param>
/// <param name="Ends">Whether the designation ends on that day.</param>
internal sealed record DesignationChange(DateOnly From, DesignatedProduct Product, bool Ends);
