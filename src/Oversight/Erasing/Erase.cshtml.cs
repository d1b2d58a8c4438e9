using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Oversight.Erasing;

/// <summary>Erases the content of an act, named by its number.</summary>
/// <remarks>
/// For those who may erase content and cannot read the record: whoever demands the erasure names the act by its number, and nobody
/// erases what they themselves went looking for.
/// </remarks>
[Authorize(nameof(Permission.EraseContent))]
internal sealed class ErasePage(StoreDb db, EraseContent erase) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    [BindProperty]
    public string? Ground { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool Understood { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var known = Guid.TryParse(Act?.Trim(), out var id) && await db.Set<ActContent>().AnyAsync(a => a.Id == id, cancellation);
        var problems = new Problems()
            .Unless(known, nameof(Act), "act-unknown", new("この番号の記録はありません。番号を確かめてください。", "There is no act of this number. Check the number."))
            .Unless(Ground is { Length: > 0 and <= 200 }, nameof(Ground), "ground-missing", new("消去の根拠となる法令と条を200字以内で書いてください。", "Write the law and article that demand the erasure, in at most 200 characters."))
            .Unless(Reason is { Length: > 0 and <= 2000 }, nameof(Reason), "reason-missing", new("消去の理由を2000字以内で書いてください。", "Write the reason of the erasure, in at most 2,000 characters."))
            .Unless(Understood, nameof(Understood), "not-confirmed", new("元に戻せないことを確認してください。", "Confirm that it cannot be undone."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        if (await erase.EraseAsync(id, Ground!.Trim(), Reason!.Trim(), cancellation) is Ruling.Refused no)
        {
            return this.Refuse(no);
        }

        this.Say(NoticeKind.Success, new("内容を消去しました。記録があったことと日時は残ります。", "The content is erased. That something was done, and when, remains."));
        return RedirectToPage(new { act = (string?)null });
    }
}
