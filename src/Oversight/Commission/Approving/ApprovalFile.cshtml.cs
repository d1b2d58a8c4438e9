using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.Oversight.Commission.Approving;

/// <summary>One request for approval and what was decided.</summary>
/// <remarks>For the commission's own people.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 48(iv)")]
internal sealed class ApprovalFilePage(StoreDb db, Actor actor, IRecordOfActs acts) : PageModel
{
    public ApprovalRequest Asked { get; private set; } = null!;

    public string? Extended { get; private set; }

    public string? Meeting { get; private set; }

    public bool MayWithdraw => actor.Can(Permission.KeepCommission) && Asked.State is ApprovalState.Received;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        acts.Write(new Act("oversight.approval-read", "Act, Art. 59", $"approval:{Asked.Number}"));
        await db.SaveChangesAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation) || Asked.State is not ApprovalState.Received)
        {
            return this.Absent();
        }

        if (!actor.Can(Permission.KeepCommission))
        {
            return await this.RefuseAsync(acts, "oversight.approval-withdrawn", $"approval:{Asked.Number}", Deeds.BureausOnly, cancellation);
        }

        Asked.Withdraw();
        acts.Write(new Act("oversight.approval-withdrawn", WhatNeedsApproval.Article(Asked.Route), $"approval:{Asked.Number}"));
        return await this.DoneAsync(db, new("取下げを登録しました。", "The withdrawal was entered."), $"/commission/approvals/{Asked.Number}", cancellation);
    }

    private async Task<bool> FindAsync(string number, CancellationToken cancellation)
    {
        if (await db.Set<ApprovalRequest>().SingleOrDefaultAsync(a => a.Number == number, cancellation) is not { } found)
        {
            return false;
        }

        Asked = found;
        Extended = found.Extends is { } extended ? await db.Set<ApprovalRequest>().Where(a => a.Id == extended).Select(a => a.Number).SingleOrDefaultAsync(cancellation) : null;
        Meeting = found.DecidedIn is { } meeting ? await db.Set<CommissionMeeting>().Where(m => m.Id == meeting).Select(m => m.Number).SingleOrDefaultAsync(cancellation) : null;
        return true;
    }
}
