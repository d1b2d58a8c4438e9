using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Confidentiality.Face;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.OpeningCases;

/// <summary>What the pages of a case at the desk share: finding it, and asking for a purpose before anything of it is shown.</summary>
internal abstract class PageOfACase(CasesAtTheDesk cases, StatedPurpose purposes) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute(Name = "number")]
    public string Number { get; set; } = "";

    public DeskCase Desk { get; private set; } = null!;

    /// <summary>The purpose that was stated today.</summary>
    public Purpose Purpose { get; private set; }

    /// <summary>Finds the case; otherwise the answer to give: it is not there, or the purpose comes first.</summary>
    protected async Task<IActionResult?> OpenAsync(CancellationToken cancellation)
    {
        if (await cases.FindAsync(Number, cancellation) is not { } desk)
        {
            return this.Absent();
        }

        Desk = desk;
        if (await purposes.TodayAsync(desk.Case, cancellation) is not { } purpose)
        {
            return Redirect($"{CasePaths.Desk(desk.Case.Number)}/purpose?to={Uri.EscapeDataString(Request.Path)}");
        }

        Purpose = purpose;
        return null;
    }
}
