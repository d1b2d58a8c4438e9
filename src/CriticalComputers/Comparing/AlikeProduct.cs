using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Comparing;

/// <summary>One set of classes in which a product was notified.</summary>
/// <param name="Classes">The classes.</param>
/// <param name="Operators">How many operators notified it so.</param>
/// <param name="Sectors">In which businesses.</param>
/// <param name="Computers">How many computers.</param>
internal sealed record ClassUse(ClassSet Classes, int Operators, IReadOnlyList<string> Sectors, int Computers);

/// <summary>A product, by its name without width, case, legal form and version, with the classes in which it was notified.</summary>
/// <param name="Key">Product and maker as they are compared.</param>
/// <param name="Product">A name under which it was notified.</param>
/// <param name="Maker">Its maker, as notified.</param>
/// <param name="Operators">How many operators notified it.</param>
/// <param name="Uses">The sets of classes, the most usual first.</param>
internal sealed record AlikeProduct(string Key, string Product, string Maker, int Operators, IReadOnlyList<ClassUse> Uses)
{
    /// <summary>The share, in hundredths, of the notifying operators per set that do not keep to the most usual set: 0 where all agree.</summary>
    public int Spread
    {
        get
        {
            var all = Uses.Sum(u => u.Operators);
            return 100 * (all - Uses.Max(u => u.Operators)) / all;
        }
    }

    /// <summary>Whether operators class it differently. One operator alone that has it in several places is no drift.</summary>
    public bool Differs => Uses.Count > 1 && Operators > 1;
}

/// <summary>Gathers what is alike, line by line, so that only products and sets are held.</summary>
internal sealed class AlikeProducts
{
    private readonly Dictionary<string, Gathered> products = new(StringComparer.Ordinal);

    public void Add(string key, string product, string maker, ClassSet classes, string sector, OrganisationId @operator, int count)
    {
        if (!products.TryGetValue(key, out var at))
        {
            products[key] = at = new Gathered(product, maker, [], []);
        }
        else if (string.CompareOrdinal(product, at.Product) < 0)
        {
            // Of several spellings the same is shown on every database and in every order of the rows.
            products[key] = at = at with { Product = product, Maker = maker };
        }

        if (!at.Uses.TryGetValue(classes, out var use))
        {
            at.Uses[classes] = use = new Use();
        }

        at.Operators.Add(@operator);
        use.Operators.Add(@operator);
        use.Sectors.Add(sector);
        use.Computers += count;
    }

    /// <summary>Those that are classed differently, what differs most among most operators first.</summary>
    public IReadOnlyList<AlikeProduct> Differing() =>
    [
        .. products.Select(p => new AlikeProduct(p.Key, p.Value.Product, p.Value.Maker, p.Value.Operators.Count,
                [.. p.Value.Uses.Select(u => new ClassUse(u.Key, u.Value.Operators.Count, [.. u.Value.Sectors], u.Value.Computers)).OrderByDescending(u => u.Operators).ThenBy(u => u.Classes.Bits)]))
            .Where(p => p.Differs).OrderByDescending(p => p.Spread).ThenByDescending(p => p.Operators).ThenBy(p => p.Key, StringComparer.Ordinal),
    ];

    private sealed record Gathered(string Product, string Maker, HashSet<OrganisationId> Operators, Dictionary<ClassSet, Use> Uses);

    private sealed class Use
    {
        public HashSet<OrganisationId> Operators { get; } = [];

        public SortedSet<string> Sectors { get; } = new(StringComparer.Ordinal);

        public int Computers { get; set; }
    }
}
