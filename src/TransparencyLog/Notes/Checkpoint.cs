using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Tree;

namespace Noroshi.TransparencyLog.Notes;

/// <summary>What a log says of itself at a moment (C2SP tlog-checkpoint): the body of a signed note.</summary>
/// <param name="Origin">Which log: a schema-less address.</param>
/// <param name="Size">How many leaves it has.</param>
/// <param name="Root">The root of its tree.</param>
public sealed record Checkpoint(string Origin, ulong Size, LogHash Root)
{
    /// <summary>Further lines, none of them empty.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The text that is signed.</summary>
    public string Text => string.Concat(((string[])[Origin, Size.ToString(CultureInfo.InvariantCulture), Root.ToString(), .. Extensions]).Select(line => line + "\n"));

    /// <summary>What a log says of a tree.</summary>
    public static Checkpoint Of(GrowingTree tree, string origin) => new(origin, tree.Size, tree.Root());

    /// <summary>The note with one signature.</summary>
    public byte[] SignedBy(SigningKey key, DateTimeOffset at) => new SignedNote(Text, [key.Sign(Text, at)]).ToOctets();

    /// <summary>Reads the text of a note; false for what is no checkpoint. Numbers and base64 are taken in the one way they are written.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[^1].Length > 0 || lines[..^1].Any(l => l.Length == 0)
            || !Written.TryNumber(lines[1], out var size) || !LogHash.TryParse(lines[2], out var root) || (size == 0 && root != Merkle.EmptyRoot))
        {
            return false;
        }

        checkpoint = new(lines[0], size, root) { Extensions = lines[3..^1] };
        return true;
    }
}
