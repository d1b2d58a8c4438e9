using System.Globalization;
using System.Text.Json.Nodes;
using Noroshi.Confidentiality.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;

namespace Noroshi.Provision.Tests.Law;

/// <summary>The worked examples of <c>Examples/*.json</c>, read.</summary>
internal static class WrittenExamples
{
    public static IReadOnlyList<(string Name, JsonObject Written)> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Law", "Examples"), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(path => JsonNode.Parse(File.ReadAllText(path))!.AsArray().Select((node, i) => ($"{Path.GetFileNameWithoutExtension(path)} {i}: {(string?)node!["what"]}", node.AsObject()))),
    ];

    public static Condition Everything { get; } = Conditions.All.Aggregate(Condition.None, (all, c) => all | c.Condition);

    public static string Text(JsonObject written, string name) => (string?)written[name] ?? throw new FormatException($"{written["what"]}: no {name}");

    public static IReadOnlyList<string> Texts(JsonObject written, string name) => [.. written[name]?.AsArray().Select(n => n!.GetValue<string>()) ?? []];

    public static DateOnly Day(JsonObject written) => DateOnly.ParseExact(Text(written, "onDay"), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static ProvisionCase Case(JsonObject written) => new(
        RecipientKinds.All.Single(k => k.Code() == Text(written, "to")),
        LegalRoutes.All.Single(r => r.Code() == Text(written, "route")),
        LegalSenders.All.Single(s => s.Code() == Text(written, "sender")),
        Text(written, "class") switch
        {
            "comprehensive" => InformationClass.Comprehensive,
            "for-provision" => InformationClass.ForProvision,
            "for-publicity" => InformationClass.ForPublicity,
            var other => throw new FormatException(other),
        },
        Texts(written, "marks").Aggregate(Marks.None, (marks, code) => marks | code switch
        {
            "selected" => Marks.HoldsSelectedCommunications,
            "secret" => Marks.HoldsSecret,
            _ => throw new FormatException(code),
        }),
        (bool?)written["ofParty"] ?? false,
        ProvisionPurposes.All.Single(p => p.Code() == Text(written, "purpose")),
        written["holds"] is JsonValue
            ? Text(written, "holds") is "all" ? Everything : throw new FormatException()
            : Texts(written, "holds").Aggregate(Condition.None, (held, code) => held | Conditions.All.Single(c => c.Code == code).Condition),
        Day(written));
}
