using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Provision.Law;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Provision.Viewing;

/// <summary>Who may be provided with what, on a day: the table by which everything is decided, with the text and how surely it is known.</summary>
/// <remarks>Open to everybody: it is the law as this system reads it, and tells nothing of anybody.</remarks>
[AllowAnonymous]
[Article("Act, Art. 38(1)")]
[Article("Act, Art. 41")]
internal sealed class ProvisionRulesPage(TimeProvider clock) : PageModel
{
    /// <summary>The day that was asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    public DateOnly Day { get; private set; }

    /// <summary>Every line there is, by recipient, with the first day of its force.</summary>
    public IReadOnlyList<(ProvisionRow Row, DateOnly From)> Lines { get; } = [.. EachRecipientHasItsRoute.Lines().OrderBy(l => l.Row.To).ThenBy(l => l.Row.Route)];

    public bool SelectedCommunicationsExist { get; private set; }

    public static IReadOnlyList<ConditionText> OfEveryRelease { get; } = [.. Conditions.In(ProvisionRow.OfEveryRelease)];

    /// <summary>The conditions of a line that not every line has.</summary>
    public static IEnumerable<ConditionText> Own(ProvisionRow row) => Conditions.In(row.Needed);

    /// <summary>What is asked besides for 選別後通信情報.</summary>
    public static IEnumerable<ConditionText> ForSelected(ProvisionRow row) => Conditions.In(row.WithSelectedCommunications | row.WithPartyCommunications);

    /// <summary>Whether the day of force is set, or only known to be no later.</summary>
    public static bool DayIsOutermost(DateOnly from) => from == PendingChapters.AtTheLatest;

    public IActionResult OnGet()
    {
        Day = LegalCalendar.LegalDay(clock.GetUtcNow());
        if (On is { Length: > 0 })
        {
            if (TypedDay.Read(On) is not { } asked)
            {
                return this.Mend(new Problems().Unless(false, nameof(On), "day-unreadable", new("日付を「2026-10-01」の形で入力してください。", "Write the day like this: 2026-10-01.")));
            }

            Day = asked;
        }

        SelectedCommunicationsExist = EachRecipientHasItsRoute.Table.IsInForceOn(Day) && EachRecipientHasItsRoute.Table.On(Day).SelectedCommunicationsExist;
        return Page();
    }
}
