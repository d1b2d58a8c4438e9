using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Parties.DescribingOrganisation;

/// <summary>An organisation keeps what its forms begin with: place, address, representative, and whom to call at night.</summary>
/// <remarks>For administrators of the organisation itself.</remarks>
[Authorize(nameof(Permission.ManagePeople))]
internal sealed class ProfilePage(StoreDb db, Actor actor, IRecordOfActs acts, IOutbox outbox, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Prefecture { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Representative { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<Choice> Prefectures { get; } = [.. Competence.Prefectures.Select(p => Choice.Of(p.Code, p.Name))];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Organisation = (await OwnAsync(cancellation)).Shown();
        (Prefecture, Address, Representative, Contact) = (Organisation.Prefecture, Organisation.Address, Organisation.Representative, Organisation.Contact);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var row = await OwnAsync(cancellation);
        Organisation = row.Shown();
        var problems = OrganisationChecks.Profile(Prefecture, Address, Representative, Contact);
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        row.Describe(Prefecture, Address, Representative, Contact);
        acts.Write(new Act("parties.organisation-described", "Act, Art. 5", $"organisation:{row.Id}"));
        outbox.Raise(new OrganisationDescribed(row.Id, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new("組織の情報を保存しました。", "Saved."));
        return RedirectToPage();
    }

    private Task<OrganisationRow> OwnAsync(CancellationToken cancellation) => db.Set<OrganisationRow>().FirstAsync(o => o.Id == actor.Organisation, cancellation);
}
