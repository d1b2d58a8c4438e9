using Noroshi.IncidentReports.Face;
using Noroshi.Products.Face;
using Noroshi.Products.Store;

namespace Noroshi.Products.Writing;

/// <summary>What a passage of a report becomes when it is taken over: the writer changes it from there.</summary>
internal static class Passages
{
    public static StatementText ToText(ReportOpened report, ReportPassage passage)
    {
        var text = passage.Text.Length <= Statement.LongestText ? passage.Text : passage.Text[..(Statement.LongestText - 1)] + "…";
        if (passage.Field is "computer.product" or "computer.maker" && ProductOf(report) is { } affected)
        {
            return new(StatementKind.AffectedProduct, $"{affected.Product}（{affected.Maker}）", "", StatementTexts.Json(
                [new("product", affected.Product), new("maker", affected.Maker), new("key", affected.Key)]));
        }

        return new(KindOf(passage.Field), text, "", "{}");
    }

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

    private static StatementKind KindOf(string field) => field switch
    {
        _ when field.StartsWith("response.", StringComparison.Ordinal) || field is "ddos.mitigation" => StatementKind.Action,
        "technical.cause" or "technical.investigation" or "event.facts" => StatementKind.Background,
        _ => StatementKind.Situation,
    };
}
