namespace Noroshi.Selection.Criteria;

/// <summary>Values that grow in number; what is there can be seen without a copy.</summary>
internal sealed class Column<T>
{
    private T[] items = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>What is there.</summary>
    public Memory<T> Memory => items.AsMemory(0, Count);

    /// <summary>What is there.</summary>
    public Span<T> Span => items.AsSpan(0, Count);

    /// <summary>Adds one.</summary>
    public void Add(T item)
    {
        if (Count == items.Length)
        {
            Array.Resize(ref items, Math.Max(16, items.Length * 2));
        }

        items[Count++] = item;
    }

    /// <summary>Adds several.</summary>
    public void AddAll(ReadOnlySpan<T> more)
    {
        if (Count + more.Length > items.Length)
        {
            Array.Resize(ref items, Math.Max(Count + more.Length, items.Length * 2));
        }

        more.CopyTo(items.AsSpan(Count));
        Count += more.Length;
    }

    /// <summary>Back to nothing; the room stays.</summary>
    public void Clear() => Count = 0;
}
