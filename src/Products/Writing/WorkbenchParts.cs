using Noroshi.Council.Face;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Web.Fields;

namespace Noroshi.Products.Writing;

/// <summary>What the workbench offers to choose from.</summary>
internal static class WorkbenchParts
{
    public static IReadOnlyList<Choice> Choices(IEnumerable<ReportToAnalyse> reports) => [.. reports.Select(r => Choice.Of(r.Number, new Words($"{r.Number} {r.Headline.Ja}", $"{r.Number} {r.Headline.En}")))];

    public static IReadOnlyList<Choice> Choices(FurtherSource kind, IEnumerable<SourceListed> sources) => [.. sources.Select(s => Choice.Of($"{kind}:{s.Id:D}", new Words($"{s.Number} {s.Title.Ja}", $"{s.Number} {s.Title.En}")))];

    public static Words Words(this FurtherSource kind) => kind is FurtherSource.Sighting ? new("受領者の観測", "Sightings by recipients") : new("届出", "Notifications");

    public static IReadOnlyList<Choice> Choices(IEnumerable<ContributionListed> contributions) => [.. contributions.Select(c => Choice.Of(c.Id.Value.ToString("D"), new Words($"{c.Number} {c.Title}", $"{c.Number} {c.Title}")))];
}

/// <summary>The names of a statement's facts, said to a person.</summary>
internal static class FactWords
{
    public static Words Of(string name) => name switch
    {
        "type" => new("種類", "Type"),
        "value" => new("値", "Value"),
        "technique" => new("ATT&CK", "ATT&CK"),
        "product" => new("製品名", "Product"),
        "maker" => new("製造者名", "Maker"),
        "limit" => new("いつまでに", "By when"),
        "check" => new("確かめ方", "How to check"),
        "confidence" => new("確からしさ", "Confidence"),
        "at" => new("時点", "As of"),
        _ => new(name, name),
    };

    public static Words Confidence(string code) => code switch
    {
        "high" => new("高い", "High"),
        "moderate" => new("中程度", "Moderate"),
        _ => new("低い", "Low"),
    };
}
