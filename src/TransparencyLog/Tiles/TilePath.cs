using System.Globalization;
using System.Text;
using Noroshi.TransparencyLog.Tree;

namespace Noroshi.TransparencyLog.Tiles;

/// <summary>Where tiles lie (C2SP tlog-tiles): <c>tile/0/x001/x234/067</c>, <c>tile/0/x001/x234/067.p/8</c>, <c>tile/entries/…</c>.</summary>
/// <param name="Level">The level of tiles; -1 for bundles of entries.</param>
/// <param name="Index">The tile's place on the level.</param>
/// <param name="Width">How many hashes or entries it holds: 1 to 256.</param>
public readonly record struct TilePath(int Level, ulong Index, int Width)
{
    /// <summary>Hashes of a full tile; the height of a tile is 8.</summary>
    public const int Full = 256;

    /// <summary>The level of bundles of entries.</summary>
    public const int Entries = -1;

    private const int HighestLevel = 63;

    /// <summary>The tile of a place in a tree of a size, as wide as that tree makes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree does not reach so far.</exception>
    public static TilePath In(ulong size, int level, ulong index)
    {
        var hashes = HashesOn(size, level);
        var from = checked(index * Full);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, hashes, nameof(index));
        return new(level, index, (int)Math.Min(Full, hashes - from));
    }

    /// <summary>All tiles of a level of a tree of a size, from the left.</summary>
    public static IEnumerable<TilePath> All(ulong size, int level)
    {
        var hashes = HashesOn(size, level);
        for (var index = 0UL; index * Full < hashes; index++)
        {
            yield return In(size, level, index);
        }
    }

    /// <summary>How many hashes a level of tiles has in a tree of a size: whole nodes of 256^level leaves.</summary>
    public static ulong HashesOn(ulong size, int level) => level <= 0 ? size : level * 8 < 64 ? size >> (level * 8) : 0;

    /// <summary>This tile or bundle out of a wider one of the same place, of which it is the beginning; null if that is not as wide.</summary>
    public byte[]? OutOf(byte[] wider)
    {
        var length = Level == Entries ? EntryBundle.LengthOf(wider, Width) : Width * LogHash.Length;
        return length >= 0 && length <= wider.Length ? wider[..length] : null;
    }

    /// <summary>The path, with slashes, without one in front.</summary>
    public override string ToString()
    {
        var path = new StringBuilder("tile/").Append(Level == Entries ? "entries" : Level.ToString(CultureInfo.InvariantCulture)).Append('/');
        var groups = new List<ulong>();
        var rest = Index;
        do
        {
            groups.Add(rest % 1000);
            rest /= 1000;
        }
        while (rest > 0);

        for (var i = groups.Count - 1; i >= 0; i--)
        {
            path.Append(i > 0 ? "x" : "").Append(groups[i].ToString("D3", CultureInfo.InvariantCulture)).Append(i > 0 ? "/" : "");
        }

        return Width == Full ? path.ToString() : path.Append(".p/").Append(Width.ToString(CultureInfo.InvariantCulture)).ToString();
    }

    /// <summary>Reads a path; null for what is none, in any but its one way of writing.</summary>
    public static TilePath? Parse(string written)
    {
        var path = written;
        var width = Full;
        if (path.IndexOf(".p/", StringComparison.Ordinal) is > 0 and var at)
        {
            if (!int.TryParse(path[(at + 3)..], NumberStyles.None, CultureInfo.InvariantCulture, out width) || width is < 1 or >= Full)
            {
                return null;
            }

            path = path[..at];
        }

        if (path.Split('/') is not ["tile", var level, .. { Length: > 0 and <= 7 } groups])
        {
            return null;
        }

        var index = 0UL;
        for (var i = 0; i < groups.Length; i++)
        {
            var group = i < groups.Length - 1 ? (groups[i] is ['x', .. var digits] ? digits : "") : groups[i];
            if (group.Length != 3 || !ulong.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || index > (ulong.MaxValue - value) / 1000)
            {
                return null;
            }

            index = (index * 1000) + value;
        }

        int number;
        if (level == "entries")
        {
            number = Entries;
        }
        else if (!int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number > HighestLevel)
        {
            return null;
        }

        // One tile has one path: leading zeros and needless groups are none of it.
        var read = new TilePath(number, index, width);
        return read.ToString() == written ? read : null;
    }
}
