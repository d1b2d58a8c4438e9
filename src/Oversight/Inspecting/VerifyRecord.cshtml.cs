using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.Oversight.Inspecting;

/// <summary>The verification of the record, step by step; without script a button leads from one to the next.</summary>
/// <remarks>For inspectors of the commission, who see by it that nothing was changed, and not what was said.</remarks>
[Authorize(nameof(Permission.InspectRecord))]
internal sealed class VerifyRecordPage(Verify verify) : PageModel
{
    private static readonly Words Begin = new("検証の途中経過を読み取れませんでした。はじめからやり直してください。", "How far the verification had come cannot be read. Begin again.");

    private static readonly Words NoDay = new("日付を入力してください。例：2026-11-24", "Enter a day, for example 2026-11-24.");

    [BindProperty]
    public string? State { get; set; }

    /// <summary>The first day of the range, as it was typed.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>The last day of the range.</summary>
    [BindProperty]
    public string? To { get; set; }

    public Verification? Verification { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(State))
        {
            var (from, to) = (TypedDay.Read(From), TypedDay.Read(To));
            var problems = new Problems()
                .Unless(from is not null || string.IsNullOrWhiteSpace(From), nameof(From), "day", NoDay)
                .Unless(to is not null || string.IsNullOrWhiteSpace(To), nameof(To), "day", NoDay)
                .Unless(from is null || to is null || from <= to, nameof(To), "order", new("終わりの日は、始めの日以後にしてください。", "The last day must not come before the first."));
            if (problems.Count > 0)
            {
                return this.Mend(problems);
            }

            Verification = await verify.StepAsync(await verify.BeginAsync(from, to, cancellation), cancellation);
        }
        else if (verify.Opened(State) is { } state)
        {
            Verification = state.IsDone ? state : await verify.StepAsync(state, cancellation);
        }
        else
        {
            return this.Mend(new Problems().Unless(false, "", "verification-state", Begin));
        }

        State = verify.Sealed(Verification);
        ModelState.Clear();
        return Page();
    }
}
