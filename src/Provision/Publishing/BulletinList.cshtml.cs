using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Products.Face;

namespace Noroshi.Provision.Publishing;

/// <summary>What was made known to everybody (周知・公表).</summary>
/// <remarks>Open: it shows nothing but what was provided to the public.</remarks>
[AllowAnonymous]
[Article("Act, Art. 41")]
[Article("Act, Art. 42(1)")]
internal sealed class BulletinListPage(Bulletins bulletins) : PageModel
{
    public IReadOnlyList<ReleasedProduct> Products { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Products = await bulletins.NewestAsync(cancellation);
}
