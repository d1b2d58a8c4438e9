using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Certifying;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Provision.Enrolling;

/// <summary>The devices and the certificates for mail of an organisation's people: approved, refused, revoked, put down as lost.</summary>
/// <remarks>For the administrators of the organisation; another organisation's is not there (404). Nobody approves a device of his or her own.</remarks>
[Authorize(nameof(Permission.ManagePeople))]
[Article("Act, Art. 44(1)")]
internal sealed class OrganisationDevicesPage(StoreDb db, Devices devices, Certificates certificates, IWhoIsWho whoIsWho, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    public const string At = "/organisation/devices";
    private const int Most = 500;

    public IReadOnlyList<RegisteredDevice> All { get; private set; } = [];

    public IReadOnlyList<MailCertificate> Certificates { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, Person> People { get; private set; } = new Dictionary<PersonId, Person>();

    public DateTimeOffset Now => clock.GetUtcNow();

    public string NameOf(PersonId person) => People.TryGetValue(person, out var known) ? known.Name : "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        All = await Devices().AsNoTracking().OrderByDescending(d => d.AskedAt).Take(Most).ToListAsync(cancellation);
        Certificates = await Certified().AsNoTracking().OrderByDescending(c => c.AddedAt).Take(Most).ToListAsync(cancellation);
        People = await whoIsWho.PersonsAsync(All.Select(d => d.Person).Concat(Certificates.Select(c => c.Person)).Distinct(), cancellation);
    }

    public async Task<IActionResult> OnPostApproveAsync(Guid id, CancellationToken cancellation)
    {
        if (await Devices().FirstOrDefaultAsync(d => d.Id == id, cancellation) is not { } device)
        {
            return await NotThereAsync($"device:{id}", cancellation);
        }

        if (await devices.ApproveAsync(device, cancellation) is Ruling.Refused no)
        {
            return this.Refuse(no);
        }

        this.Say(NoticeKind.Success, new("端末の登録を承認しました。", "The device was approved."));
        return RedirectToPage();
    }

    public Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken cancellation) =>
        EndAsync(id, DeviceEnd.Refused, new("承認しないことを本人に知らせました。", "The person was told that it is not approved."), cancellation);

    public Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellation) =>
        EndAsync(id, DeviceEnd.Revoked, new("端末の登録を取り消しました。", "The device was revoked."), cancellation);

    public Task<IActionResult> OnPostLostAsync(Guid id, CancellationToken cancellation) =>
        EndAsync(id, DeviceEnd.Lost, new("紛失として登録を終わらせました。", "The device was put down as lost."), cancellation);

    public async Task<IActionResult> OnPostRevokeCertificateAsync(Guid id, CancellationToken cancellation)
    {
        if (await Certified().FirstOrDefaultAsync(c => c.Id == id, cancellation) is not { } certificate)
        {
            return await NotThereAsync($"mail-certificate:{id}", cancellation);
        }

        await certificates.EndAsync(certificate, CertificateEnd.Revoked, cancellation);
        this.Say(NoticeKind.Success, new("証明書を使わないようにしました。", "The certificate is used no more."));
        return RedirectToPage();
    }

    private async Task<IActionResult> EndAsync(Guid id, DeviceEnd end, Words done, CancellationToken cancellation)
    {
        if (await Devices().FirstOrDefaultAsync(d => d.Id == id, cancellation) is not { } device)
        {
            return await NotThereAsync($"device:{id}", cancellation);
        }

        await devices.EndAsync(device, end, cancellation);
        this.Say(NoticeKind.Success, done);
        return RedirectToPage();
    }

    private async Task<IActionResult> NotThereAsync(string thing, CancellationToken cancellation)
    {
        await acts.WriteRefusalAsync(new Act("provision.not-shown", "Act, Art. 44(1)", thing), cancellation);
        return this.Absent();
    }

    // One's own of another organisation are in sight too; this page is about this organisation's.
    private IQueryable<RegisteredDevice> Devices() => db.Set<RegisteredDevice>().Where(d => d.Organisation == db.Actor.Organisation);

    private IQueryable<MailCertificate> Certified() => db.Set<MailCertificate>().Where(c => c.Organisation == db.Actor.Organisation);
}
