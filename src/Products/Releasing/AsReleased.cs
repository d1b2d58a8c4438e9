using Noroshi.Confidentiality.Face;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Products.Writing;

namespace Noroshi.Products.Releasing;

/// <summary>A stored product as others see it: once for what was released, and for a draft as it would be.</summary>
internal static class AsReleased
{
    public static ReleasedProduct Of(AnalysedProduct product, IEnumerable<Statement> statements, DateTimeOffset now) =>
        Of(product, product.Class, product.Marks, Tlp.Parse(product.Sharing), statements, now);

    /// <summary>As it would be if it were released now, on what it rests.</summary>
    public static ReleasedProduct Draft(AnalysedProduct product, IEnumerable<StatementFacts> facts, IEnumerable<Statement> statements, DateTimeOffset now) =>
        Of(product, TheClassFollowsFromTheLineage.ClassOf(facts), TheClassFollowsFromTheLineage.MarksOf(facts), TheClassFollowsFromTheLineage.SharingOf(facts), statements, now);

    public static IReadOnlyList<ReleasedStatement> Of(IEnumerable<Statement> statements) =>
        [.. statements.Select(s => new ReleasedStatement(s.Id, s.Kind, s.Ja, s.En.Length > 0 ? s.En : null, StatementTexts.Facts(s.Facts)))];

    private static ReleasedProduct Of(AnalysedProduct product, InformationClass @class, Marks marks, Tlp sharing, IEnumerable<Statement> statements, DateTimeOffset now) => new()
    {
        Id = product.Id,
        Series = product.Series,
        Number = product.Number,
        Version = product.Version,
        Class = @class,
        Marks = marks,
        Sharing = sharing,
        Speed = product.Speed,
        Urgent = product.Urgent,
        Title = product.Title,
        Remedy = product.Remedy,
        NextWordAt = product.NextWordAt,
        Standing = product.Standing(now),
        Affected = [.. statements.Where(s => s.Kind is StatementKind.AffectedProduct).OrderBy(s => s.Position).Select(s => StatementTexts.Facts(s.Facts))
            .Select(f => new AffectedProduct(f["product"], f["maker"], f["key"])).DistinctBy(a => a.Key)],
        ReleasedAt = product.ReleasedAt ?? now,
        ExpiresAt = product.ExpiresAt,
        SupersededBy = product.SupersededBy,
        WithdrawnAt = product.WithdrawnAt,
        WithdrawnBecause = product.WithdrawnBecause,
        Exercise = product.Exercise,
    };
}
