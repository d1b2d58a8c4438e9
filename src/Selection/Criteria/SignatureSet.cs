using System.Runtime.CompilerServices;

namespace Noroshi.Selection.Criteria;

/// <summary>
/// Byte signatures of commands (指令情報; Act, Art. 2(8)(ii)), thousands at once. Only every few octets a window of four is looked at: wherever a signature begins, one of its first windows must fall on such a place, so each signature is
/// entered once for each shift. The longer the shortest signature, the fewer windows.
/// </summary>
internal sealed unsafe class SignatureSet : IDisposable
{
    /// <summary>The shortest signature in octets: anything shorter stands in every second packet.</summary>
    public const int Shortest = 4;

    /// <summary>The longest.</summary>
    public const int Longest = 255;

    private const int Long = SignatureGroup.VectorStride + SignatureGroup.Window - 1;
    private const int ShortContent = 64;
    private readonly bool[] firsts = new bool[256];
    private readonly byte[] pairs = new byte[65_536 / 8];
    private readonly Dictionary<int, byte[][]> beginnings;
    private readonly Dictionary<int, byte[][]> rests;
    private readonly WindowFilter windows;
    private readonly WindowFilter ends;
    private readonly SignatureGroup? longer;
    private readonly SignatureGroup? shorter;

    /// <summary>Makes a set.</summary>
    /// <param name="signatures">The octets of each and its criterion.</param>
    public SignatureSet(IReadOnlyList<(byte[] Octets, int Criterion)> signatures)
    {
        (Signatures, Count) = (signatures, signatures.Count);
        LongestHere = Count == 0 ? 0 : signatures.Max(s => s.Octets.Length);
        beginnings = ByKey(o => o[0] | (o[1] << 8));
        rests = ByKey(o => o[1] | (o[2] << 8) | (o[3] << 16));
        windows = new(signatures.Select(s => BitConverter.ToUInt32(s.Octets)));
        ends = new(rests.Keys.Select(k => (uint)k));
        foreach (var (octets, _) in signatures)
        {
            firsts[octets[0]] = true;
            var pair = octets[0] | (octets[1] << 8);
            pairs[pair >> 3] |= (byte)(1 << (pair & 7));
        }

        if (signatures.Where(s => s.Octets.Length >= Long).ToArray() is { Length: > 0 } many)
        {
            longer = new(many);
        }

        if (signatures.Where(s => s.Octets.Length < Long).ToArray() is { Length: > 0 } few)
        {
            shorter = new(few);
        }
    }

    /// <summary>The signatures.</summary>
    public IReadOnlyList<(byte[] Octets, int Criterion)> Signatures { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The longest that is in the set, in octets; 0 without any.</summary>
    public int LongestHere { get; }

    /// <summary>The criterion of a signature that stands in a content; -1 for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(byte* content, int length, out Range at)
    {
        at = default;
        if (longer is not null && length >= Long && longer.Find(content, length, out at) is >= 0 and var found)
        {
            return found;
        }

        return shorter is not null ? shorter.Find(content, length, out at) : -1;
    }

    /// <summary>Whether the last octets of a content are the first of a signature. The very last one alone is believed only of a short content: see <see cref="MayGoBack"/>.</summary>
    public bool MayGoOn(ReadOnlySpan<byte> content)
    {
        var from = Math.Max(0, content.Length - LongestHere + 1);
        for (; from <= content.Length - Shortest; from++)
        {
            if (windows.MayHave(BitConverter.ToUInt32(content[from..])) && Begins(content[from..]))
            {
                return true;
            }
        }

        for (; from < content.Length - 1; from++)
        {
            if (Begins(content[from..]))
            {
                return true;
            }
        }

        return content.Length is > 0 and < ShortContent && firsts[content[^1]];
    }

    /// <summary>Whether a content begins with all of a signature but its first octet.</summary>
    public bool MayGoBack(ReadOnlySpan<byte> content)
    {
        if (content.Length < Shortest - 1)
        {
            return false;
        }

        var key = content[0] | (content[1] << 8) | (content[2] << 16);
        if (!ends.MayHave((uint)key) || !rests.TryGetValue(key, out var suspects))
        {
            return false;
        }

        foreach (var signature in suspects)
        {
            if (content.StartsWith(signature.AsSpan(1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        longer?.Dispose();
        shorter?.Dispose();
    }

    private bool Begins(ReadOnlySpan<byte> rest)
    {
        var pair = rest[0] | (rest[1] << 8);
        if ((pairs[pair >> 3] >> (pair & 7) & 1) == 0 || !beginnings.TryGetValue(pair, out var suspects))
        {
            return false;
        }

        foreach (var signature in suspects)
        {
            if (signature.AsSpan().StartsWith(rest))
            {
                return true;
            }
        }

        return false;
    }

    private Dictionary<int, byte[][]> ByKey(Func<byte[], int> key) => Signatures.Select(s => s.Octets).GroupBy(key).ToDictionary(g => g.Key, g => g.ToArray());
}
