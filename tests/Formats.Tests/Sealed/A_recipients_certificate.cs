using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CsCheck;
using Noroshi.Formats.Sealed;
using Xunit;

namespace Noroshi.Formats.Tests.Sealed;

/// <summary>A certificate that a recipient handed in.</summary>
public class A_recipients_certificate
{
    [Theory]
    [InlineData("RSA2048", X509KeyUsageFlags.KeyEncipherment, "RSA 2048")]
    [InlineData("RSA3072", null, "RSA 3072")]
    [InlineData("P-256", X509KeyUsageFlags.KeyAgreement, "P-256")]
    [InlineData("P-384", null, "P-384")]
    public void is_read_from_der_and_pem(string kind, X509KeyUsageFlags? usage, string key)
    {
        using var made = Recipients.Certificate(kind, usage);

        var der = Recipients.Read(made.RawData).Certificate;
        var pem = Recipients.Read(Encoding.UTF8.GetBytes("\uFEFFsubject=…\n" + made.ExportCertificatePem() + "\n")).Certificate;

        Assert.Equal((key, made.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant()), (der!.Key, der.Fingerprint));
        Assert.Equal(der.Fingerprint, pem!.Fingerprint);
        Assert.Equal(Recipients.Now.AddDays(30), der.NotAfter);
    }

    [Theory]
    [InlineData("RSA1024", null, -1, 30, "weak-key")]
    [InlineData("P-521", null, -1, 30, "key-kind")]
    [InlineData("P-256", null, -30, -1, "expired")]
    [InlineData("P-256", null, 1, 30, "not-yet")]
    [InlineData("P-256", X509KeyUsageFlags.DigitalSignature, -1, 30, "key-usage")]
    [InlineData("P-256", X509KeyUsageFlags.KeyEncipherment, -1, 30, "key-usage")]
    [InlineData("RSA2048", X509KeyUsageFlags.DigitalSignature, -1, 30, "key-usage")]
    [InlineData("RSA1024", X509KeyUsageFlags.DigitalSignature, -30, -1, "expired weak-key key-usage")]
    public void that_cannot_be_used_says_why(string kind, X509KeyUsageFlags? usage, int from, int until, string codes)
    {
        using var made = Recipients.Certificate(kind, usage, from, until);

        Assert.Equal(codes, string.Join(' ', Recipients.Read(made.RawData).Codes));
    }

    [Fact]
    public void holds_to_its_last_second_and_no_longer()
    {
        using var made = Recipients.Certificate("P-256", until: 0);

        Assert.Empty(Recipients.Read(made.RawData).Codes);
        Assert.False(RecipientCertificate.TryRead(made.RawData, Recipients.Now.AddTicks(1), "x", out _, out _));
    }

    // With the exponent 1 the sealed key would stand in the document as it is.
    [Fact]
    public void whose_key_would_hide_nothing_is_refused()
    {
        using var rsa = RSA.Create(2048);
        using var sound = new CertificateRequest("CN=x", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Recipients.Now.AddDays(-1), Recipients.Now.AddDays(1));
        var file = sound.RawData;
        var exponent = file.AsSpan().IndexOf(new byte[] { 0x02, 0x03, 0x01, 0x00, 0x01 });
        file[exponent + 2] = 0;
        file[exponent + 4] = 1;

        Assert.NotEmpty(Recipients.Read(file).Codes);
    }

    [Fact]
    public void that_is_none_is_refused()
    {
        using var made = Recipients.Certificate("P-256");
        using var key = made.GetECDsaPrivateKey();
        var pem = made.ExportCertificatePem();

        Assert.Equal(["damaged"], Recipients.Read([]).Codes);
        Assert.Equal(["damaged"], Recipients.Read("hello"u8.ToArray()).Codes);
        Assert.Equal(["damaged"], Recipients.Read([0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]).Codes);
        Assert.Equal(["damaged"], Recipients.Read(made.Export(X509ContentType.Pkcs12)).Codes);
        Assert.Equal(["too-large"], Recipients.Read(new byte[RecipientCertificate.Largest + 1]).Codes);
        Assert.Equal(["several"], Recipients.Read(Encoding.ASCII.GetBytes(pem + "\n" + pem)).Codes);
        Assert.Equal(["private-key"], Recipients.Read(Encoding.ASCII.GetBytes(pem + "\n" + key!.ExportPkcs8PrivateKeyPem())).Codes);
    }

    [Fact]
    public void that_is_spoilt_is_read_or_refused_and_nothing_else()
    {
        using var rsa = Recipients.Certificate("RSA2048", X509KeyUsageFlags.KeyEncipherment);
        using var curve = Recipients.Certificate("P-256", X509KeyUsageFlags.KeyAgreement);
        byte[][] seeds = [rsa.RawData, curve.RawData, Encoding.ASCII.GetBytes(curve.ExportCertificatePem())];

        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2_000], Gen.Byte, Gen.Int[0, 300]).Sample((which, at, with, cut) =>
        {
            var spoilt = (byte[])seeds[which].Clone();
            spoilt[at % spoilt.Length] = with;

            // What is taken can also be sealed for.
            if (Recipients.Read(spoilt[..^(cut < 250 ? 0 : cut % spoilt.Length)]).Certificate is { } taken)
            {
                Assert.NotEmpty(SealedDocument.Seal("x"u8.ToArray(), [taken]));
            }
        }, iter: 3_000);
    }
}
