using System.Security.Cryptography;

namespace Noroshi.Formats.Webhooks;

/// <summary>The secret that two sides of a webhook share (Standard Webhooks): 24 to 64 random bytes, written <c>whsec_</c> and base64.</summary>
public sealed class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int Fewest = 24;
    private const int Most = 64;

    private readonly byte[] key;

    private WebhookSecret(byte[] key) => this.key = key;

    /// <summary>A new secret of 32 bytes.</summary>
    public static WebhookSecret New() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Reads a secret as it is written; the prefix may be missing.</summary>
    public static bool TryParse(string? written, out WebhookSecret? secret)
    {
        var text = written ?? "";
        text = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        var bytes = new byte[Most];
        secret = text.Length <= 88 && Convert.TryFromBase64String(text, bytes, out var length) && length >= Fewest ? new(bytes[..length]) : null;
        return secret is not null;
    }

    /// <summary>As it is handed over, once. Never log it.</summary>
    public string Written() => Prefix + Convert.ToBase64String(key);

    /// <summary>Says nothing: a secret must not reach a log by chance.</summary>
    public override string ToString() => "whsec_…";

    internal byte[] Mac(ReadOnlySpan<byte> said) => HMACSHA256.HashData(key, said);
}
