using System.Text.Json;
using Noroshi.Bench.Running;
using Noroshi.CriticalComputers.Naming;

namespace Noroshi.Bench.Naming;

/// <summary>One labelled spelling: which product it is, null for none of those that the list names.</summary>
internal sealed record LabelledName(string Maker, string Product, string? Is);

/// <summary>The labelled lists of the tests, and who answers them.</summary>
internal static class LabelledNames
{
    private static readonly Lazy<(string Maker, string Name, string Id)[]> Written = new(() =>
    [
        .. from product in NameDictionary.Current.File.Products
           let maker = NameDictionary.Current.Maker(product.Maker)
           from name in product.Aliases.Prepend(product.Name)
           from sold in maker.Aliases.Prepend(maker.Name)
           select (sold.ToLowerInvariant(), name.ToLowerInvariant(), product.Id),
    ]);

    public static IReadOnlyList<LabelledName> Read(string list)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(HostProcess.Root, "tests/CriticalComputers.Tests/Naming", $"spellings-{list}.json")));
        return [.. file.RootElement.GetProperty("spellings").EnumerateObject().SelectMany(p => p.Value.EnumerateArray().Select(s => new LabelledName(s[0].GetString()!, s[1].GetString()!, p.Name.Length > 0 ? p.Name : null)))];
    }

    public static string? Decided(LabelledName name) => NameDictionary.Current.Decide(name.Product, name.Maker)?.Product.Id;

    public static string? Offered(LabelledName name) => Decided(name)
        ?? (new NameAdvice(NameDictionary.Current, KnownSpellings.None).For(name.Product, name.Maker) is [var first, ..] ? NameDictionary.Current.Decide(first.Product, first.Maker)?.Product.Id : null);

    /// <summary>The same dictionary, with nothing set aside but case.</summary>
    public static string? Equal(LabelledName name)
    {
        var (maker, product) = (name.Maker.ToLowerInvariant(), name.Product.ToLowerInvariant());
        return Written.Value.FirstOrDefault(w => w.Maker == maker && w.Name == product).Id;
    }

    /// <summary>The same dictionary, the nearest product and maker of at most two slips each.</summary>
    public static string? Levenshtein(LabelledName name)
    {
        var (maker, product) = (name.Maker.ToLowerInvariant(), name.Product.ToLowerInvariant());
        return Written.Value.Select(w => (w.Id, Slips: Slips(w.Name, product), By: Slips(w.Maker, maker))).Where(w => w.Slips <= 2 && w.By <= 2).OrderBy(w => w.Slips + w.By).FirstOrDefault().Id;
    }

    private static int Slips(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2)
        {
            return 3;
        }

        var (last, now) = (new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++, (last, now) = (now, last))
        {
            now[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                now[j] = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            }
        }

        return last[other.Length];
    }
}
