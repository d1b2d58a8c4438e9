using Noroshi.IncidentReports.Face;
using Noroshi.Products.Face;
using Noroshi.Products.Store;

namespace Noroshi.Products.Writing;

/// <summary>What a passage of a source becomes when it is taken over: the writer changes it from there. What is too long for a statement is cut, and its end says so.</summary>
internal static class Passages
{
    public static StatementText ToText(ReportOpened report, ReportPassage passage)
    {
        if (passage.Field is "computer.product" or "computer.maker" && ProductOf(report) is { } affected)
        {
            return new(StatementKind.AffectedProduct, $"{affected.Product}（{affected.Maker}）", "", Facts(affected));
        }

        return new(KindOf(passage.Field), Fitting(passage.Text), "", "{}");
    }

    public static StatementText ToText(SourcePassage passage) => passage.Affected is { } affected
        ? new(StatementKind.AffectedProduct, Fitting(passage.Text), "", Facts(affected))
        : new(StatementKind.Situation, Fitting(passage.Text), "", "{}");

    /// <summary>The product that a report names in one line, if both product and maker are given.</summary>
    public static AffectedProduct? ProductOf(ReportOpened report)
    {
        var product = report.Passages.FirstOrDefault(p => p.Field == "computer.product")?.Text.Trim();
        var maker = report.Passages.FirstOrDefault(p => p.Field == "computer.maker")?.Text.Trim();
        return product is { Length: > 0 and <= CriticalComputers.Face.ProductNames.Longest } && maker is { Length: > 0 and <= CriticalComputers.Face.ProductNames.Longest }
            && !product.Any(char.IsSurrogate) && !maker.Any(char.IsSurrogate)
            ? new AffectedProduct(product, maker, CriticalComputers.Face.ProductNames.Recognise(product, maker).Key)
            : null;
    }

    private static string Facts(AffectedProduct affected) => StatementTexts.Json([new("product", affected.Product), new("maker", affected.Maker), new("key", affected.Key)]);

    private static string Fitting(string text) => text.Length <= Statement.LongestText ? text : text[..(Statement.LongestText - 1)] + "…";

    private static StatementKind KindOf(string field) => field switch
    {
        _ when field.StartsWith("response.", StringComparison.Ordinal) || field is "ddos.mitigation" => StatementKind.Action,
        "technical.cause" or "technical.investigation" or "event.facts" => StatementKind.Background,
        _ => StatementKind.Situation,
    };
}
