using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Criteria;

/// <summary>Address blocks that are criteria, laid flat: for each address the criterion of the narrowest block.</summary>
internal sealed class AddressBlocks
{
    private readonly Boundary[] flat;

    /// <summary>Makes a set of blocks with their criteria.</summary>
    public AddressBlocks(IReadOnlyList<AddressRange> blocks, UInt128 last)
    {
        // What is said is the criterion and one more, since 0 stands for nothing; of the same block twice the first criterion counts, and the list keeps the last it is told.
        var told = new AddressRange[blocks.Count];
        for (var i = 0; i < told.Length; i++)
        {
            told[i] = blocks[i] with { Says = int.MaxValue - blocks[i].Says };
        }

        flat = FlatRanges.Of(told, last, out _) ?? throw new InvalidOperationException("Blocks of addresses cannot cross.");
    }

    /// <summary>Where what is said changes: 0 for nothing.</summary>
    public ReadOnlySpan<Boundary> Flat => flat;

    /// <summary>The criterion of an address; -1 for none.</summary>
    public int CriterionOf(UInt128 address) => FlatRanges.At(flat, address) is not 0 and var says ? int.MaxValue - says : -1;
}
