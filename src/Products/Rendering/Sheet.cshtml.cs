using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Releasing;
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
        var shown = product.IsReleased ? AsReleased.Of(product, statements, clock.GetUtcNow()) : AsReleased.Draft(product, await lineage.OfAsync(product, cancellation), statements, clock.GetUtcNow());
        Sheet = ProductSheet.Of(new ProductContents(shown, AsReleased.Of(statements)), wanted);
        return Page();
    }
}
