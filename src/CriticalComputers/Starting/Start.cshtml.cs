using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Law.Deadlines;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.CriticalComputers.Starting;

/// <summary>
/// From "what is this law?" to "what must I prepare, and until when?" in ten minutes and five steps. It is an introduction and judges no
/// computer: for that it leads to the check of one.
/// </summary>
/// <remarks>Open to everybody: a newcomer has no account. Nothing is kept.</remarks>
[AllowAnonymous]
[Article("Act, Art. 2(3)")]
[Article("Act, Art. 4(1)")]
internal sealed class StartPage(TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? So { get; set; }

    /// <summary>Which step was answered.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Answered { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Designated { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Uses { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sector { get; set; }

    [BindProperty(SupportsGet = true)]
    public string[] Has { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? DesignatedOn { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? CoveredOn { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? InPlace { get; set; }

    public int Step { get; private set; } = 1;

    public StartedSoFar SoFar { get; private set; } = new();

    public SectorProfile Profile => SectorProfiles.Of(SoFar.Sector);

    public IReadOnlyList<TypicalComputer> Listed => [.. Profile.Computers.Where(c => SoFar.Has.Contains(c.Code))];

    /// <summary>The last day by the rules, once a day was entered.</summary>
    public NotificationDeadline? Deadline { get; private set; }

    public static IReadOnlyList<Words> Names { get; } =
    [
        new("対象の事業者か", "Are you covered?"), new("設備を知る", "Know the facility"), new("電子計算機を数える", "Count the computers"), new("期限を知る", "Know the last day"), new("準備する", "Prepare"),
    ];

    public static IReadOnlyList<Choice> YesNo =>
        [Choice.Of("yes", new Words("はい", "Yes")), Choice.Of("no", new Words("いいえ", "No")), Choice.Of("unknown", new Words("分からない", "Not known"))];

    public IReadOnlyList<Choice> Sectors => SectorChoices.On(LegalCalendar.LegalDay(clock.GetUtcNow()));

    public IActionResult OnGet(int step = 1)
    {
        SoFar = StartedSoFar.Read(So);
        Step = Math.Clamp(Answered ?? step, 1, StartedSoFar.Steps);
        var problems = new Problems();
        SoFar = Answered switch
        {
            1 => SoFar with { Designated = StartedSoFar.Answer(Designated), Uses = StartedSoFar.Answer(Uses), Sector = StartedSoFar.SectorOf(Sector) },
            3 => SoFar with { Has = StartedSoFar.Known(Has) },
            4 => SoFar with
            {
                On = Day(On, nameof(On), problems),
                DesignatedOn = Day(DesignatedOn, nameof(DesignatedOn), problems),
                CoveredOn = Day(CoveredOn, nameof(CoveredOn), problems),
                InPlace = StartedSoFar.Answer(InPlace),
            },
            _ => SoFar,
        };
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        // The calculator shows its answer on the same step; the others go on.
        if (Answered is { } answered)
        {
            return Redirect(SoFar.Path(answered is 4 or >= StartedSoFar.Steps ? answered : answered + 1));
        }

        Deadline = SoFar.Facts is { } facts ? NotificationIsDueWithinMonths.For(facts, LegalCalendar.LegalDay(clock.GetUtcNow())) : null;
        return Page();
    }

    /// <summary>A day as it stands in its box.</summary>
    public static string? Shown(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? written, string field, Problems problems)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return null;
        }

        if (WrittenDay.TryRead(written, out var day) && StartedSoFar.IsSensible(day))
        {
            return day;
        }

        problems.Add(new(field, "day", new(
            $"日付を「2026-11-02」の形で、1970年から{LegalCalendar.HolidaysKnownUntil - 1}年までの日で入力してください。", $"Enter a day like 2026-11-02, from 1970 to {LegalCalendar.HolidaysKnownUntil - 1}.")));
        return null;
    }
}
