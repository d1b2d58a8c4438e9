using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Noroshi.Kernel;
using Noroshi.Provision.Law;

namespace Noroshi.Provision.Certifying;

/// <summary>A certificate that was read: what stands in it, and the bytes that are kept.</summary>
internal sealed record CertificateRead(CertificateFacts Facts, byte[] Der);

/// <summary>The one place where certificates are taken apart.</summary>
internal static class ReadCertificate
{
    private const string MailProtection = "1.3.6.1.5.5.7.3.4";
    private const string AnyUse = "2.5.29.37.0";
    private static readonly string[] WeakSignatures = ["1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.2.840.10045.4.1", "1.2.840.10040.4.3"];

    /// <summary>Reads PEM or DER. What cannot be read, or holds a private key, is a problem and is kept nowhere.</summary>
    public static CertificateRead? Of(ReadOnlySpan<byte> file, Problems problems)
    {
        if (file.IsEmpty || file.Length > ACertificateMustServeForMail.LargestBytes)
        {
            problems.Unless(false, "Certificate", "certificate-size", new("証明書のファイル（PEM又はDER、16KBまで）を選んでください。", "Choose the file of a certificate (PEM or DER, 16 KB at most)."));
            return null;
        }

        if (file.IndexOf("PRIVATE KEY"u8) >= 0)
        {
            problems.Unless(false, "Certificate", "certificate-private-key", new(
                "秘密鍵が含まれています。保存していませんが、外に出た鍵です。鍵を作り直し、証明書だけを選んでください。", "It holds a private key. We have not kept it, but the key has left your hands: make a new one, and choose the certificate alone."));
            return null;
        }

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(file);
            return new(FactsOf(certificate), certificate.RawData);
        }
        catch (CryptographicException)
        {
            problems.Unless(false, "Certificate", "certificate-unreadable", new(
                "証明書として読めません。PEM（.pem、.crt、.cer）又はDERの証明書を選んでください。", "It cannot be read as a certificate. Choose one in PEM (.pem, .crt, .cer) or DER."));
            return null;
        }
    }

    private static CertificateFacts FactsOf(X509Certificate2 certificate)
    {
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages;
        var purposes = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(e => e.EnhancedKeyUsages.Cast<Oid>()).Select(o => o.Value).ToList();
        var (algorithm, bits) = KeyOf(certificate);
        return new()
        {
            Fingerprint = string.Join(':', certificate.GetCertHash(HashAlgorithmName.SHA256).Select(b => b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture))),
            Subject = certificate.Subject,
            Issuer = certificate.Issuer,
            From = new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
            Until = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
            Mails = Addresses(certificate),
            Algorithm = algorithm,
            Bits = bits,
            MayEncrypt = usage is null || (usage & (X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.KeyAgreement)) != 0,
            IsForMail = purposes.Count == 0 || purposes.Contains(MailProtection) || purposes.Contains(AnyUse),
            IsAuthority = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(b => b.CertificateAuthority),
            IsSignedWeakly = WeakSignatures.Contains(certificate.SignatureAlgorithm.Value),
        };
    }

    private static (string Algorithm, int Bits) KeyOf(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
        {
            return ("RSA", rsa.KeySize);
        }

        // A key for agreement alone is not handed out as one for signatures.
        using var ec = (ECAlgorithm?)certificate.GetECDsaPublicKey() ?? certificate.GetECDiffieHellmanPublicKey();
        return ec is not null ? ("EC", ec.KeySize) : (certificate.PublicKey.Oid.FriendlyName ?? certificate.PublicKey.Oid.Value ?? "?", 0);
    }

    private static List<string> Addresses(X509Certificate2 certificate)
    {
        var found = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(e => MailNames.In(e.RawData)).ToList();
        if (certificate.GetNameInfo(X509NameType.EmailName, forIssuer: false) is { Length: > 0 } named)
        {
            found.Add(named);
        }

        return [.. found.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
