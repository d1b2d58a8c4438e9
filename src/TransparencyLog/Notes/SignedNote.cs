using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Noroshi.TransparencyLog.Notes;

/// <summary>One signature under a note: by whose key, and its octets as the algorithm has them.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="Key">The key's identity: the first four octets of its digest, big-endian.</param>
/// <param name="Signature">The rest of the line.</param>
public sealed record NoteSignature(string Name, uint Key, ReadOnlyMemory<byte> Signature)
{
    private const string Dash = "\u2014 ";

    /// <summary>The line of the note, with its line feed.</summary>
    public string Line
    {
        get
        {
            var octets = new byte[sizeof(uint) + Signature.Length];
            BinaryPrimitives.WriteUInt32BigEndian(octets, Key);
            Signature.CopyTo(octets.AsMemory(sizeof(uint)));
            return $"{Dash}{Name} {Convert.ToBase64String(octets)}\n";
        }
    }

    /// <summary>Reads a line, without its line feed; false for what is none.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [var name, var written] || !SignedNote.IsName(name)
            || !Written.TryOctets(written, out var octets) || octets.Length <= sizeof(uint))
        {
            return false;
        }

        signature = new(name, BinaryPrimitives.ReadUInt32BigEndian(octets), octets.AsMemory(sizeof(uint)));
        return true;
    }
}

/// <summary>A text with signatures under it (C2SP signed-note).</summary>
/// <param name="Text">What is signed; ends with a line feed.</param>
/// <param name="Signatures">The signatures, in their order.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    /// <summary>The longest note that is read, in octets: a checkpoint with its witnesses is far shorter.</summary>
    public const int Longest = 1 << 20;

    /// <summary>The most signatures that are read.</summary>
    public const int MostSignatures = 100;

    /// <summary>Reads a note; false for what is none: not UTF-8, with control characters, without a signature, too long.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, [NotNullWhen(true)] out SignedNote? note)
    {
        note = null;
        if (!Written.TryText(octets, Longest, out var all))
        {
            return false;
        }

        var split = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || !all.EndsWith('\n') || all.Any(c => c < ' ' && c != '\n') || split + 2 == all.Length)
        {
            return false;
        }

        var signatures = new List<NoteSignature>();
        foreach (var line in all[(split + 2)..^1].Split('\n'))
        {
            if (signatures.Count == MostSignatures || !NoteSignature.TryParse(line, out var signature))
            {
                return false;
            }

            signatures.Add(signature);
        }

        note = new SignedNote(all[..(split + 1)], signatures);
        return true;
    }

    /// <summary>The octets of the note.</summary>
    public byte[] ToOctets()
    {
        var all = new StringBuilder(Text).Append('\n');
        foreach (var signature in Signatures)
        {
            all.Append(signature.Line);
        }

        return Encoding.UTF8.GetBytes(all.ToString());
    }

    /// <summary>Whether a text may name a key: not empty, no white space, no plus.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 200 && !name.Any(c => char.IsWhiteSpace(c) || c == '+' || char.IsControl(c));
}
