using System.Text.RegularExpressions;
using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Law;
using FormChoice = Noroshi.Web.Fields.Choice;

namespace Noroshi.Provision.Subscribing;

/// <summary>What is typed when one subscribes or chooses anew.</summary>
internal sealed partial class SubscriptionForm
{
    public string[] Sectors { get; set; } = [];

    public string? Products { get; set; }

    public string? Language { get; set; }

    public static IReadOnlyList<FormChoice> Languages { get; } = [FormChoice.Of("ja", new Words("日本語", "Japanese")), FormChoice.Of("en", new Words("英語", "English"))];

    public static SubscriptionForm Of(Subscription chosen) => new()
    {
        Sectors = [.. chosen.Sectors],
        Products = string.Join('\n', chosen.Products),
        Language = chosen.Language,
    };

    /// <summary>An address to which mail can go, as most mail servers take it: letters of ASCII, one at sign, a domain with a dot.</summary>
    public static bool IsAddress(string address) => address.Length <= ASubscriptionIsConfirmed.LongestAddress && Address().IsMatch(address);

    /// <summary>Reads it; what is not understood is told by field.</summary>
    public (Subscription Chosen, Problems Problems) Read(DateOnly day)
    {
        var known = Competence.SectorsOn(day).Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        var lines = (Products ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToArray();
        var products = lines.Take(ASubscriptionIsConfirmed.MostProducts).Select(Product).ToArray();
        var problems = new Problems()
            .Unless(Sectors.All(known.Contains), nameof(Sectors), "sectors", new("一覧にある分野を選んでください。", "Choose from the list."))
            .Unless(lines.Length <= ASubscriptionIsConfirmed.MostProducts, nameof(Products), "many", new($"製品は{ASubscriptionIsConfirmed.MostProducts}件まで選べます。", $"Choose at most {ASubscriptionIsConfirmed.MostProducts} products."))
            .Unless(products.All(IsName), nameof(Products), "name", new($"製品名と製造者名は、それぞれ{ProductNames.Longest}字以内で書いてください。", $"Write each name in at most {ProductNames.Longest} characters."))
            .Unless(Languages.Any(l => l.Value == Language), nameof(Language), "language", new("メールの言語を選んでください。", "Choose the language of the mail."));
        return (new([.. Sectors.Distinct(StringComparer.Ordinal)], products, Language is "en"), problems);
    }

    private static bool IsName(SubscribedProduct p) => p.Product.Length is > 0 and <= ProductNames.Longest && p.Maker.Length <= ProductNames.Longest
        && !string.Concat(p.Product, "\n", p.Maker).EnumerateRunes().Any(r => r == System.Text.Rune.ReplacementChar);

    private static SubscribedProduct Product(string line)
    {
        var at = line.LastIndexOfAny(['、', '，', ',', '\t']);
        return at < 0 ? new(line, "") : new(line[..at].Trim(), line[(at + 1)..].Trim());
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Address();
}
