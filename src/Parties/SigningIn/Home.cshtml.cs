using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Face;

namespace Noroshi.Parties.SigningIn;

/// <summary>Where a signed-in person begins: what waits, and the places of the menu at a glance.</summary>
/// <remarks>For every signed-in person: it shows only what the menu shows.</remarks>
[Authorize(PartiesModule.Somebody)]
internal sealed class HomePage(IWhoIsWho who, Actor actor, IEnumerable<INavigation> navigations, IEnumerable<IWaiting> waits) : PageModel
{
    public string Name { get; private set; } = "";

    public IReadOnlyList<WaitingItem> Waiting { get; private set; } = [];

    public IReadOnlyList<KeyValuePair<Words, NavigationItem[]>> Sections { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name = (await who.PersonAsync(actor.Person, cancellation))?.Name ?? "";
        var waiting = new List<WaitingItem>();
        foreach (var wait in waits)
        {
            waiting.AddRange(await wait.WaitingAsync(cancellation));
        }

        Waiting = [.. waiting.Where(w => w.Count > 0).OrderBy(w => w.Order)];
        Sections =
        [
            .. navigations.SelectMany(n => n.Items).Where(i => i.IsFor(actor) && i.Path != "/").OrderBy(i => i.Order)
                .GroupBy(i => i.Section.Ja).Select(g => KeyValuePair.Create(g.First().Section, g.ToArray())),
        ];
    }
}
