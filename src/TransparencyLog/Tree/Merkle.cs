using System.Numerics;
using System.Security.Cryptography;

namespace Noroshi.TransparencyLog.Tree;

/// <summary>How leaves become a tree (RFC 6962, section 2.1; RFC 9162, section 2.1), and how proofs are checked against it.</summary>
public static class Merkle
{
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;
    private const int OnTheStack = 2_049;

    /// <summary>The root of the tree without leaves: SHA-256 of nothing.</summary>
    public static LogHash EmptyRoot { get; } = new(SHA256.HashData([]));

    /// <summary>The hash of a leaf: SHA-256(0x00 ‖ entry).</summary>
    public static LogHash Leaf(ReadOnlySpan<byte> entry)
    {
        Span<byte> input = entry.Length < OnTheStack ? stackalloc byte[entry.Length + 1] : new byte[entry.Length + 1];
        input[0] = LeafPrefix;
        entry.CopyTo(input[1..]);
        var hash = default(LogHash);
        SHA256.HashData(input, hash);
        return hash;
    }

    /// <summary>The hash of an inner node: SHA-256(0x01 ‖ left ‖ right).</summary>
    public static LogHash Node(in LogHash left, in LogHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * LogHash.Length)];
        input[0] = NodePrefix;
        ((ReadOnlySpan<byte>)left).CopyTo(input[1..]);
        ((ReadOnlySpan<byte>)right).CopyTo(input[(1 + LogHash.Length)..]);
        var hash = default(LogHash);
        SHA256.HashData(input, hash);
        return hash;
    }

    /// <summary>Whether a leaf is in a tree (RFC 9162, section 2.1.3.2).</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="size">How many leaves the tree has.</param>
    /// <param name="leaf">Its hash.</param>
    /// <param name="proof">The hashes beside the way to the root, from the leaf upwards.</param>
    /// <param name="root">The root.</param>
    public static bool Includes(ulong index, ulong size, in LogHash leaf, ReadOnlySpan<LogHash> proof, in LogHash root) =>
        index < size && proof.Length == InclusionLength(index, size) && Climb(index, size, leaf, proof) == root;

    /// <summary>Whether a tree of <paramref name="second"/> leaves begins with one of <paramref name="first"/> (RFC 9162, section 2.1.4.2).</summary>
    public static bool Continues(ulong first, ulong second, in LogHash firstRoot, in LogHash secondRoot, ReadOnlySpan<LogHash> proof)
    {
        if (first > second)
        {
            return false;
        }

        if (first == second)
        {
            return proof.IsEmpty && firstRoot == secondRoot;
        }

        if (first == 0)
        {
            return proof.IsEmpty && firstRoot == EmptyRoot;
        }

        // A first tree that is a whole subtree of the second stands for its own node; the proof leaves it out.
        var isWhole = BitOperations.IsPow2(first);
        if (!isWhole && proof.IsEmpty)
        {
            return false;
        }

        var (node, last) = (first - 1, second - 1);
        while ((node & 1) == 1)
        {
            (node, last) = (node >> 1, last >> 1);
        }

        var (older, newer) = isWhole ? (firstRoot, firstRoot) : (proof[0], proof[0]);
        foreach (var beside in isWhole ? proof : proof[1..])
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                (older, newer) = (Node(beside, older), Node(beside, newer));
                while ((node & 1) == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                newer = Node(newer, beside);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && older == firstRoot && newer == secondRoot;
    }

    /// <summary>How many hashes prove that a leaf is in a tree.</summary>
    internal static int InclusionLength(ulong index, ulong size)
    {
        var inner = BitLength(index ^ (size - 1));
        return inner + BitOperations.PopCount(index >> inner);
    }

    private static int BitLength(ulong value) => 64 - BitOperations.LeadingZeroCount(value);

    // Below the point where the leaf's way leaves the right edge each bit of the index says on which side the neighbour stands; above it every neighbour stands on the left.
    private static LogHash Climb(ulong index, ulong size, in LogHash leaf, ReadOnlySpan<LogHash> proof)
    {
        var inner = BitLength(index ^ (size - 1));
        var hash = leaf;
        for (var i = 0; i < proof.Length; i++)
        {
            hash = i < inner && ((index >> i) & 1) == 0 ? Node(hash, proof[i]) : Node(proof[i], hash);
        }

        return hash;
    }
}
