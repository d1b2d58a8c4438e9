using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.IncidentReports.Queueing;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.IncidentReports.Entering;

/// <summary>A desk begins to take down a report that came by telephone or on paper: whose, and of which kind.</summary>
/// <remarks>For those who handle cases at a desk. Whoever reports so must be able to when its own network is down.</remarks>
[Authorize(nameof(Permission.HandleCases))]
[Article("Act, Art. 5")]
internal sealed class EntryPage(IWhoIsWho who) : PageModel
{
    public IReadOnlyList<Choice> Reporters { get; private set; } = [];

    public Choice[] Kinds { get; } = DeskChoices.Kinds();

    public Choice[] Bases { get; } =
    [
        Choice.Of("statutory", new("法第5条の報告", "Statutory report")), Choice.Of("voluntary", new("任意の報告", "Voluntary report")),
    ];

    /// <summary>Whether the next page sent the reader back, because no reporter was chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mend { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var reporters = new List<Organisation>();
        foreach (var kind in new[] { OrganisationKind.Operator, OrganisationKind.VoluntaryReporter, OrganisationKind.LocalGovernment, OrganisationKind.Supplier })
        {
            reporters.AddRange(await who.OrganisationsAsync(kind, cancellation));
        }

        Reporters = [.. reporters.Select(o => Choice.Of(o.Id.ToString(), o.Name))];
        return Mend ? this.Mend(new Problems().Unless(false, "reporter", "reporter", new Words("報告者を選んでください。", "Choose the reporter."))) : Page();
    }
}
