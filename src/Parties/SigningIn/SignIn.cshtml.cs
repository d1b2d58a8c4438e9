using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Parties.Demo;
using Noroshi.Parties.Face;
using Noroshi.Parties.Recognising;

namespace Noroshi.Parties.SigningIn;

/// <summary>The front door.</summary>
/// <remarks>Open to everybody: nobody is signed in before it.</remarks>
[AllowAnonymous]
internal sealed class SignInPage(SessionSignIn sessions, PartiesSettings settings, DemoCast cast) : PageModel
{
    private static readonly Words NoLongerHere = new("この人物ではサインインできません。", "Nobody can sign in as this person.");

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public IReadOnlyList<DemoPerson> Demo { get; private set; } = [];

    public Words? Problem { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostDemoAsync(Guid person, string? role, CancellationToken cancellation)
    {
        // Without --demo there is no such door, and nothing that says there could be one.
        if (!settings.Demo)
        {
            return NotFound();
        }

        if (await sessions.BeginAsync(HttpContext, new PersonId(person), "demo", cancellation, role))
        {
            return LocalRedirect(Url.IsLocalUrl(To) ? To : "/");
        }

        await ShowAsync(cancellation);
        Problem = NoLongerHere;
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellation) =>
        Demo = settings.Demo ? await cast.PeopleAsync(cancellation) : [];
}
