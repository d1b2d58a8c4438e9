using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;

namespace Noroshi.Parties.SigningIn;

/// <summary>Where a signed-in person begins.</summary>
/// <remarks>For every signed-in person: it shows only what the menu shows.</remarks>
[Authorize(PartiesModule.Somebody)]
internal sealed class HomePage(IWhoIsWho who, Actor actor) : PageModel
{
    public string? Name { get; private set; }

    public Words? Organisation { get; private set; }

    public Words? Role { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name = (await who.PersonsAsync([actor.Person], cancellation)).GetValueOrDefault(actor.Person)?.Name;
        Organisation = (await who.OrganisationAsync(actor.Organisation, cancellation))?.Name;
        Role = Roles.Find(actor.Capacity)?.Name;
    }
}
