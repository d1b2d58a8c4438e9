using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using NSec.Cryptography;

namespace Noroshi.TransparencyLog.Notes;

/// <summary>The secret half of a key under notes. It is written as Go's note tools write it: <c>PRIVATE+KEY+name+identity+base64</c>.</summary>
public sealed class SigningKey : IDisposable
{
    private const string Opening = "PRIVATE+KEY+";

    private readonly Key key;

    private SigningKey(string name, NoteKeyKind kind, Key key)
    {
        this.key = key;
        Verifier = VerifierKey.Of(name, kind, key.PublicKey.Export(KeyBlobFormat.RawPublicKey))!;
    }

    /// <summary>The public half.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>Makes a new key.</summary>
    /// <param name="name">Its name: a log's origin, a witness's address without scheme.</param>
    /// <param name="kind">What it signs.</param>
    /// <exception cref="ArgumentException">The name has white space or a plus, or is none.</exception>
    public static SigningKey Make(string name, NoteKeyKind kind) => SignedNote.IsName(name)
        ? new(name, kind, Key.Create(SignatureAlgorithm.Ed25519, Exportable))
        : throw new ArgumentException($"'{name}' cannot name a key: no white space, no plus.", nameof(name));

    /// <summary>The key of 32 octets that were kept.</summary>
    public static SigningKey Of(string name, NoteKeyKind kind, ReadOnlySpan<byte> seed) =>
        new(name, kind, Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey, Exportable));

    /// <summary>Reads a written key; false for what is none, or whose identity is not its own.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SigningKey? key)
    {
        key = null;
        text = text.Trim();
        if (!text.StartsWith(Opening, StringComparison.Ordinal) || !NoteKeyText.TryParse(text[Opening.Length..], out var name, out var identity, out var kind, out var seed))
        {
            return false;
        }

        var read = Of(name, kind, seed);
        if (read.Verifier.Identity != identity)
        {
            read.Dispose();
            return false;
        }

        key = read;
        return true;
    }

    /// <summary>Signs a text: a log the text itself, a witness with the time.</summary>
    /// <param name="text">The text of the note; ends with a line feed.</param>
    /// <param name="at">When; a log's signature does not hold it.</param>
    public NoteSignature Sign(string text, DateTimeOffset at)
    {
        if (Verifier.Kind == NoteKeyKind.Log)
        {
            return new(Verifier.Name, Verifier.Identity, SignatureAlgorithm.Ed25519.Sign(key, Encoding.UTF8.GetBytes(text)));
        }

        var time = (ulong)Math.Max(0, at.ToUnixTimeSeconds());
        var octets = new byte[8 + 64];
        BinaryPrimitives.WriteUInt64BigEndian(octets, time);
        SignatureAlgorithm.Ed25519.Sign(key, Cosignature.Message(text, time), octets.AsSpan(8));
        return new(Verifier.Name, Verifier.Identity, octets);
    }

    /// <summary>The 32 secret octets.</summary>
    public byte[] Seed() => key.Export(KeyBlobFormat.RawPrivateKey);

    /// <summary>The key as it is written, secret and all.</summary>
    public string Written() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Opening}{Verifier.Name}+{NoteKeyText.Hexadecimal(Verifier.Identity)}+{Convert.ToBase64String([(byte)Verifier.Kind, .. Seed()])}");

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    private static KeyCreationParameters Exportable => new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
}
