using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Spelling;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>Which operators have notified a product: the question of the hour when a vulnerability becomes known.</summary>
/// <remarks>For ministries and the Cabinet Office, over what reached their authority; the question is on record. For a regional bureau the page is not there (404).</remarks>
[Authorize(nameof(Permission.ReadNotifications))]
[Article("Act, Art. 4(2)")]
internal sealed class ProductsPage(WhoHasAProduct holders, NameHints hints, IWhoIsWho who, StoreDb db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Product { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Maker { get; set; }

    public WhoHas? Found { get; private set; }

    /// <summary>Spellings that are close and not counted.</summary>
    public IReadOnlyList<FoundSpelling> Near { get; private set; } = [];

    /// <summary>What may have been meant, if nothing was found.</summary>
    public IReadOnlyList<NameSuggestion> Suggestions { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Operators { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if ((await who.OrganisationAsync(db.Actor.Organisation, cancellation))?.Kind is not (OrganisationKind.Ministry or OrganisationKind.CabinetOffice))
        {
            return this.Absent();
        }

        if (string.IsNullOrWhiteSpace(Product) && string.IsNullOrWhiteSpace(Maker))
        {
            return Page();
        }

        var (product, maker) = ((Product ?? "").Trim(), (Maker ?? "").Trim());
        var problems = WhoHasAProduct.Of(product, maker);
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        Found = await holders.AskAsync(product, maker, cancellation);
        Near = await holders.NearAsync(product, maker, cancellation);
        Suggestions = Found.Meant is null ? await hints.ForAsync(product, maker, cancellation) : [];
        Operators = await who.OrganisationsAsync(Found.Holders.Select(f => f.Operator), cancellation);
        return Page();
    }

    public static string PathOf(string product, string maker) => "/desk/notifications/products" + new QueryBuilder { { nameof(Product), product }, { nameof(Maker), maker } }.ToQueryString();
}
