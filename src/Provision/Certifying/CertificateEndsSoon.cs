using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Certifying;

/// <summary>A certificate for mail will soon end. Raised when it is brought, delivered when the time has come.</summary>
internal sealed record CertificateEndsSoon(Guid Certificate) : IEvent
{
    public static string Name => "provision.certificate-ends-soon.v1";
}

/// <summary>Tells the person in time, unless the certificate has ended or been replaced meanwhile.</summary>
internal sealed class RemindOfCertificate(StoreDb db, INotices notices, TimeProvider clock) : IHandle<CertificateEndsSoon>
{
    private static readonly Words Soon = new("暗号化メールの証明書の期限が近づいています。新しい証明書を登録してください。", "Your certificate for mail ends soon. Register a new one.");

    public async Task HandleAsync(CertificateEndsSoon @event, Guid id, CancellationToken cancellation)
    {
        if (await db.Set<MailCertificate>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == @event.Certificate, cancellation) is { } certificate
            && certificate.IsOpen(clock.GetUtcNow()))
        {
            notices.Tell(certificate.Person, "provision.certificate-ends-soon", Soon, MyCertificatesPage.At);
        }
    }
}
