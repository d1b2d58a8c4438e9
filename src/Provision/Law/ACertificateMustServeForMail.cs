using Noroshi.Kernel;

namespace Noroshi.Provision.Law;

/// <summary>What stands in a certificate, as far as it matters for mail.</summary>
internal sealed record CertificateFacts
{
    /// <summary>SHA-256 of the whole, in capitals, two by two.</summary>
    public required string Fingerprint { get; init; }

    public required string Subject { get; init; }

    public required string Issuer { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>The addresses that it names.</summary>
    public required IReadOnlyList<string> Mails { get; init; }

    /// <summary><c>RSA</c>, <c>EC</c>, or what else it is.</summary>
    public required string Algorithm { get; init; }

    public required int Bits { get; init; }

    /// <summary>Whether its key usage, if stated, lets a key be wrapped for it or agreed with it.</summary>
    public required bool MayEncrypt { get; init; }

    /// <summary>Whether its extended key usage, if stated, names the protection of mail.</summary>
    public required bool IsForMail { get; init; }

    /// <summary>Whether it is the certificate of an authority.</summary>
    public required bool IsAuthority { get; init; }

    /// <summary>Whether it was signed with MD5 or SHA-1.</summary>
    public required bool IsSignedWeakly { get; init; }

    public string Key => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Algorithm} {Bits}");
}

/// <summary>
/// Information with a secret is mailed only encrypted (「漏えい…の防止」); so a certificate must be the person's, be in force, and have a key strong enough.
/// Whose signature stands under it is not looked up: the fingerprint is compared by people.
/// </summary>
[Article("Act, Art. 44(1)")]
internal static class ACertificateMustServeForMail
{
    public const int LargestBytes = 16 * 1024;
    public const int LeastRsaBits = 2048;

    public static readonly TimeSpan LeastLeft = TimeSpan.FromDays(1);

    /// <summary>When its person is told that it ends, counted back from the end.</summary>
    public static readonly IReadOnlyList<TimeSpan> RemindBefore = [TimeSpan.FromDays(30), TimeSpan.FromDays(7)];

    public static Problems Check(CertificateFacts facts, string? mail, DateTimeOffset now) => new Problems()
        .Unless(facts.From <= now, "Certificate", "certificate-not-yet", new("証明書の有効期間がまだ始まっていません。", "The certificate is not valid yet."))
        .Unless(now + LeastLeft < facts.Until, "Certificate", "certificate-expired", new("証明書の有効期間が終わっているか、1日以内に終わります。新しい証明書を用意してください。", "The certificate has expired, or will within a day. Get a new one."))
        .Unless(mail is not null && facts.Mails.Contains(mail, StringComparer.OrdinalIgnoreCase), "Certificate", "certificate-other-address", new(
            "証明書に、登録されているあなたのメールアドレスがありません。アドレスが合う証明書を選んでください。", "The certificate does not name your mail address as it is registered. Choose one that does."))
        .Unless(!facts.IsAuthority, "Certificate", "certificate-authority", new("認証局の証明書です。あなた個人の証明書を選んでください。", "This is the certificate of an authority. Choose your own."))
        .Unless(facts.IsForMail && facts.MayEncrypt, "Certificate", "certificate-not-for-mail", new(
            "メールの暗号化に使えない証明書です。用途に「電子メールの保護」と「鍵の暗号化」（又は「鍵の共有」）を含むものが必要です。", "The certificate is not for encrypting mail. It must allow mail protection, and key encipherment or agreement."))
        .Unless((facts.Algorithm, facts.Bits) is ("RSA", >= LeastRsaBits) or ("EC", 256 or 384), "Certificate", "certificate-weak-key", new(
            "鍵の種類又は長さが足りません。RSA 2048ビット以上、又はP-256、P-384の証明書が必要です。", "The key is of another kind or too short. RSA of at least 2048 bits, or P-256 or P-384, is needed."))
        .Unless(!facts.IsSignedWeakly, "Certificate", "certificate-weak-signature", new("SHA-1又はMD5で署名された証明書は使えません。", "A certificate signed with SHA-1 or MD5 cannot be used."));
}
