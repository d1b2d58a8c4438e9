using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.IncidentReports.Settings;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Erasing;

/// <summary>Cases whose term of keeping is over: shown by number and date alone, erased after confirmation.</summary>
/// <remarks>For the system's administrator, whose role alone may erase content; nothing of what was reported is shown.</remarks>
[Authorize(nameof(Permission.EraseContent))]
[Article("Act, Art. 8(1)")]
internal sealed class RetentionPage(EraseWhatIsOver erasing, PolicySettings settings, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string[] Numbers { get; set; } = [];

    [BindProperty]
    public bool Confirmed { get; set; }

    public IReadOnlyList<CaseToErase> Due { get; private set; } = [];

    public int Years { get; private set; }

    public Choice[] Choices => [.. Due.Select(c => new Choice(c.Number, c.Number))];

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var problems = new Problems()
            .Unless(Numbers.Length > 0, nameof(Numbers), "nothing-chosen", new("消去する案件を選んでください。", "Choose the cases to erase."))
            .Unless(Confirmed, nameof(Confirmed), "not-confirmed", new("元に戻せないことを確認してください。", "Confirm that this cannot be undone."));
        if (problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        var erased = await erasing.EraseAsync(Numbers, cancellation);
        this.Say(NoticeKind.Success, new Words($"{erased}件の内容を消去しました。", $"The content of {erased} cases was erased."));
        return Redirect("/administration/retention");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Due = await erasing.DueAsync(cancellation);
        Years = await settings.YearsAsync(LegalCalendar.LegalDay(clock.GetUtcNow()), cancellation);
    }
}
