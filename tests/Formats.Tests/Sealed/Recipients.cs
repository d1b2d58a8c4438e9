using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Noroshi.Formats.Sealed;
using Noroshi.Kernel;
using Xunit;

namespace Noroshi.Formats.Tests.Sealed;

/// <summary>Keys and certificates of made-up recipients, and openssl to open what was sealed for them.</summary>
internal static class Recipients
{
    public static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    public static X509Certificate2 Certificate(string kind, X509KeyUsageFlags? usage = null, int from = -1, int until = 30)
    {
        if (kind.StartsWith("RSA", StringComparison.Ordinal))
        {
            using var rsa = RSA.Create(int.Parse(kind[3..]));
            return Signed(new CertificateRequest("CN=受け手", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), usage, from, until);
        }

        using var curve = ECDsa.Create(kind switch { "P-256" => ECCurve.NamedCurves.nistP256, "P-384" => ECCurve.NamedCurves.nistP384, _ => ECCurve.NamedCurves.nistP521 });
        var request = new CertificateRequest("CN=Recipient", curve, HashAlgorithmName.SHA256);
        if (usage is X509KeyUsageFlags.KeyAgreement or X509KeyUsageFlags.KeyEncipherment)
        {
            // Without its key: the framework does not join a key for signing to a certificate that may not sign.
            request.CertificateExtensions.Add(new X509KeyUsageExtension(usage.Value, critical: true));
            return request.Create(request.SubjectName, X509SignatureGenerator.CreateForECDsa(curve), Now.AddDays(from), Now.AddDays(until), [1]);
        }

        return Signed(request, usage, from, until);
    }

    public static (RecipientCertificate? Certificate, string[] Codes) Read(byte[] file)
    {
        var read = RecipientCertificate.TryRead(file, Now, "certificate", out var certificate, out var problems);
        Assert.Equal(read, certificate is not null);
        Assert.Equal(read, problems.Count == 0);
        Assert.All(problems, (Problem p) => Assert.Equal("certificate", p.Field));
        return (certificate, [.. problems.Select(p => p.Code)]);
    }

    public static RecipientCertificate Sound(X509Certificate2 certificate) => Read(certificate.RawData).Certificate!;

    /// <summary>What openssl finds in a sealed document, with the key of one recipient.</summary>
    public static byte[] Open(byte[] document, X509Certificate2 recipient, string form)
    {
        var openssl = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "openssl")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(openssl is not null, "openssl is not installed: nobody but ourselves opened the sealed document.");
        var place = Directory.CreateTempSubdirectory("noroshi-sealed-");
        try
        {
            string At(string name) => Path.Combine(place.FullName, name);
            File.WriteAllBytes(At("in"), document);
            File.WriteAllText(At("cert.pem"), recipient.ExportCertificatePem());
            using var rsa = recipient.GetRSAPrivateKey();
            using var curve = recipient.GetECDsaPrivateKey();
            File.WriteAllText(At("key.pem"), rsa?.ExportPkcs8PrivateKeyPem() ?? curve!.ExportPkcs8PrivateKeyPem());
            using var run = Process.Start(new ProcessStartInfo(openssl, ["cms", "-decrypt", "-binary", "-inform", form, "-in", At("in"), "-recip", At("cert.pem"), "-inkey", At("key.pem"), "-out", At("out")]) { RedirectStandardError = true })!;
            var said = run.StandardError.ReadToEnd();
            run.WaitForExit();
            Assert.True(run.ExitCode == 0, said);
            return File.ReadAllBytes(At("out"));
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static X509Certificate2 Signed(CertificateRequest request, X509KeyUsageFlags? usage, int from, int until)
    {
        if (usage is { } flags)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(flags, critical: true));
        }

        return request.CreateSelfSigned(Now.AddDays(from), Now.AddDays(until));
    }
}
