using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.Oversight.Inspecting;

/// <summary>The verification of the record, step by step; without script a button leads from one to the next.</summary>
/// <remarks>For inspectors of the commission, who see by it that nothing was changed, and not what was said.</remarks>
[Authorize(nameof(Permission.InspectRecord))]
internal sealed class VerifyRecordPage(Verify verify) : PageModel
{
    private static readonly Words Begin = new("検証の途中経過を読み取れませんでした。はじめからやり直してください。", "How far the verification had come cannot be read. Begin again.");

    [BindProperty]
    public string? State { get; set; }

    public Verification? Verification { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(State))
        {
            Verification = await verify.StepAsync(await verify.BeginAsync(cancellation), cancellation);
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
