using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Noroshi.Formats.Webhooks;

/// <summary>The three headers of a signed message.</summary>
/// <param name="Id"><c>webhook-id</c>: the same for each attempt, so that the receiver takes it once.</param>
/// <param name="Timestamp"><c>webhook-timestamp</c>: seconds since 1970 at which this attempt was made.</param>
/// <param name="Signature"><c>webhook-signature</c>: one or several, parted by a space.</param>
public sealed record WebhookHeaders(string Id, string Timestamp, string Signature)
{
    /// <summary>The name of the header with the identifier.</summary>
    public const string IdName = "webhook-id";

    /// <summary>The name of the header with the time.</summary>
    public const string TimestampName = "webhook-timestamp";

    /// <summary>The name of the header with the signatures.</summary>
    public const string SignatureName = "webhook-signature";
}

/// <summary>What is to be said of a message that claims to be signed.</summary>
public enum WebhookVerdict
{
    /// <summary>Signed by a holder of one of the secrets, and recent.</summary>
    Genuine,

    /// <summary>A header is missing or does not have its form.</summary>
    Malformed,

    /// <summary>Too old, or from the future: perhaps sent again by a stranger.</summary>
    OutOfTime,

    /// <summary>No signature fits.</summary>
    NotSigned,
}

/// <summary>Signing and verifying by Standard Webhooks 1.0, symmetric signatures (<c>v1</c>: HMAC-SHA256 of identifier, time and body).</summary>
public static class WebhookSignature
{
    /// <summary>How far the time of a message may lie from now.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int LongestId = 256;
    private const int LongestSignatures = 4_096;
    private const string Version = "v1,";

    /// <summary>Signs a message, once with each secret: while a secret is changed the old and the new one both count.</summary>
    /// <exception cref="ArgumentException">The identifier could be taken for another (it is empty, too long, not plain ASCII or has a full stop), or there is no secret.</exception>
    public static WebhookHeaders Sign(string id, DateTimeOffset at, ReadOnlySpan<byte> body, params IReadOnlyList<WebhookSecret> secrets)
    {
        if (!IsId(id) || id.Contains('.', StringComparison.Ordinal) || secrets.Count == 0)
        {
            throw new ArgumentException("A message is signed under an identifier of plain characters without a full stop, with at least one secret.", nameof(id));
        }

        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var said = Said(id, time, body);
        return new(id, time, string.Join(' ', secrets.Select(s => Version + Convert.ToBase64String(s.Mac(said)))));
    }

    /// <summary>Verifies a message; signatures are compared in constant time, and those of other versions are passed over.</summary>
    public static WebhookVerdict Verify(WebhookHeaders headers, ReadOnlySpan<byte> body, DateTimeOffset now, params IReadOnlyList<WebhookSecret> secrets)
    {
        if (!IsId(headers.Id) || headers.Signature.Length is 0 or > LongestSignatures
            || headers.Timestamp.Length is 0 or > 12 || !headers.Timestamp.All(char.IsAsciiDigit))
        {
            return WebhookVerdict.Malformed;
        }

        var at = long.Parse(headers.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture);
        if (Math.Abs(now.ToUnixTimeSeconds() - at) > Tolerance.TotalSeconds)
        {
            return WebhookVerdict.OutOfTime;
        }

        var said = Said(headers.Id, headers.Timestamp, body);
        var macs = secrets.Select(s => s.Mac(said)).ToArray();
        var genuine = false;
        Span<byte> claimed = stackalloc byte[32];
        foreach (var signature in headers.Signature.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!signature.StartsWith(Version, StringComparison.Ordinal) || !Convert.TryFromBase64Chars(signature.AsSpan(Version.Length), claimed, out var length) || length != claimed.Length)
            {
                continue;
            }

            foreach (var mac in macs)
            {
                genuine |= CryptographicOperations.FixedTimeEquals(mac, claimed);
            }
        }

        return genuine ? WebhookVerdict.Genuine : WebhookVerdict.NotSigned;
    }

    private static bool IsId(string id) => id.Length is > 0 and <= LongestId && id.All(c => c is > ' ' and <= '~');

    private static byte[] Said(string id, string time, ReadOnlySpan<byte> body)
    {
        var head = Encoding.ASCII.GetBytes($"{id}.{time}.");
        var said = new byte[head.Length + body.Length];
        head.CopyTo(said, 0);
        body.CopyTo(said.AsSpan(head.Length));
        return said;
    }
}
