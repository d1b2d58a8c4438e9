using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Noroshi.Selection.Manifests;

/// <summary>The key under manifests (C2SP signed-note, Ed25519), written as Go's note tools write it. The transparency log reads what it signs; neither knows the other (ADR 0055).</summary>
internal sealed class ManifestKey : IDisposable
{
    private const byte Ed25519 = 1;
    private const string Secret = "PRIVATE+KEY+", Dash = "\u2014 ";
    private readonly Key key;

    private ManifestKey(string name, Key key) => (Name, this.key) = (name, key);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The public half: <c>name+identity+base64</c>.</summary>
    public string Verifier => $"{Name}+{IdentityOf(Name, Public):x8}+{Convert.ToBase64String([Ed25519, .. Public])}";

    private byte[] Public => key.PublicKey.Export(KeyBlobFormat.RawPublicKey);

    /// <summary>Makes a new key.</summary>
    public static ManifestKey Make(string name) => new(name, Key.Create(SignatureAlgorithm.Ed25519, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport }));

    /// <summary>Reads a written key; null for what is none.</summary>
    public static ManifestKey? Parse(string text)
    {
        text = text.Trim();
        if (!text.StartsWith(Secret, StringComparison.Ordinal) || Parts(text[Secret.Length..]) is not { } parts)
        {
            return null;
        }

        var read = new ManifestKey(parts.Name, Key.Import(SignatureAlgorithm.Ed25519, parts.Octets, KeyBlobFormat.RawPrivateKey, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport }));
        if (IdentityOf(read.Name, read.Public) == parts.Identity)
        {
            return read;
        }

        read.Dispose();
        return null;
    }

    /// <summary>The key as it is written, secret and all.</summary>
    public string Written() => $"{Secret}{Name}+{IdentityOf(Name, Public):x8}+{Convert.ToBase64String([Ed25519, .. key.Export(KeyBlobFormat.RawPrivateKey)])}";

    /// <summary>A note of one line with its signature.</summary>
    public string Note(string line)
    {
        var text = line + "\n";
        var octets = new byte[4 + 64];
        BinaryPrimitives.WriteUInt32BigEndian(octets, IdentityOf(Name, Public));
        SignatureAlgorithm.Ed25519.Sign(key, Encoding.UTF8.GetBytes(text), octets.AsSpan(4));
        return $"{text}\n{Dash}{Name} {Convert.ToBase64String(octets)}\n";
    }

    /// <summary>The line of a note that a key signed; null if it did not.</summary>
    /// <param name="note">The note.</param>
    /// <param name="verifier">The public half of the key.</param>
    public static string? LineOf(string note, string verifier)
    {
        var border = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (border < 0 || Parts(verifier.Trim()) is not { } parts || IdentityOf(parts.Name, parts.Octets) != parts.Identity)
        {
            return null;
        }

        var signed = note[..(border + 1)];
        var lines = note[(border + 2)..].Split('\n');
        if (lines[^1].Length > 0 || lines[..^1].Any(l => !l.StartsWith(Dash, StringComparison.Ordinal)))
        {
            return null; // what stands behind the text is signatures, and nothing else
        }

        var octets = new byte[4 + 64];
        foreach (var line in lines)
        {
            if (line.StartsWith($"{Dash}{parts.Name} ", StringComparison.Ordinal) && !line.AsSpan(Dash.Length + parts.Name.Length + 1).ContainsAny(" \t\r") && Convert.TryFromBase64String(line[(Dash.Length + parts.Name.Length + 1)..], octets, out var length) && length == octets.Length
                && BinaryPrimitives.ReadUInt32BigEndian(octets) == parts.Identity
                && SignatureAlgorithm.Ed25519.Verify(PublicKey.Import(SignatureAlgorithm.Ed25519, parts.Octets, KeyBlobFormat.RawPublicKey), Encoding.UTF8.GetBytes(signed), octets.AsSpan(4)))
            {
                return signed.IndexOf('\n', StringComparison.Ordinal) == signed.Length - 1 ? signed[..^1] : null;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    private static uint IdentityOf(string name, byte[] octets) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519, .. octets]));

    private static (string Name, uint Identity, byte[] Octets)? Parts(string text)
    {
        var octets = new byte[33];
        return text.Split('+', 3) is [{ Length: > 0 } name, { Length: 8 } identity, var written]
            && uint.TryParse(identity, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            && Convert.TryFromBase64String(written, octets, out var length) && length == 33 && octets[0] == Ed25519
            ? (name, number, octets[1..])
            : null;
    }
}
