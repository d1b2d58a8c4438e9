using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Tree;

namespace Noroshi.TransparencyLog.Witnessing;

/// <summary>What a log asks of a witness (C2SP tlog-witness, add-checkpoint): its checkpoint, and that it continues the one the witness has seen.</summary>
/// <param name="Old">The size that the witness is thought to have seen.</param>
/// <param name="Proof">That the new tree continues the one of that size.</param>
/// <param name="Checkpoint">The signed checkpoint.</param>
public sealed record AddCheckpoint(ulong Old, IReadOnlyList<LogHash> Proof, byte[] Checkpoint)
{
    /// <summary>The longest request that is read, in octets.</summary>
    public const int Longest = SignedNote.Longest + 8_192;

    /// <summary>The most lines of a proof.</summary>
    public const int MostHashes = 63;

    /// <summary>Reads a request; false for what is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, [NotNullWhen(true)] out AddCheckpoint? request)
    {
        request = null;
        if (!Written.TryText(octets, Longest, out var text))
        {
            return false;
        }

        var split = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || text[..split].Split('\n') is not [var first, .. { Length: <= MostHashes } lines] || !first.StartsWith("old ", StringComparison.Ordinal)
            || !Written.TryNumber(first["old ".Length..], out var old) || !Written.TryHashes(lines, out var proof))
        {
            return false;
        }

        request = new(old, proof, Encoding.UTF8.GetBytes(text[(split + 2)..]));
        return true;
    }

    /// <summary>The octets of the request.</summary>
    public byte[] ToOctets()
    {
        var text = new StringBuilder("old ").Append(Old.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Proof)
        {
            text.Append(hash.ToString()).Append('\n');
        }

        return [.. Encoding.UTF8.GetBytes(text.Append('\n').ToString()), .. Checkpoint];
    }
}
