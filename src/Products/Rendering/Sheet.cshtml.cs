using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Products.Writing;
using Noroshi.Web.Answers;

namespace Noroshi.Products.Rendering;

/// <summary>A product as one kind of reader will have it, also while it is being written.</summary>
/// <remarks>For those who write it, and for a ministry while it is asked to approve. What is not there for the actor is 404.</remarks>
[Authorize(nameof(Permission.ApproveProducts))]
[Article("Act, Art. 37")]
internal sealed class SheetPage(ProductsInSight products, WhatItRestsOn lineage, TimeProvider clock) : PageModel
{
    public AnalysedProduct Product { get; private set; } = null!;

    public ProductSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, string audience, CancellationToken cancellation)
    {
        if (Enum.GetValues<Audience>().Cast<Audience?>().FirstOrDefault(a => a!.Value.Code() == audience) is not { } wanted || await products.FindAsync(id, cancellation) is not { } product)
        {
            return this.Absent();
        }

        Product = product;
        var statements = await products.StatementsAsync(product.Id, cancellation);
        var facts = await lineage.OfAsync(product, cancellation);
        Sheet = ProductSheet.Of(new ProductContents(AsIfReleased(product, statements, facts), [.. statements.Select(s => new ReleasedStatement(s.Id, s.Kind, s.Ja, s.En.Length > 0 ? s.En : null, StatementTexts.Facts(s.Facts)))]), wanted);
        return Page();
    }

    private ReleasedProduct AsIfReleased(AnalysedProduct product, IReadOnlyList<Statement> statements, IReadOnlyList<StatementFacts> facts) => new()
    {
        Id = product.Id,
        Series = product.Series,
        Number = product.Number,
        Version = product.Version,
        Class = product.IsReleased ? product.Class : TheClassFollowsFromTheLineage.ClassOf(facts),
        Marks = product.IsReleased ? product.Marks : TheClassFollowsFromTheLineage.MarksOf(facts),
        Sharing = product.IsReleased ? Tlp.Parse(product.Sharing) : TheClassFollowsFromTheLineage.SharingOf(facts),
        Speed = product.Speed,
        Urgent = product.Urgent,
        Title = product.Title,
        Remedy = product.Remedy,
        NextWordAt = product.NextWordAt,
        Standing = product.Standing(clock.GetUtcNow()),
        Affected = [.. statements.Where(s => s.Kind is StatementKind.AffectedProduct).Select(s => StatementTexts.Facts(s.Facts)).Select(f => new AffectedProduct(f["product"], f["maker"], f["key"])).DistinctBy(a => a.Key)],
        ReleasedAt = product.ReleasedAt ?? clock.GetUtcNow(),
        ExpiresAt = product.ExpiresAt,
        Exercise = product.Exercise,
    };
}
