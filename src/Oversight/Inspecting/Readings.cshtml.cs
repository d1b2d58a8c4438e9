using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Oversight.Inspecting;

/// <summary>Who of other organisations did or read what about an organisation, as the record alone tells it.</summary>
/// <remarks>
/// For inspectors of the commission. A thing belongs to the organisation that did the first act about it, or for which it was done: no register beside the record is asked, so that whoever
/// alters a register hides nothing here. The look is an act itself.
/// </remarks>
[Authorize(nameof(Permission.InspectRecord))]
[Article("Act, Art. 47")]
internal sealed class ReadingsPage(StoreDb db, ActsInWords shown, IWhoIsWho who, IRecordOfActs acts) : PageModel
{
    private const int Offered = 20;

    [BindProperty(SupportsGet = true)]
    public string? Operator { get; set; }

    /// <summary>Readings alone, and not what was done besides.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Readings { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public Organisation? About { get; private set; }

    public IReadOnlyList<Organisation> Candidates { get; private set; } = [];

    public IReadOnlyList<ActLine> Lines { get; private set; } = [];

    public Guid? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (Operator?.Trim() is not { Length: > 0 and <= 200 } asked)
        {
            return;
        }

        if (await who.OrganisationAsync(asked, cancellation) is not { } found)
        {
            var near = await NamedAsync(asked, cancellation);
            if (near is not [var only])
            {
                Candidates = near;
                return;
            }

            found = only;
        }

        About = found;
        var (about, itself) = (found.Id, $"organisation:{found.Id}");
        var all = db.Set<ActContent>().AsNoTracking();
        var theirs = all.Where(a => (a.Organisation == about || a.OnBehalfOf == about) && !all.Any(b => b.Object == a.Object && b.Id < a.Id)).Select(a => a.Object);
        var others = all.Where(a => a.Organisation != about && a.OnBehalfOf != about && a.Organisation != default && (a.Object == itself || theirs.Contains(a.Object)));
        others = Readings ? others.Where(a => a.Kind.EndsWith(".read")) : others;
        (Lines, Next) = await shown.NewestAsync(others, After, cancellation);
        acts.Write(new Act("oversight.record-read", "Act, Art. 46", itself) { Content = new JsonObject { ["page"] = "readings", ["readings"] = Readings, ["after"] = After?.ToString() } });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<IReadOnlyList<Organisation>> NamedAsync(string asked, CancellationToken cancellation)
    {
        List<Organisation> found = [];
        foreach (var kind in Enum.GetValues<OrganisationKind>())
        {
            found.AddRange((await who.OrganisationsAsync(kind, cancellation)).Where(o => o.NamedBy.Any(n => n.Contains(asked, StringComparison.OrdinalIgnoreCase))));
        }

        return [.. found.Take(Offered)];
    }
}
