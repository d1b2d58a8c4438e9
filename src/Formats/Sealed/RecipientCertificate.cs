using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Noroshi.Kernel;
using Org.BouncyCastle.Security;

namespace Noroshi.Formats.Sealed;

/// <summary>
/// A certificate for which documents are sealed. Reading it decides nothing about trust: no issuer, chain or revocation is looked at.
/// Whoever keeps it must know from elsewhere that it is the recipient's, by its <see cref="Fingerprint"/>.
/// </summary>
public sealed class RecipientCertificate
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int Largest = 64 * 1024;

    private RecipientCertificate(X509Certificate2 from, string key)
    {
        Der = from.RawData;
        Subject = from.Subject;
        Issuer = from.Issuer;
        Key = key;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(from.RawData));
        NotBefore = new DateTimeOffset(from.NotBefore.ToUniversalTime());
        NotAfter = new DateTimeOffset(from.NotAfter.ToUniversalTime());
    }

    /// <summary>The certificate itself (DER).</summary>
    public ReadOnlyMemory<byte> Der { get; }

    /// <summary>Whose it says it is. A stranger wrote it.</summary>
    public string Subject { get; }

    /// <summary>Who issued it, as it says.</summary>
    public string Issuer { get; }

    /// <summary>Its kind of key: <c>RSA 3072</c>, <c>P-256</c>, <c>P-384</c>.</summary>
    public string Key { get; }

    /// <summary>SHA-256 of the certificate, 64 hexadecimal digits: what two people compare.</summary>
    public string Fingerprint { get; }

    /// <summary>From when it holds.</summary>
    public DateTimeOffset NotBefore { get; }

    /// <summary>Until when it holds.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>Whether its key is on an elliptic curve.</summary>
    internal bool IsCurve => Key[0] == 'P';

    /// <summary>Reads a certificate (PEM or DER) that a recipient handed in. Any bytes are answered.</summary>
    /// <param name="file">The file.</param>
    /// <param name="now">The time at which it must hold.</param>
    /// <param name="field">The field that problems name.</param>
    /// <param name="certificate">The certificate, or null.</param>
    /// <param name="problems">What is wrong, empty when it can be used.</param>
    public static bool TryRead(ReadOnlySpan<byte> file, DateTimeOffset now, string field, out RecipientCertificate? certificate, out Problems problems)
    {
        certificate = null;
        problems = [];
        if (file.Length > Largest)
        {
            problems.Unless(false, field, "too-large", new("大きすぎます。証明書1枚だけのファイル（64KB以内）にしてください。", "This is too large. Hand in a file with one certificate, at most 64 KB."));
            return false;
        }

        if (CertificateFile.Der(file, field, problems) is not { } der)
        {
            return false;
        }

        try
        {
            using var read = X509CertificateLoader.LoadCertificate(der);
            var key = CertificateRules.Check(read, now, field, problems);

            // The library that seals reads it in its own way: what it cannot read, or whose point lies on no curve, must not be kept.
            _ = new Org.BouncyCastle.X509.X509Certificate(der).GetPublicKey();
            certificate = problems.Count == 0 ? new RecipientCertificate(read, key!) : null;
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException or NotSupportedException or InvalidOperationException or IOException or FormatException or ArithmeticException or InvalidCastException or GeneralSecurityException or SecurityUtilityException)
        {
            problems.Unless(false, field, "damaged", CertificateFile.Damaged);
        }

        return certificate is not null;
    }
}
