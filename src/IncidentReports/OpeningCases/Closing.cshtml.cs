using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.OpeningCases;

/// <summary>A desk ends its work on a case, or takes it up again, with a reason.</summary>
/// <remarks>The door is the reader's; that the actor handles cases and that the case is on the actor's own desk is asked for the act, so that a refusal is on record.</remarks>
[Authorize(nameof(Permission.ReadReports))]
[Article("Act, Art. 8(1)")]
internal sealed class ClosingPage(CasesAtTheDesk cases, StatedPurpose purposes, DeskDeeds deeds) : PageOfACase(cases, purposes)
{
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await AskAsync(cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await AskAsync(cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        var wasOpen = Desk.Own!.Open;
        var problems = wasOpen ? await deeds.CloseAsync(Desk, Reason, cancellation) : await deeds.ReopenAsync(Desk, Reason, cancellation);
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        this.Say(NoticeKind.Success, wasOpen
            ? new Words("この窓口の対応を終えました。", "This desk has ended its work.")
            : new Words("この窓口の対応を再開しました。", "This desk has taken the work up again."));
        return Redirect(CasePaths.Desk(Desk.Case.Number));
    }

    private async Task<IActionResult?> AskAsync(CancellationToken cancellation) =>
        await OpenAsync(cancellation)
        ?? (await deeds.AskAsync(Desk, "incident-reports.closed-or-reopened", cancellation) is Ruling.Refused refused ? this.Refuse(refused) : null);
}
