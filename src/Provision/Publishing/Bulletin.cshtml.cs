using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Web.Answers;

namespace Noroshi.Provision.Publishing;

/// <summary>One product that was made public, in plain language or for technicians.</summary>
/// <remarks>Open: what was not provided to the public is not there (404).</remarks>
[AllowAnonymous]
[Article("Act, Art. 41")]
internal sealed class BulletinPage(Bulletins bulletins) : PageModel
{
    public ReleasedProduct Product { get; private set; } = null!;

    public ProductSheet Sheet { get; private set; } = null!;

    /// <summary>The businesses that it concerns; none for all.</summary>
    public IReadOnlyList<Words> Concerned { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "for")]
    public string? For { get; set; }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (await bulletins.FindAsync(number, cancellation) is not { } contents)
        {
            return this.Absent();
        }

        (Product, Sheet) = (contents.Product, ProductSheet.Of(contents, For == Audience.Technical.Code() ? Audience.Technical : Audience.Plain));
        Concerned = Competence.SectorNames(await bulletins.ConcernedAsync(Product.Id, cancellation));
        return Page();
    }
}
