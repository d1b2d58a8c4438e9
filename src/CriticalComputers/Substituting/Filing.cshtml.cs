using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Substituting;

/// <summary>One filing under 経済安全保障推進法: for which computers it stands in, for which not and why, and filing by it.</summary>
/// <remarks>For those who keep the register of their own organisation. Another's is not there (404).</remarks>
[Authorize(nameof(Permission.KeepRegister))]
[Article("Order, Art. 2(4)")]
[Article("Order, Art. 3(2)")]
[Article("Order, Art. 3(3)")]
internal sealed class FilingPage(StoreDb db, WhoseRegister whose, WhatAFilingStandsInFor standing, FileNotification filing, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "Id")]
    public Guid Asked { get; set; }

    [BindProperty]
    public NotificationKind Kind { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    public EconomicSecurityFiling Filing { get; private set; } = null!;

    public string FacilityName { get; private set; } = "";

    public Replaceable Shown { get; private set; } = new([], []);

    public Words Business(string sector) => whose.NameOf(sector);

    public Guid NewId() => Identifier.New(clock);

    public async Task<IActionResult> OnGetAsync(Guid filingId, CancellationToken cancellation)
    {
        if (!await FindAsync(filingId, cancellation))
        {
            return this.Absent();
        }

        Shown = await standing.OfAsync(Filing, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid filingId, CancellationToken cancellation)
    {
        if (!await FindAsync(filingId, cancellation))
        {
            return this.Absent();
        }

        if (!Confirmed)
        {
            return await AgainAsync([new Problem(nameof(Confirmed), "not-confirmed", new("内容を確かめてから、確認の欄にチェックを入れてください。", "Look it over and tick the box."))], cancellation);
        }

        var seen = Seen is { Length: 64 } && Seen.All(char.IsAsciiHexDigit) ? Convert.FromHexString(Seen) : [];
        return await filing.FileAsync(new NotificationId(Asked), whose.Operator, async () => (await standing.OfAsync(Filing, cancellation)).Owed.FirstOrDefault(o => o.Kind == Kind), seen, cancellation) switch
        {
            NotifyingOutcome.Filed done => Redirect($"/computers/notifications/{done.Notification.Number}"),
            NotifyingOutcome.Malformed malformed => await AgainAsync(malformed.Problems, cancellation),
            _ => await AgainAsync([new Problem("", "register-changed", NotifyPage.RegisterChanged)], cancellation),
        };
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid filingId, CancellationToken cancellation)
    {
        if (!await FindAsync(filingId, cancellation))
        {
            return this.Absent();
        }

        Filing.TakeBack(clock.GetUtcNow());
        acts.Write(new Act("critical-computers.filing-taken-back", "Order, Art. 2(4)", $"economic-security-filing:{Filing.Id}") { OnBehalfOf = whose.OnBehalfOf });
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new Words("登録を取り消しました。すでに提出した届出は変わりません。", "The entry was taken back. What has been filed stays."));
        return Redirect("/computers/substitutes");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<EconomicSecurityFiling>().FirstOrDefaultAsync(f => f.Id == id && f.Operator == whose.Operator && f.TakenBackAt == null, cancellation) is not { } found)
        {
            await acts.WriteRefusalAsync(new Act("critical-computers.not-shown", "Act, Art. 8", $"economic-security-filing:{id}"), cancellation);
            return false;
        }

        Filing = found;
        FacilityName = await db.Set<Facility>().Where(f => f.Id == found.Facility).Select(f => f.Name).FirstAsync(cancellation);
        return true;
    }

    private async Task<IActionResult> AgainAsync(IEnumerable<Problem> problems, CancellationToken cancellation)
    {
        Shown = await standing.OfAsync(Filing, cancellation);
        Confirmed = false;
        ModelState.Clear();
        return this.Mend(problems);
    }
}
