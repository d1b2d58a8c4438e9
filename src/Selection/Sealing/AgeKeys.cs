using System.Security.Cryptography;
using NSec.Cryptography;

namespace Noroshi.Selection.Sealing;

/// <summary>A file that was sealed and cannot be opened, and why.</summary>
internal sealed class UnopenableException(string message) : Exception(message);

/// <summary>For whom a file is sealed: a public key of age (X25519), <c>age1…</c>.</summary>
/// <param name="Key">The key.</param>
internal sealed record AgeRecipient(PublicKey Key)
{
    private const string Prefix = "age";

    /// <summary>Its 32 octets.</summary>
    public byte[] Octets => Key.Export(KeyBlobFormat.RawPublicKey);

    /// <summary>Reads one; null for what is none.</summary>
    public static AgeRecipient? Parse(string text) =>
        Bech32.Decode(Prefix, text) is { Length: 32 } octets && text.StartsWith(Prefix, StringComparison.Ordinal) && PublicKey.TryImport(KeyAgreementAlgorithm.X25519, octets, KeyBlobFormat.RawPublicKey, out var key)
            ? new(key!)
            : null;

    /// <inheritdoc/>
    public override string ToString() => Bech32.Encode(Prefix, Octets);
}

/// <summary>What opens a file: a secret key of age (X25519), <c>AGE-SECRET-KEY-1…</c>.</summary>
internal sealed class AgeIdentity : IDisposable
{
    private const string Prefix = "age-secret-key-";
    private readonly byte[] secret;

    private AgeIdentity(byte[] secret)
    {
        this.secret = secret;
        Key = Key.Import(KeyAgreementAlgorithm.X25519, secret, KeyBlobFormat.RawPrivateKey);
    }

    /// <summary>The key.</summary>
    public Key Key { get; }

    /// <summary>The public half.</summary>
    public AgeRecipient Recipient => new(Key.PublicKey);

    /// <summary>Makes a new one.</summary>
    public static AgeIdentity Make() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Reads one; null for what is none.</summary>
    public static AgeIdentity? Parse(string text) => Bech32.Decode(Prefix, text) is { Length: 32 } octets && text.StartsWith('A') ? new(octets) : null;

    /// <summary>The key as it is written, secret and all.</summary>
    public string Written() => Bech32.Encode(Prefix, secret).ToUpperInvariant();

    /// <inheritdoc/>
    public void Dispose()
    {
        Key.Dispose();
        CryptographicOperations.ZeroMemory(secret);
    }
}
