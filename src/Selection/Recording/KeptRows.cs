using System.Collections;
using DuckDB.NET.Native;

namespace Noroshi.Selection.Recording;

/// <summary>
/// Kept records one by one, as DuckDB asks for them. It asks for 2,048 at a time and holds them all, however long their texts are: so between two chunks this says now and then that there is nothing more, and goes on when it is asked again.
/// </summary>
/// <param name="handover">Where records come from.</param>
internal sealed class KeptRows(Handover handover) : IEnumerable, IEnumerator
{
    private const int MostTexts = 8 << 20;
    private readonly ulong asked = NativeMethods.Helpers.DuckDBVectorSize();
    private KeptRecords? kept;
    private int texts;

    /// <summary>Which of the chunk's records it is.</summary>
    public int Place { get; private set; }

    /// <summary>Which row of those asked for was written last.</summary>
    public ulong Line { get; set; }

    /// <summary>The chunk's records.</summary>
    public object Current => kept!;

    /// <inheritdoc/>
    public IEnumerator GetEnumerator() => this;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        if (kept is not null && ++Place < kept.Count)
        {
            return true;
        }

        if (kept is not null)
        {
            texts += kept.Texts.Count;
            kept = null;
            handover.Return();
        }

        // Nothing at all would be the end: only after a row of the same asking.
        if (texts >= MostTexts && Line + 1 < asked)
        {
            texts = 0;
            return false;
        }

        (kept, Place) = (handover.Take(), 0);
        return kept is not null;
    }

    /// <summary>Not possible: what was taken is gone.</summary>
    public void Reset() => throw new NotSupportedException();
}
