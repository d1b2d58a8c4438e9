using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;

namespace Noroshi.CriticalComputers.Precedents;

/// <summary>The library of precedents: how products were classed, and why.</summary>
/// <remarks>For ministries and the Cabinet Office, and, as far as it was published to them, for operators and their agents. For others it is not there (404).</remarks>
[Authorize(PartiesModule.Somebody)]
[Article("Order, Art. 1(1)")]
internal sealed class PrecedentListPage(PrecedentsInSight precedents, IWhoIsWho who) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    public IReadOnlyList<Precedent> Rows { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Authors { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public bool MayWrite { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await precedents.ReadsAsync(cancellation))
        {
            return this.Absent();
        }

        MayWrite = await precedents.WritesAsync(cancellation);
        var wanted = NormalName.ProductKey((Search is { Length: <= RegisterKeys.LongestName } search ? search : "").Trim());
        Rows = [.. (await precedents.AllAsync(cancellation)).Where(p => wanted.Length == 0
            || NormalName.ProductKey(p.Product).Contains(wanted, StringComparison.Ordinal) || NormalName.Maker(p.Maker).Contains(wanted, StringComparison.Ordinal))];
        Authors = await who.OrganisationsAsync(Rows.Select(p => p.Author), cancellation);
        return Page();
    }
}
