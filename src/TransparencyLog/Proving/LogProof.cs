using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Tree;

namespace Noroshi.TransparencyLog.Proving;

/// <summary>That an entry is in a log, for whoever is offline (C2SP tlog-proof): its place, the hashes beside its way to the root, and the checkpoint.</summary>
/// <param name="Index">The place of the entry, from 0.</param>
/// <param name="Hashes">From the leaf upwards.</param>
/// <param name="Checkpoint">The signed checkpoint, as it was published.</param>
public sealed record LogProof(ulong Index, IReadOnlyList<LogHash> Hashes, byte[] Checkpoint)
{
    /// <summary>The longest proof file that is read, in octets.</summary>
    public const int Longest = 4 << 20;

    /// <summary>How such a file is called.</summary>
    public const string Extension = ".tlog-proof";

    private const string FirstLine = "c2sp.org/tlog-proof@v1";
    private const int MostHashes = 63;

    /// <summary>What the application needs to make the entry; not authenticated by itself. Null for nothing.</summary>
    public byte[]? Extra { get; init; }

    /// <summary>Reads a proof file; false for what is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, [NotNullWhen(true)] out LogProof? proof)
    {
        proof = null;
        if (!Written.TryText(octets, Longest, out var text))
        {
            return false;
        }

        // The checkpoint begins behind the first empty line; before it there is none.
        var split = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || text[..split].Split('\n') is not [FirstLine, .. var lines])
        {
            return false;
        }

        byte[]? extra = null;
        if (lines is [var second, .. var others] && second.StartsWith("extra ", StringComparison.Ordinal))
        {
            if (!Written.TryOctets(second["extra ".Length..], out extra))
            {
                return false;
            }

            lines = others;
        }

        if (lines is not [var third, .. { Length: <= MostHashes } beside] || !third.StartsWith("index ", StringComparison.Ordinal) || !Written.TryNumber(third["index ".Length..], out var index)
            || !Written.TryHashes(beside, out var hashes))
        {
            return false;
        }

        proof = new(index, hashes, Encoding.UTF8.GetBytes(text[(split + 2)..])) { Extra = extra };
        return true;
    }

    /// <summary>The octets of the file.</summary>
    public byte[] ToOctets()
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        if (Extra is not null)
        {
            text.Append("extra ").Append(Convert.ToBase64String(Extra)).Append('\n');
        }

        text.Append("index ").Append(Index.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Hashes)
        {
            text.Append(hash.ToString()).Append('\n');
        }

        return [.. Encoding.UTF8.GetBytes(text.Append('\n').ToString()), .. Checkpoint];
    }

    /// <summary>Checks that an entry is in the log that a policy trusts.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="policy">Whom to trust.</param>
    /// <returns>The checkpoint that holds it, or what is wrong.</returns>
    public CheckedNote Check(ReadOnlySpan<byte> entry, NotePolicy policy)
    {
        var note = policy.Check(Checkpoint);
        if (note is not CheckedNote.Right right)
        {
            return note;
        }

        return Merkle.Includes(Index, right.Checkpoint.Size, Merkle.Leaf(entry), [.. Hashes], right.Checkpoint.Root)
            ? right
            : new CheckedNote.Wrong("not-included", $"The proof does not lead from this entry, at index {Index}, to the root of the checkpoint.");
    }
}
