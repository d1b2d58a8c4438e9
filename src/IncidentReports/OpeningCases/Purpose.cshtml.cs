using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.OpeningCases;

/// <summary>Why do you read this report? Asked once for a person, a case and a day.</summary>
/// <remarks>For those who may read reports; which purposes they may state is for the law to say, and a purpose that is not theirs is refused on record.</remarks>
[Authorize(nameof(Permission.ReadReports))]
[Article("Act, Art. 8(1)")]
internal sealed class PurposePage(CasesAtTheDesk cases, StatedPurpose purposes, StoreDb db) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute(Name = "number")]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "purpose")]
    public string? Stated { get; set; }

    public DeskCase Desk { get; private set; } = null!;

    public IReadOnlyList<Purpose> Offered => purposes.Offered;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await cases.FindAsync(Number, cancellation) is not { } desk)
        {
            return this.Absent();
        }

        Desk = desk;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await cases.FindAsync(Number, cancellation) is not { } desk)
        {
            return this.Absent();
        }

        if (await purposes.AskAsync(desk.Case, Stated, cancellation) is Ruling.Refused refused)
        {
            return this.Refuse(refused);
        }

        purposes.Keep(desk.Case, desk.Case.Versions, Purposes.TryParse(Stated, out var purpose) ? purpose : throw new System.Diagnostics.UnreachableException(), "page");
        await db.SaveChangesAsync(cancellation);
        var home = CasePaths.Desk(desk.Case.Number);
        return Redirect(To is { } to && (to == home || to.StartsWith(home + "/", StringComparison.Ordinal)) && Url.IsLocalUrl(to) ? to : home);
    }
}
