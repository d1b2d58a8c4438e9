using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Products.Store;
using Noroshi.Products.Writing;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Products.Releasing;

/// <summary>A released product is taken back: a page of its own, since it cannot be undone.</summary>
/// <remarks>For the Cabinet Office's analysts; one person is enough. What was not released is not there (404).</remarks>
[Authorize(nameof(Permission.WriteProducts))]
[Article("Act, Art. 43")]
internal sealed class WithdrawPage(ProductsInSight products, ReleaseProduct release) : PageModel
{
    public AnalysedProduct Product { get; private set; } = null!;

    [BindProperty]
    public string? Because { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (Because?.Trim() is not { Length: > 0 and <= 500 } because)
        {
            return this.Mend([new Problem(nameof(Because), "because", new("撤回する理由を500字以内で入力してください。", "Say why it is taken back, in at most 500 characters."))]);
        }

        if (await release.WithdrawAsync(Product, because, cancellation) is not Step.Done)
        {
            return this.Conflict(NotKept.Moved);
        }

        this.Say(NoticeKind.Success, new("撤回しました。受け取った全員に、撤回の印が付きます。", "Taken back. It is marked as such for everybody who received it."));
        return Redirect($"/analysis/{Product.Id}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await products.FindAsync(id, cancellation) is not { State: ProductState.Released or ProductState.Superseded } product)
        {
            return false;
        }

        Product = product;
        return true;
    }
}
