using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Noroshi.Formats.Sealed;
using Noroshi.Formats.Stix;
using Noroshi.Formats.Webhooks;
using Noroshi.Web.Reaching;

namespace Noroshi.Bench.Fuzzing;

/// <summary>What is read on the way to sharing: indicators, certificates of recipients, signed messages, addresses to be called.</summary>
internal static class SharingTargets
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    public static IEnumerable<Target> All()
    {
        yield return new Target("observable", Texts("hxxps[://]evil(.)example:8443/a?b=c#d", "198[.]51[.]100[.]0/24", "2001:db8::1", "悪い.example", "some.one[at]evil.example", "SHA-1:da39a3ee5e6b4b0d3255bfef95601890afd80709"), Indicator)
        {
            Words = ["[.]", "(dot)", "[://]", "[at]", "{.}", "\\.", "。", "．", "http://", "fxp://", "xn--", "::", "/32", "%zz", "@", "[", "]", "md5:", " dot ", "\u200b", "\ud83d\ude00"],
        };
        yield return new Target("certificate", Certificates(), Certificate)
        {
            Words = ["-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----", "-----BEGIN PRIVATE KEY-----", "\u0006\u0005+\u0081\u0004\0\""],
        };
        yield return new Target("webhook", Texts(Written(Signed()), "evt_1\n0\nv1,AAAA\nx"), Webhook)
        {
            Words = ["v1,", "v1a,", " ", "\n", ".", "=", "-1", "99999999999"],
        };
        yield return new Target("outside-address", Texts("https://hooks.example.jp/in?k=1", "https://8.8.8.8/", "https://[2606:4700::1111]:8443/x"), Address)
        {
            Words = ["localhost", "127.1", "0x7f.1", "[::ffff:10.0.0.1]", "@", "#", "\\", "%00", "。", "http:", "[::1%25lo]"],
        };
    }

    private static Verdict Indicator(byte[] input)
    {
        if (!Observable.TryRead(Encoding.UTF8.GetString(input).Replace('\uFFFD', '\ud834'), "x", out var read, out var problems))
        {
            BrokenPromise.Unless(problems.Count > 0, "a refusal says why");
            return Verdict.Refused;
        }

        BrokenPromise.Unless(read!.Value.All(c => c is >= '!' and <= '~'), "a normal form is printable ASCII");
        BrokenPromise.Unless(read.Value.Length > Observable.Longest || (Observable.TryRead(read.Value, "x", out var again, out _) && again == read), "a normal form is read as itself");
        BrokenPromise.Unless(read.Defanged.Length > Observable.Longest || (Observable.TryRead(read.Defanged, "x", out again, out _) && again == read), "a defanged form is read as itself");
        BrokenPromise.Unless(StixPattern.Of(read).EndsWith("']", StringComparison.Ordinal), "a pattern ends where its string ends");
        return Verdict.Accepted;
    }

    private static Verdict Certificate(byte[] input)
    {
        if (!RecipientCertificate.TryRead(input, Now, "x", out var certificate, out var problems))
        {
            BrokenPromise.Unless(problems.Count > 0, "a refusal says why");
            return Verdict.Refused;
        }

        BrokenPromise.Unless(SealedDocument.Seal("x"u8.ToArray(), [certificate!]).Length > 0, "what is taken can be sealed for");
        return Verdict.Accepted;
    }

    private static Verdict Webhook(byte[] input)
    {
        var parts = Encoding.UTF8.GetString(input).Split('\n', 4);
        string Part(int i) => i < parts.Length ? parts[i] : "";
        _ = WebhookSecret.TryParse(Part(2), out _);
        var headers = new WebhookHeaders(Part(0), Part(1), Part(2));
        var genuine = WebhookSignature.Verify(headers, Encoding.UTF8.GetBytes(Part(3)), Now, Secret()) is WebhookVerdict.Genuine;
        BrokenPromise.Unless(!genuine || (headers.Id, headers.Timestamp, Part(3)) == (Signed().Id, Signed().Timestamp, "{}"), "only what was signed is genuine");
        return genuine ? Verdict.Accepted : Verdict.Refused;
    }

    private static Verdict Address(byte[] input)
    {
        if (!OutsideAddress.TryRead(Encoding.UTF8.GetString(input), allowInside: false, "x", out var address, out var problems))
        {
            BrokenPromise.Unless(problems.Count > 0, "a refusal says why");
            return Verdict.Refused;
        }

        BrokenPromise.Unless(address!.Scheme == Uri.UriSchemeHttps && !address.IsLoopback && address.UserInfo.Length == 0, "an address that is kept leads outside, over https");
        return Verdict.Accepted;
    }

    private static WebhookSecret Secret() => WebhookSecret.TryParse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", out var secret) ? secret! : throw new BrokenPromise("a secret is read");

    private static WebhookHeaders Signed() => WebhookSignature.Sign("evt_1", Now, "{}"u8, Secret());

    private static string Written(WebhookHeaders headers) => string.Create(CultureInfo.InvariantCulture, $"{headers.Id}\n{headers.Timestamp}\n{headers.Signature}\n{{}}");

    private static IReadOnlyList<byte[]> Certificates()
    {
        using var rsa = RSA.Create(2048);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var first = new CertificateRequest("CN=受け手", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(30));
        using var second = new CertificateRequest("CN=Recipient", curve, HashAlgorithmName.SHA256).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(30));
        return [first.RawData, second.RawData, Encoding.ASCII.GetBytes(second.ExportCertificatePem())];
    }

    private static IReadOnlyList<byte[]> Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
