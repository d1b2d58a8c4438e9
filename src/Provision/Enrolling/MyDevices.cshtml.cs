using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Provision.Enrolling;

/// <summary>One's own devices: asked for, given up, reported as lost.</summary>
/// <remarks>For those who receive what is provided; each sees the own devices in the organisation for which he or she acts. Another's is not there (404).</remarks>
[Authorize(nameof(Permission.ReceiveProducts))]
[Article("Act, Art. 44(1)")]
internal sealed class MyDevicesPage(StoreDb db, Devices devices, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    public const string At = "/account/devices";

    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<RegisteredDevice> Mine { get; private set; } = [];

    /// <summary>The device of this request, if it is one of them.</summary>
    public RegisteredDevice? This { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public DeviceStanding Here => This?.StandingAt(Now) ?? DeviceStanding.Unknown;

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostEnrolAsync(CancellationToken cancellation)
    {
        var problems = await devices.EnrolAsync(HttpContext, Name, cancellation);
        if (problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        this.Say(NoticeKind.Success, new("登録を申請しました。組織管理者が承認すると使えるようになります。", "Registration was asked for. It can be used once an administrator has approved it."));
        return RedirectToPage();
    }

    public Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellation) =>
        EndAsync(id, DeviceEnd.Revoked, new("端末の登録を取り消しました。", "The device was revoked."), cancellation);

    public Task<IActionResult> OnPostLostAsync(Guid id, CancellationToken cancellation) =>
        EndAsync(id, DeviceEnd.Lost, new("紛失を届け出ました。この端末では、もう読めません。組織管理者にも知らせました。", "The loss was reported. Nothing can be read on this device any more, and the administrators were told."), cancellation);

    private async Task<IActionResult> EndAsync(Guid id, DeviceEnd end, Words done, CancellationToken cancellation)
    {
        if (await Own().FirstOrDefaultAsync(d => d.Id == id, cancellation) is not { } device)
        {
            await acts.WriteRefusalAsync(new Act("provision.not-shown", "Act, Art. 44(1)", $"device:{id}"), cancellation);
            return this.Absent();
        }

        await devices.EndAsync(device, end, cancellation);
        this.Say(NoticeKind.Success, done);
        return RedirectToPage();
    }

    // An administrator sees the whole organisation's; this page is about one's own.
    private IQueryable<RegisteredDevice> Own() => db.Set<RegisteredDevice>().Where(d => d.Person == db.Actor.Person && d.Organisation == db.Actor.Organisation);

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Mine = await Own().AsNoTracking().OrderByDescending(d => d.AskedAt).Take(50).ToListAsync(cancellation);
        This = await devices.OfAsync(HttpContext, cancellation);
    }
}
