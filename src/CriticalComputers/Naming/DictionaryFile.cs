using System.Text.Json;
using System.Text.Json.Serialization;

namespace Noroshi.CriticalComputers.Naming;

/// <summary>What may stand behind the name of a product.</summary>
internal enum ProductKind
{
    /// <summary>A version alone.</summary>
    Single,

    /// <summary>A model: "FortiGate 200F". It goes into who has the product, and can be told apart.</summary>
    Family,

    /// <summary>A part of the suite: "JP1/AJS3".</summary>
    Suite,
}

/// <summary>A maker and the names by which it is known.</summary>
/// <param name="Id">A stable code, kebab-case.</param>
/// <param name="Name">Its name as it is offered.</param>
/// <param name="Aliases">Other names of the same firm, no others'.</param>
/// <param name="NowPartOf">The firm that took it over. That is no other spelling: only its products are found under the new name too.</param>
internal sealed record KnownMaker(string Id, string Name, IReadOnlyList<string> Aliases, string? NowPartOf = null);

/// <summary>A product and the names by which it is known.</summary>
/// <param name="Id">A stable code, kebab-case.</param>
/// <param name="Maker">Whose product it is.</param>
/// <param name="Name">Its name as it is offered.</param>
/// <param name="Aliases">Other names of the same product, without the maker in front.</param>
/// <param name="Kind">What may stand behind the name.</param>
/// <param name="AlsoOf">Other firms under whose name it is or was sold.</param>
internal sealed record KnownProduct(string Id, string Maker, string Name, IReadOnlyList<string> Aliases, ProductKind Kind = ProductKind.Single, IReadOnlyList<string>? AlsoOf = null);

/// <summary>The dictionary as it is written: reviewed data, well-known facts only.</summary>
internal sealed record DictionaryFile(string Version, IReadOnlyList<KnownMaker> Makers, IReadOnlyList<KnownProduct> Products)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        PropertyNameCaseInsensitive = false,
        MaxDepth = 8,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a dictionary and refuses one that contradicts itself.</summary>
    /// <exception cref="FormatException">It is damaged, or says two things at once; the message says which.</exception>
    public static DictionaryFile Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<DictionaryFile>(json, Strict) ?? throw new FormatException("The dictionary is empty.");
            return file.Contradiction() is { } contradiction ? throw new FormatException(contradiction) : file;
        }
        catch (JsonException damaged)
        {
            throw new FormatException($"The dictionary cannot be read: {damaged.Message}", damaged);
        }
    }

    /// <summary>A maker with whom bought it, and so on; the maker alone if nobody did.</summary>
    public static IEnumerable<string> LineOf(string maker, IReadOnlyDictionary<string, KnownMaker> makers)
    {
        for (var at = maker; at is not null; at = makers[at].NowPartOf)
        {
            yield return at;
        }
    }

    private string? Contradiction() =>
        Repeated(Makers.Select(m => m.Id)) ?? Repeated(Products.Select(p => p.Id)) ?? OfMakers(Makers.ToDictionary(m => m.Id, StringComparer.Ordinal));

    private static string? Repeated(IEnumerable<string> ids) =>
        ids.CountBy(id => id, StringComparer.Ordinal).FirstOrDefault(c => c.Value > 1) is { Key: { } id } ? $"{id} stands there twice." : null;

    private string? OfMakers(Dictionary<string, KnownMaker> makers)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var maker in Makers)
        {
            if (maker.NowPartOf is { } into && !makers.ContainsKey(into))
            {
                return $"{maker.Id} is part of {into}, which is no maker.";
            }

            var (steps, at) = (0, maker.NowPartOf);
            for (; at is not null && steps <= makers.Count; steps++)
            {
                at = makers.GetValueOrDefault(at)?.NowPartOf;
            }

            if (at is not null)
            {
                return $"{maker.Id} is part of itself.";
            }

            foreach (var name in maker.Aliases.Prepend(maker.Name))
            {
                var key = NormalName.Maker(name);
                if (NameText.Fold(name).Length == 0)
                {
                    return $"{maker.Id} has a name without a letter: “{name}”.";
                }

                if (!owners.TryAdd(key, maker.Id) && owners[key] != maker.Id)
                {
                    return $"“{name}” is a name of {owners[key]} and of {maker.Id}.";
                }
            }
        }

        return OfProducts(makers);
    }

    private string? OfProducts(Dictionary<string, KnownMaker> makers)
    {
        var owners = new Dictionary<(string Maker, string Key), string>();
        foreach (var product in Products)
        {
            if ((product.AlsoOf ?? []).Prepend(product.Maker).FirstOrDefault(m => !makers.ContainsKey(m)) is { } missing)
            {
                return $"{product.Id} is of {missing}, which is no maker.";
            }

            foreach (var name in product.Aliases.Prepend(product.Name))
            {
                var key = NormalName.Joined(NameText.Fold(name));
                if (key.Length == 0)
                {
                    return $"{product.Id} has a name without a letter: “{name}”.";
                }

                foreach (var maker in (product.AlsoOf ?? []).Prepend(product.Maker).SelectMany(m => LineOf(m, makers)).Distinct())
                {
                    if (!owners.TryAdd((maker, key), product.Id) && owners[(maker, key)] != product.Id)
                    {
                        return $"“{name}” of {maker} is {owners[(maker, key)]} and {product.Id}.";
                    }
                }
            }
        }

        return null;
    }
}
