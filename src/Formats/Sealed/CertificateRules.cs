using System.Globalization;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using Noroshi.Kernel;

namespace Noroshi.Formats.Sealed;

/// <summary>What a certificate must be so that a document can be sealed for it.</summary>
internal static class CertificateRules
{
    private const int SmallestRsa = 2_048;
    private const int LargestRsa = 16_384;

    /// <summary>Adds what is wrong; gives the kind of key.</summary>
    public static string? Check(X509Certificate2 it, DateTimeOffset now, string field, Problems problems)
    {
        var (from, until) = (new DateTimeOffset(it.NotBefore.ToUniversalTime()), new DateTimeOffset(it.NotAfter.ToUniversalTime()));
        problems
            .Unless(now <= until, field, "expired", new($"証明書の有効期限（{Day(until)}）が過ぎています。新しい証明書を選んでください。", $"The certificate expired on {Day(until)}. Choose a new one."))
            .Unless(now >= from, field, "not-yet", new($"証明書は{Day(from)}から有効です。現在有効な証明書を選んでください。", $"The certificate holds only from {Day(from)}. Choose one that holds now."));

        var key = Key(it, field, problems);
        var usage = it.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        var needed = key is ['P', ..] ? X509KeyUsageFlags.KeyAgreement : X509KeyUsageFlags.KeyEncipherment;
        problems.Unless(
            key is null || usage is null || usage.KeyUsages.HasFlag(needed),
            field,
            "key-usage",
            new("暗号化に使えない証明書です（署名用など）。鍵用途に「鍵の暗号化」（RSA）または「鍵合意」（楕円曲線）を含む証明書を選んでください。", "The certificate is not for encryption (perhaps for signing). Choose one whose key usage has key encipherment (RSA) or key agreement (elliptic curve)."));
        return key;
    }

    private static string? Key(X509Certificate2 it, string field, Problems problems)
    {
        using var rsa = it.GetRSAPublicKey();
        if (rsa is not null)
        {
            var numbers = rsa.ExportParameters(includePrivateParameters: false);
            problems.Unless(
                rsa.KeySize is >= SmallestRsa and <= LargestRsa && (numbers.Modulus![^1] & 1) == 1 && new BigInteger(numbers.Exponent!, isUnsigned: true, isBigEndian: true) is { IsEven: false } exponent && exponent > 1,
                field,
                "weak-key",
                new($"RSA鍵が弱すぎるか、正しくありません（{rsa.KeySize}ビット）。{SmallestRsa}ビット以上の鍵の証明書を選んでください。", $"The RSA key is too weak or unsound ({rsa.KeySize} bits). Choose a certificate with a key of at least {SmallestRsa} bits."));
            return string.Create(CultureInfo.InvariantCulture, $"RSA {rsa.KeySize}");
        }

        // The curve is read from its name; the point is proved to lie on it when the key is made of it (RecipientCertificate).
        var name = it.PublicKey.Oid.Value != "1.2.840.10045.2.1" ? null : Convert.ToHexString(it.PublicKey.EncodedParameters?.RawData ?? []) switch
        {
            "06082A8648CE3D030107" => "P-256",
            "06052B81040022" => "P-384",
            _ => null,
        };
        problems.Unless(name is not null, field, "key-kind", new("この種類の鍵には対応していません。RSA（2048ビット以上）またはP-256・P-384の楕円曲線の証明書を選んでください。", "This kind of key is not taken. Choose a certificate with RSA (2048 bits or more) or the elliptic curve P-256 or P-384."));
        return name;
    }

    private static string Day(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
