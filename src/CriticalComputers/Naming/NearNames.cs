using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Noroshi.CriticalComputers.Naming;

/// <summary>
/// Finds keys that are nearly written like another: one slip in a short name, two in a long one, and never a slip of a digit, for RTX1200 is no
/// RTX1210. What comes of it is offered to a person and decides nothing.
/// </summary>
internal sealed class NearNames
{
    private readonly string[] keys;
    private readonly FrozenDictionary<(int Length, int Pair), int[]> pairs;
    private readonly ILookup<int, string> lengths;

    public NearNames(IEnumerable<string> all)
    {
        keys = [.. all.Distinct(StringComparer.Ordinal)];
        lengths = keys.ToLookup(k => k.Length);
        var lists = new Dictionary<(int, int), List<int>>();
        for (var i = 0; i < keys.Length; i++)
        {
            for (var at = 0; at + 1 < keys[i].Length; at++)
            {
                var list = CollectionsMarshal.GetValueRefOrAddDefault(lists, (keys[i].Length, Pair(keys[i], at)), out _) ??= [];
                if (list.Count == 0 || list[^1] != i)
                {
                    list.Add(i);
                }
            }
        }

        pairs = lists.ToFrozenDictionary(l => l.Key, l => l.Value.ToArray());
    }

    /// <summary>How many slips a name of that make may have. A 漢字 says as much as two letters.</summary>
    public static int Slips(ReadOnlySpan<char> key)
    {
        var weight = 0;
        foreach (var c in key)
        {
            weight += c is >= '㐀' and <= '鿿' ? 2 : 1;
        }

        return weight switch { < 5 => 0, < 9 => 1, _ => 2 };
    }

    /// <summary>The keys that are near, the nearest first; never the key itself.</summary>
    public IReadOnlyList<(string Key, int Slips)> Find(string key, int most)
    {
        var slips = Slips(key);
        if (slips == 0 || key.Length > NameText.Longest)
        {
            return [];
        }

        var found = new List<(string Key, int Slips)>();
        void Take(string candidate)
        {
            if (Between(key, candidate, Math.Min(slips, Slips(candidate))) is > 0 and var between)
            {
                found.Add((candidate, between));
            }
        }

        // A slip spoils two pairs of neighbours, a change of place three: whoever shares fewer is farther away. A short name may have no pair left.
        var least = key.Length - 1 - (3 * slips);
        if (least > 0)
        {
            TakeThoseThatShare(key, slips, least, Take);
        }
        else
        {
            for (var length = Math.Max(2, key.Length - slips); length <= key.Length + slips; length++)
            {
                foreach (var candidate in lengths[length])
                {
                    Take(candidate);
                }
            }
        }

        return [.. found.OrderBy(f => f.Slips).ThenBy(f => Math.Abs(f.Key.Length - key.Length)).ThenBy(f => f.Key, StringComparer.Ordinal).Take(most)];
    }

    private void TakeThoseThatShare(string key, int slips, int least, Action<string> take)
    {
        var shared = ArrayPool<byte>.Shared.Rent(keys.Length);
        var touched = new List<int>();
        try
        {
            Array.Clear(shared, 0, keys.Length);
            for (var length = key.Length - slips; length <= key.Length + slips; length++)
            {
                for (var at = 0; at + 1 < key.Length; at++)
                {
                    foreach (var i in pairs.GetValueOrDefault((length, Pair(key, at))) ?? [])
                    {
                        if (shared[i] == 0)
                        {
                            touched.Add(i);
                        }

                        shared[i] = (byte)Math.Min(byte.MaxValue, shared[i] + 1);
                    }
                }
            }

            foreach (var i in touched)
            {
                if (shared[i] >= Math.Min(least, byte.MaxValue))
                {
                    take(keys[i]);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(shared);
        }
    }

    /// <summary>The slips between two keys: letters put in, left out, changed or put in each other's place; null if more than allowed, or if digits differ.</summary>
    public static int? Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most || !SameDigits(one, other))
        {
            return null;
        }

        Span<int> before = stackalloc int[other.Length + 1], last = stackalloc int[other.Length + 1], now = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }

                least = Math.Min(least, now[j]);
            }

            if (least > most)
            {
                return null;
            }

            var free = before;
            before = last;
            last = now;
            now = free;
        }

        return last[other.Length] <= most ? last[other.Length] : null;
    }

    private static bool SameDigits(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        for (var (i, j) = (0, 0); ; i++, j++)
        {
            while (i < one.Length && !char.IsAsciiDigit(one[i]))
            {
                i++;
            }

            while (j < other.Length && !char.IsAsciiDigit(other[j]))
            {
                j++;
            }

            if (i >= one.Length || j >= other.Length)
            {
                return i >= one.Length && j >= other.Length;
            }

            if (one[i] != other[j])
            {
                return false;
            }
        }
    }

    private static int Pair(string key, int at) => (key[at] << 16) | key[at + 1];
}
