namespace Noroshi.Selection.Directions;

/// <summary>Addresses from one to another, and what is said of them.</summary>
/// <param name="First">The first address; an IPv4 address is its 32 bits.</param>
/// <param name="Last">The last address, itself within.</param>
/// <param name="Says">What is said; 0 is kept for what nothing is said of.</param>
internal readonly record struct AddressRange(UInt128 First, UInt128 Last, int Says);

/// <summary>From here to the next boundary one thing is said.</summary>
/// <param name="First">The first address.</param>
/// <param name="Says">What is said; 0 for nothing.</param>
internal readonly record struct Boundary(UInt128 First, int Says);

/// <summary>Ranges within each other, laid flat: for each address what the narrowest range says.</summary>
internal static class FlatRanges
{
    /// <summary>Lays ranges flat.</summary>
    /// <param name="ranges">Any order.</param>
    /// <param name="last">The greatest address of the family.</param>
    /// <param name="crossing">Two ranges of which cannot be said which one counts; then nothing is returned.</param>
    /// <param name="oneEach">Whether the same range twice must say the same; else it says the greater of both.</param>
    /// <returns>Boundaries in order, the first at 0.</returns>
    public static Boundary[]? Of(IReadOnlyList<AddressRange> ranges, UInt128 last, out (AddressRange, AddressRange) crossing, bool oneEach = false)
    {
        crossing = default;
        var order = new AddressRange[ranges.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = ranges[i];
        }

        // The wider first, so that the narrower opens within it; Array.Sort is not stable, so equals are ordered by what they say.
        if (!InOrder(order))
        {
            Array.Sort(order, Compare);
        }

        var boundaries = new List<Boundary>((order.Length * 2) + 1) { new(0, 0) };
        var open = new Stack<AddressRange>();
        foreach (var range in order)
        {
            while (open.TryPeek(out var outer) && outer.Last < range.First)
            {
                open.Pop();
                Close(outer);
            }

            if (open.TryPeek(out var around) && (around.Last < range.Last || (oneEach && around.First == range.First && around.Last == range.Last && around.Says != range.Says)))
            {
                crossing = (around, range);
                return null;
            }

            open.Push(range);
            Say(range.First, range.Says);
        }

        while (open.TryPop(out var outer))
        {
            Close(outer);
        }

        return [.. boundaries];

        void Close(AddressRange range)
        {
            if (range.Last < last)
            {
                Say(range.Last + 1, open.TryPeek(out var around) ? around.Says : 0);
            }
        }

        void Say(UInt128 from, int says)
        {
            if (boundaries[^1].First == from)
            {
                boundaries.RemoveAt(boundaries.Count - 1);
            }

            if (boundaries.Count == 0 || boundaries[^1].Says != says)
            {
                boundaries.Add(new(from, says));
            }
        }
    }

    // Tables nearly always come in order, and to see that is much less than to sort them.
    private static bool InOrder(AddressRange[] ranges)
    {
        for (var i = 1; i < ranges.Length; i++)
        {
            if (Compare(ranges[i - 1], ranges[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int Compare(AddressRange a, AddressRange b) => a.First != b.First ? a.First.CompareTo(b.First) : a.Last != b.Last ? b.Last.CompareTo(a.Last) : a.Says.CompareTo(b.Says);

    /// <summary>What is said of an address.</summary>
    public static int At(ReadOnlySpan<Boundary> boundaries, UInt128 address)
    {
        var (low, high) = (0, boundaries.Length);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (boundaries[middle].First <= address)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high == 0 ? 0 : boundaries[low].Says;
    }
}
