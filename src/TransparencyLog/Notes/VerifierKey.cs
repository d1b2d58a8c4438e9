using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using NSec.Cryptography;

namespace Noroshi.TransparencyLog.Notes;

/// <summary>The public half of a key under notes, as C2SP writes it (vkey): <c>name+identity+base64</c>. Whoever pins it can check without asking anybody.</summary>
public sealed class VerifierKey : IEquatable<VerifierKey>
{
    private const int SignatureLength = 64;
    private const int TimeLength = 8;

    private readonly PublicKey key;

    private VerifierKey(string name, NoteKeyKind kind, byte[] octets, PublicKey key)
    {
        (Name, Kind, Octets, this.key) = (name, kind, octets, key);
        Identity = NoteKeyText.Identity(name, kind, octets);
    }

    /// <summary>The key's name: a log's origin, a witness's address without scheme.</summary>
    public string Name { get; }

    /// <summary>What it signs.</summary>
    public NoteKeyKind Kind { get; }

    /// <summary>The first four octets of the digest of name, kind and key, big-endian.</summary>
    public uint Identity { get; }

    /// <summary>The 32 octets of the Ed25519 key.</summary>
    public ReadOnlyMemory<byte> Octets { get; }

    /// <summary>Reads a written key; false for what is none, or whose identity is not its own.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out VerifierKey? key)
    {
        key = NoteKeyText.TryParse(text.Trim(), out var name, out var identity, out var kind, out var octets) ? Of(name, kind, octets) : null;
        return key?.Identity == identity;
    }

    /// <summary>Whether a signature names this key.</summary>
    public bool Made(NoteSignature signature) => signature.Key == Identity && signature.Name == Name;

    /// <summary>Whether a signature over a text is this key's.</summary>
    /// <param name="text">The text of the note.</param>
    /// <param name="signature">A signature that names this key.</param>
    /// <param name="at">When a witness signed; null for a log.</param>
    public bool Verifies(string text, NoteSignature signature, out DateTimeOffset? at)
    {
        at = null;
        if (!Made(signature))
        {
            return false;
        }

        var octets = signature.Signature.Span;
        if (Kind == NoteKeyKind.Log)
        {
            return octets.Length == SignatureLength && SignatureAlgorithm.Ed25519.Verify(key, Encoding.UTF8.GetBytes(text), octets);
        }

        if (octets.Length != TimeLength + SignatureLength)
        {
            return false;
        }

        var time = BinaryPrimitives.ReadUInt64BigEndian(octets);
        if (time > Cosignature.Latest || !SignatureAlgorithm.Ed25519.Verify(key, Cosignature.Message(text, time), octets[TimeLength..]))
        {
            return false;
        }

        at = DateTimeOffset.FromUnixTimeSeconds((long)time);
        return true;
    }

    /// <summary>The key as it is written.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}+{NoteKeyText.Hexadecimal(Identity)}+{Convert.ToBase64String([(byte)Kind, .. Octets.Span])}");

    /// <inheritdoc/>
    public bool Equals(VerifierKey? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VerifierKey);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)(Identity & int.MaxValue);

    internal static VerifierKey? Of(string name, NoteKeyKind kind, byte[] octets) =>
        PublicKey.TryImport(SignatureAlgorithm.Ed25519, octets, KeyBlobFormat.RawPublicKey, out var key) ? new(name, kind, octets, key!) : null;
}

/// <summary>What a witness signs (C2SP tlog-cosignature, Ed25519).</summary>
internal static class Cosignature
{
    /// <summary>Seconds beyond which no calendar of ours goes: the last second of the year 9999.</summary>
    public const ulong Latest = 253_402_300_799;

    public static byte[] Message(string text, ulong time) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {time}\n{text}"));
}
