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
using Noroshi.Web.Showing;

namespace Noroshi.Products.Lowering;

/// <summary>The class of a product, and statement by statement what stands in the way of a lower one; a record of a lower class, or the next version, is made from here.</summary>
/// <remarks>For the Cabinet Office's analysts. What is not there for the actor is 404.</remarks>
[Authorize(nameof(Permission.WriteProducts))]
[Article("Act, Art. 39")]
[Article("Act, Art. 40(1)")]
internal sealed class ClassOfAProductPage(ProductsInSight products, WhatItRestsOn lineage, MakeVersion versions) : PageModel
{
    public AnalysedProduct Product { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, Statement> Statements { get; private set; } = new Dictionary<Guid, Statement>();

    public IReadOnlyList<StatementFacts> Facts { get; private set; } = [];

    [BindProperty]
    public InformationClass Target { get; set; }

    [BindProperty]
    public ProductSpeed Speed { get; set; }

    public InformationClass Class => TheClassFollowsFromTheLineage.ClassOf(Facts);

    public static IReadOnlyList<InformationClass> Classes { get; } = [.. Enum.GetValues<InformationClass>().Reverse()];

    public IReadOnlyList<Obstacle> Against(InformationClass @class) => [.. NothingBarredIsReleased.Against(Facts, @class)];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        Statements = (await products.StatementsAsync(Product.Id, cancellation)).ToDictionary(s => s.Id);
        Facts = await lineage.OfAsync(Product, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !Enum.IsDefined(Target))
        {
            return this.Absent();
        }

        return await versions.LowerAsync(Product, Target, cancellation) is { } made ? Made(made) : this.Conflict(NotKept.Moved);
    }

    public async Task<IActionResult> OnPostNextAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !Enum.IsDefined(Speed))
        {
            return this.Absent();
        }

        return Product.State is ProductState.Released && await versions.NextAsync(Product, Speed, cancellation) is { } made ? Made(made) : this.Conflict(NotKept.Moved);
    }

    private RedirectResult Made(AnalysedProduct product)
    {
        this.Say(NoticeKind.Success, new("新しい記録を作りました。元の記録は変わりません。", "A new record was made. The one from which it was made is unchanged."));
        return Redirect($"/analysis/{product.Id}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await products.FindAsync(id, cancellation) is not { } product)
        {
            return false;
        }

        Product = product;
        return true;
    }
}
