using Noroshi.Confidentiality.Face;
using Noroshi.Formats.Stix;

namespace Noroshi.Products.Face;

/// <summary>A product as a bundle of STIX 2.1, for machines: what its statements say, with the marking, and nothing of where they come from.</summary>
public static class ProductBundle
{
    /// <summary>The media type of STIX 2.1.</summary>
    public const string MediaType = "application/stix+json;version=2.1";

    private const string Author = "内閣府（狼煙）";

    /// <summary>The bundle, UTF-8 JSON.</summary>
    /// <param name="contents">What it says.</param>
    /// <param name="note">A line about this copy, which ends the report's description: to whom it was handed.</param>
    public static byte[] Of(ProductContents contents, string? note = null)
    {
        var product = contents.Product;
        var report = new StixId("report", product.Id.Value);
        return new StixBundle
        {
            Author = new StixAuthor(StixId.Named("identity", Author), Author),
            Report = new StixReport(report, product.Label.Ja + " " + product.Title.Ja, product.ReleasedAt, string.Join('\n', [.. contents.Statements.Where(s => s.Kind is StatementKind.Situation).Select(s => s.Ja), .. note is null ? [] : new[] { note }])),
            Marking = MarkingOf(product.Sharing),
            Created = product.ReleasedAt,
            Modified = product.ReleasedAt,
            Objects = [.. contents.Statements.SelectMany(s => ObjectsOf(s, product))],
        }.ToJson();
    }

    private static IEnumerable<StixObject> ObjectsOf(ReleasedStatement statement, ReleasedProduct product)
    {
        switch (statement.Kind)
        {
            case StatementKind.Indicator when Observable.TryRead(statement.Facts.GetValueOrDefault("value"), "value", out var observable, out _) && observable is not null:
                yield return new StixIndicator(new StixId("indicator", statement.Id), observable, product.ReleasedAt, product.ExpiresAt, statement.Ja);
                break;
            case StatementKind.Technique:
                yield return new StixTechnique(new StixId("attack-pattern", statement.Id), statement.Facts["technique"], statement.Ja);
                break;
            case StatementKind.AffectedProduct:
                yield return new StixSoftware(statement.Facts["product"], statement.Facts["maker"]);
                break;
            case StatementKind.Action:
                yield return new StixAction(new StixId("course-of-action", statement.Id), statement.Ja, statement.Facts.GetValueOrDefault("check"));
                break;
        }
    }

    private static TlpMarking MarkingOf(Tlp sharing) =>
        sharing == Tlp.Clear ? TlpMarking.Clear
        : sharing == Tlp.Green ? TlpMarking.Green
        : sharing == Tlp.Amber ? TlpMarking.Amber
        : sharing == Tlp.AmberStrict ? TlpMarking.AmberStrict
        : TlpMarking.Red;
}
