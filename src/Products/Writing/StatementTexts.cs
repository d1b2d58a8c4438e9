using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Face;
using Noroshi.Formats.Stix;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Store;

namespace Noroshi.Products.Writing;

/// <summary>What somebody typed for a statement.</summary>
internal sealed record StatementTyped(StatementKind Kind, string? Ja, string? En)
{
    public string? IndicatorValue { get; init; }

    public string? Technique { get; init; }

    public string? Product { get; init; }

    public string? Maker { get; init; }

    public string? Limit { get; init; }

    public string? Check { get; init; }

    public string? Confidence { get; init; }

    public DateTimeOffset? At { get; init; }
}

/// <summary>What a statement says, checked and brought into one form.</summary>
internal static class StatementTexts
{
    public static IReadOnlyList<string> Confidences { get; } = ["high", "moderate", "low"];

    /// <summary>The facts of a statement, by name.</summary>
    public static IReadOnlyDictionary<string, string> Facts(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    /// <summary>Canonical JSON of facts; those without a value are left out.</summary>
    public static string Json(IEnumerable<KeyValuePair<string, string?>> facts)
    {
        var node = new JsonObject();
        foreach (var (name, value) in facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)))
        {
            node[name] = value!.Trim();
        }

        return Encoding.UTF8.GetString(CanonicalJson.Of(node));
    }

    /// <summary>Checks what was typed; null with what is to be mended.</summary>
    public static StatementText? Read(StatementTyped typed, Problems problems)
    {
        var (ja, en) = ((typed.Ja ?? "").Trim(), (typed.En ?? "").Trim());
        problems
            .Unless(Enum.IsDefined(typed.Kind), "Kind", "kind", new("記載の種類を選んでください。", "Choose the kind of statement."))
            .Unless(ja.Length is > 0 and <= Statement.LongestText && IsText(ja), "Ja", "text", new($"日本語の文を{Statement.LongestText:N0}文字以内で書いてください。", $"Write the Japanese text, in at most {Statement.LongestText:N0} characters."))
            .Unless(en.Length <= Statement.LongestText && IsText(en), "En", "text-en", new($"英語の文は{Statement.LongestText:N0}文字以内で書いてください。", $"Keep the English text within {Statement.LongestText:N0} characters."))
            .Unless(string.IsNullOrEmpty(typed.Confidence) || Confidences.Contains(typed.Confidence), "Confidence", "confidence", new("確からしさを選び直してください。", "Choose the confidence again."));
        var facts = new Dictionary<string, string?>(StringComparer.Ordinal) { ["confidence"] = typed.Confidence, ["at"] = typed.At?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) };
        switch (typed.Kind)
        {
            case StatementKind.Indicator:
                Indicator(typed, facts, problems);
                break;
            case StatementKind.Technique:
                var technique = FoldedWidth.Of(typed.Technique ?? "").Trim().ToUpperInvariant();
                problems.Unless(IsTechnique(technique), "Technique", "technique", new("ATT&CKの番号をT1190、T1566.001のように入力してください。", "Enter the ATT&CK number, as T1190 or T1566.001."));
                facts["technique"] = technique;
                break;
            case StatementKind.AffectedProduct:
                Affected(typed, facts, problems);
                break;
            case StatementKind.Action:
                problems.Unless((typed.Limit ?? "").Length <= 100, "Limit", "limit", new("期限は100文字以内で書いてください。", "Keep the limit within 100 characters."))
                    .Unless((typed.Check ?? "").Length <= 500, "Check", "check", new("確かめ方は500文字以内で書いてください。", "Keep the way to check within 500 characters."));
                (facts["limit"], facts["check"]) = (typed.Limit, typed.Check);
                break;
        }

        return problems.Count > 0 ? null : new StatementText(typed.Kind, ja, en, Json(facts));
    }

    private static void Indicator(StatementTyped typed, Dictionary<string, string?> facts, Problems problems)
    {
        if (!Observable.TryRead(typed.IndicatorValue, "IndicatorValue", out var observable, out var wrong) || observable is null)
        {
            problems.And(wrong);
            return;
        }

        (facts["type"], facts["value"]) = (observable.StixType, observable.Value);
    }

    private static void Affected(StatementTyped typed, Dictionary<string, string?> facts, Problems problems)
    {
        var (product, maker) = ((typed.Product ?? "").Trim(), (typed.Maker ?? "").Trim());
        problems
            .Unless(product.Length is > 0 and <= ProductNames.Longest && IsText(product), "Product", "product", new("製品名を200文字以内で入力してください。", "Enter the product in at most 200 characters."))
            .Unless(maker.Length is > 0 and <= ProductNames.Longest && IsText(maker), "Maker", "maker", new("製造者名を200文字以内で入力してください。", "Enter the maker in at most 200 characters."));
        if (problems.Count == 0)
        {
            (facts["product"], facts["maker"], facts["key"]) = (product, maker, ProductNames.Recognise(product, maker).Key);
        }
    }

    private static bool IsTechnique(string id) =>
        id is ['T', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9']
        or ['T', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', '.', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9'];

    // What cannot be written as UTF-8 cannot be shown, signed or sent.
    private static bool IsText(string text) => text.EnumerateRunes().All(r => r.Value is not 0xFFFD && (r.Value >= 0x20 || r.Value is '\n' or '\r' or '\t'));
}
