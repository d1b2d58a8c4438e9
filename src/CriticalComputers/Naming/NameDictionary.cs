using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Noroshi.CriticalComputers.Naming;

/// <summary>
/// Which product is meant by what an operator wrote. It answers only where the names agree once width, case, kana, legal form, version and model
/// are set aside; whatever merely looks alike is left to <see cref="NameAdvice"/>, which offers and never decides.
/// </summary>
internal sealed partial class NameDictionary
{
    private const int ShortestHead = 2;
    private const int LongestMakerInFront = 5;

    private readonly FrozenDictionary<string, KnownMaker> makers;
    private readonly FrozenDictionary<string, KnownMaker> byMakerKey;
    private readonly FrozenDictionary<string, KnownProduct[]>.AlternateLookup<ReadOnlySpan<char>> byProductKey;
    private readonly FrozenDictionary<string, KnownMaker>.AlternateLookup<ReadOnlySpan<char>> byMakerWords;
    private readonly FrozenDictionary<string, FrozenSet<string>> makersOf;

    private NameDictionary(DictionaryFile file, string version)
    {
        (File, Version) = (file, version);
        makers = file.Makers.ToFrozenDictionary(m => m.Id, StringComparer.Ordinal);
        byMakerKey = file.Makers.SelectMany(m => m.Aliases.Prepend(m.Name).Select(name => (Key: NormalName.Maker(name), Maker: m))).DistinctBy(e => e.Key).ToFrozenDictionary(e => e.Key, e => e.Maker, StringComparer.Ordinal);
        byMakerWords = byMakerKey.GetAlternateLookup<ReadOnlySpan<char>>();
        ProductKeys = file.Products.SelectMany(p => p.Aliases.Prepend(p.Name).Select(name => (Key: NormalName.Joined(NameText.Fold(name)), Product: p))).Distinct()
            .GroupBy(e => e.Key, e => e.Product).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        byProductKey = ProductKeys.GetAlternateLookup<ReadOnlySpan<char>>();
        makersOf = file.Products.ToFrozenDictionary(p => p.Id, p => (p.AlsoOf ?? []).Prepend(p.Maker).SelectMany(m => DictionaryFile.LineOf(m, makers)).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>The dictionary that this program carries.</summary>
    public static NameDictionary Current { get; } = Load();

    public DictionaryFile File { get; }

    /// <summary>Of which content the keys of stored names are made: it changes with the dictionary.</summary>
    public string Version { get; }

    /// <summary>The products by each of their names as it is compared.</summary>
    public FrozenDictionary<string, KnownProduct[]> ProductKeys { get; }

    /// <summary>The makers by each of their names as it is compared.</summary>
    public IReadOnlyDictionary<string, KnownMaker> MakerKeys => byMakerKey;

    public static NameDictionary Read(ReadOnlySpan<byte> json) => new(DictionaryFile.Read(json), Convert.ToHexStringLower(SHA256.HashData(json))[..12]);

    public KnownMaker Maker(string id) => makers[id];

    public bool IsOf(KnownProduct product, KnownMaker maker) => makersOf[product.Id].Contains(maker.Id);

    /// <summary>Whom a written maker means; null if nobody whom it knows. Two names, one in brackets or behind a stroke, must mean the same.</summary>
    public KnownMaker? MakerOf(string name)
    {
        if (byMakerKey.TryGetValue(NormalName.Maker(name), out var maker))
        {
            return maker;
        }

        if (name.Length > NameText.Longest || name.AsSpan().IndexOfAny("(（/／") < 0)
        {
            return null;
        }

        var parts = name.Split(['(', '（', ')', '）', '/', '／'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var meant = parts.Select(part => byMakerKey.GetValueOrDefault(NormalName.Maker(part))).ToArray();
        return meant.Length > 0 && meant.OfType<KnownMaker>().Distinct().ToArray() is [var one] && meant[0] is not null ? one : null;
    }

    /// <summary>The product that is meant; null if the names do not agree.</summary>
    public NameMatch? Decide(string product, string maker)
    {
        var written = maker.AsSpan().IsWhiteSpace() ? null : MakerOf(maker);
        if (written is null && !maker.AsSpan().IsWhiteSpace())
        {
            return null;
        }

        return Decide(NameText.Fold(product), written)
            ?? (product.Length <= NameText.Longest && product.AsSpan().IndexOfAny("(（[［") > 0 ? Decide(NameText.Fold(Bracketed().Replace(product, " ")), written) : null);
    }

    /// <summary>The same of folded words and a maker that is known; null for a maker that only the product's own words name.</summary>
    public NameMatch? Decide(string folded, KnownMaker? maker)
    {
        if (folded.Length == 0)
        {
            return null;
        }

        if (maker is not null && (Called(folded, maker) ?? Headed(folded, maker)) is { } whole)
        {
            return whole;
        }

        return InFront(folded) is var (front, rest) && Decide(rest, front, maker) is { } behind ? behind : null;
    }

    /// <summary>The words behind a maker's name in front of a product's: "Cisco Catalyst 9300". Null if none stands there, or nothing behind it.</summary>
    public (KnownMaker Maker, string Behind)? InFront(string folded)
    {
        (KnownMaker, string)? found = null;
        var end = folded.IndexOf(' ');
        for (var words = 1; words <= LongestMakerInFront && end > 0; words++)
        {
            var name = LegalForms.Without(folded.AsSpan(0, end));
            if (byMakerWords.TryGetValue(NormalName.Joined(name), out var maker))
            {
                found = (maker, folded[(end + 1)..]);
            }

            var next = folded.IndexOf(' ', end + 1);
            end = next;
        }

        return found;
    }

    /// <summary>The one product that is called so, whoever makes it.</summary>
    public KnownProduct? Only(string key) => ProductKeys.TryGetValue(key, out var called) && called is [var one] ? one : null;

    // "VMware vSphere" of Broadcom: whoever is named in front and whoever was written must both be among those who sell it.
    private NameMatch? Decide(string rest, KnownMaker front, KnownMaker? written)
    {
        var match = Called(rest, front) ?? Headed(rest, front);
        return match is not null && (written is null || IsOf(match.Product, written)) ? match with { Reason = match.Reason is MatchReason.Exact ? MatchReason.Alias : match.Reason } : null;
    }

    private NameMatch? Called(string folded, KnownMaker maker)
    {
        var key = NormalName.Joined(folded);
        return Of(byProductKey, key, maker) is { } product ? new NameMatch(product, NormalName.Joined(NameText.Fold(product.Name)) == key ? MatchReason.Exact : MatchReason.Alias, "") : null;
    }

    private NameMatch? Headed(string folded, KnownMaker maker)
    {
        var key = NormalName.Joined(folded);
        for (var length = key.Length - 1; length >= ShortestHead; length--)
        {
            if (Of(byProductKey, key.AsSpan(0, length), maker) is { } product && Behind(product, folded, key, length) is { } reason)
            {
                return new NameMatch(product, reason, key[length..]);
            }
        }

        return null;
    }

    private static MatchReason? Behind(KnownProduct product, string folded, string key, int length)
    {
        var tail = Tail(folded, length, out var glued);
        if (glued)
        {
            // "RTX12100" is no RTX1210, and "FortiOSX" no FortiOS: what is written on without a gap begins with a number behind a letter.
            var digit = char.IsAsciiDigit(key[length]);
            if (char.IsAsciiDigit(key[length - 1]) ? digit || product.Kind is not ProductKind.Family || key.Length - length > 12 : !digit && !(tail.Length > 1 && tail[0] == 'v' && char.IsAsciiDigit(tail[1])))
            {
                return null;
            }
        }
        else if (length < 3 && !char.IsAsciiDigit(tail[0]) && !NameTail.IsModel(tail))
        {
            return null;
        }

        return product.Kind switch
        {
            ProductKind.Family when NameTail.IsModel(tail) || (glued && char.IsAsciiDigit(key[length - 1]) && NameTail.IsModel($"1{tail}")) => MatchReason.Model,
            ProductKind.Suite when NameTail.BeginsAsVersion(tail) && NameTail.IsVersion(tail) => MatchReason.VersionAside,
            ProductKind.Suite when NameTail.IsPart(tail) => MatchReason.Model,
            _ when NameTail.IsVersion(tail) => MatchReason.VersionAside,
            _ => null,
        };
    }

    // The words behind as many letters and digits as the head of the key has.
    private static ReadOnlySpan<char> Tail(string folded, int length, out bool glued)
    {
        var at = 0;
        for (var left = length; left > 0; at++)
        {
            left -= folded[at] is ' ' or '.' ? 0 : 1;
        }

        glued = folded[at] is not (' ' or '.');
        return folded.AsSpan(at).TrimStart(" .");
    }

    private KnownProduct? Of(FrozenDictionary<string, KnownProduct[]>.AlternateLookup<ReadOnlySpan<char>> products, ReadOnlySpan<char> key, KnownMaker maker)
    {
        if (products.TryGetValue(key, out var called))
        {
            foreach (var product in called)
            {
                if (makersOf[product.Id].Contains(maker.Id))
                {
                    return product;
                }
            }
        }

        return null;
    }

    private static NameDictionary Load()
    {
        using var stream = typeof(NameDictionary).Assembly.GetManifestResourceStream("names-2026-11-28.json")!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return Read(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    [GeneratedRegex(@"[(（\[［][^)）\]］]*[)）\]］]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bracketed();
}
