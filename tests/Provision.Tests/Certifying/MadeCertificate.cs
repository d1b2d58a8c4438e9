using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Noroshi.Provision.Tests.Certifying;

/// <summary>Certificates made for a test.</summary>
internal static class MadeCertificate
{
    /// <summary>One for a person, with its key in PEM.</summary>
    public static (byte[] Der, string Key) WithKey(string mail, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddEmailAddress(mail);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.4")], false));
        using var certificate = request.CreateSelfSigned(from, until);
        return (certificate.RawData, key.ExportPkcs8PrivateKeyPem());
    }

    public static X509Certificate2 Of(
        string mail, DateTimeOffset from, DateTimeOffset until, int rsa = 2048, ECCurve? curve = null, bool authority = false,
        X509KeyUsageFlags usage = X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DigitalSignature, string purpose = "1.3.6.1.5.5.7.3.4", bool weakly = false)
    {
        using var key = RSA.Create(rsa);
        using var ec = ECDsa.Create(curve ?? ECCurve.NamedCurves.nistP256);
        var request = curve is null
            ? new CertificateRequest("CN=Test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=Test", ec, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("mail.example.jp");
        names.AddEmailAddress(mail);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        var signer = X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);
        return request.Create(new X500DistinguishedName("CN=Issuer"), weakly ? new SaysSha1(signer) : signer, from, until, RandomNumberGenerator.GetBytes(16));
    }

    /// <summary>A signature that says it is one with SHA-1, which the framework no longer makes.</summary>
    private sealed class SaysSha1(X509SignatureGenerator signer) : X509SignatureGenerator
    {
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => Convert.FromHexString("300D06092A864886F70D0101050500");

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => signer.SignData(data, hashAlgorithm);

        protected override PublicKey BuildPublicKey() => signer.PublicKey;
    }
}
