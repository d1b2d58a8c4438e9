using System.Diagnostics;
using Noroshi.Kernel;
using Noroshi.Provision.Store;
using Noroshi.Web.Showing;

namespace Noroshi.Provision.Certifying;

/// <summary>Where a certificate stands, in a word and a mark.</summary>
internal static class CertificateMark
{
    public static StatusKind Of(MailCertificate certificate, DateTimeOffset now) => certificate.End switch
    {
        CertificateEnd.Lost => StatusKind.Alarm,
        CertificateEnd.None when certificate.IsOpen(now) => StatusKind.Done,
        CertificateEnd.None => StatusKind.Attention,
        _ => StatusKind.Closed,
    };

    public static Words Words(MailCertificate certificate, DateTimeOffset now) => certificate.End switch
    {
        CertificateEnd.None when certificate.IsOpen(now) => new("使用中", "In use"),
        CertificateEnd.None => new("期限切れ", "Expired"),
        CertificateEnd.Replaced => new("置き換え済み", "Replaced"),
        CertificateEnd.Revoked => new("取消し", "Revoked"),
        CertificateEnd.Lost => new("鍵の紛失", "Key lost"),
        _ => throw new UnreachableException(),
    };
}
