using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.Provision.Certifying;

/// <summary>One's own certificates for encrypted mail: brought, given up, their keys reported as lost.</summary>
/// <remarks>For those who receive what is provided; each sees the own ones in the organisation for which he or she acts. Another's is not there (404).</remarks>
[Authorize(nameof(Permission.ReceiveProducts))]
[Article("Act, Art. 44(1)")]
internal sealed class MyCertificatesPage(StoreDb db, Certificates certificates, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    public const string At = "/account/certificates";

    [BindProperty]
    public IFormFile? Certificate { get; set; }

    public IReadOnlyList<MailCertificate> Mine { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostBringAsync(CancellationToken cancellation)
    {
        var problems = await certificates.BringAsync(await ReadAsync(cancellation), cancellation);
        if (problems.Count > 0)
        {
            await ShowAsync(cancellation);
            return this.Mend(problems);
        }

        this.Say(NoticeKind.Success, new("証明書を登録しました。これからは、この証明書で暗号化したメールが届きます。", "The certificate was registered. Mail will be encrypted to it from now on."));
        return RedirectToPage();
    }

    public Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellation) =>
        EndAsync(id, CertificateEnd.Revoked, new("証明書を使わないようにしました。", "The certificate is used no more."), cancellation);

    public Task<IActionResult> OnPostLostAsync(Guid id, CancellationToken cancellation) =>
        EndAsync(id, CertificateEnd.Lost, new("鍵の紛失を届け出ました。この証明書では、もう暗号化しません。発行者にも失効を申請してください。", "The loss was reported. Nothing is encrypted to this certificate any more. Ask its issuer to revoke it, too."), cancellation);

    private async Task<IActionResult> EndAsync(Guid id, CertificateEnd end, Words done, CancellationToken cancellation)
    {
        if (await Own().FirstOrDefaultAsync(c => c.Id == id, cancellation) is not { } certificate)
        {
            await acts.WriteRefusalAsync(new Act("provision.not-shown", "Act, Art. 44(1)", $"mail-certificate:{id}"), cancellation);
            return this.Absent();
        }

        await certificates.EndAsync(certificate, end, cancellation);
        this.Say(NoticeKind.Success, done);
        return RedirectToPage();
    }

    // One byte more than may be is enough to know that it is too large.
    private async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        if (Certificate is null)
        {
            return [];
        }

        var room = new byte[ACertificateMustServeForMail.LargestBytes + 1];
        await using var content = Certificate.OpenReadStream();
        return room[..await content.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellation)];
    }

    private IQueryable<MailCertificate> Own() => db.Set<MailCertificate>().Where(c => c.Person == db.Actor.Person && c.Organisation == db.Actor.Organisation);

    private async Task ShowAsync(CancellationToken cancellation) =>
        Mine = await Own().AsNoTracking().OrderByDescending(c => c.AddedAt).Take(50).ToListAsync(cancellation);
}
