using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Noroshi.TransparencyLog.Notes;

namespace Noroshi.TransparencyLog.Drawing;

/// <summary>
/// Draws places of a log by lot, so that neither who is inspected nor who inspects chooses, and anybody can draw again. The rule: the seed is
/// SHA-256("noroshi-draw/v1" LF label LF note), the note with every signature line as it was published; the n-th number, n from 0, is the first 16 octets, big-endian, of
/// SHA-256(seed ‖ n as 8 octets, big-endian); numbers from the greatest multiple of the size upwards are passed over, the rest of the division by the size is the place, and a
/// place that was drawn already is passed over.
/// </summary>
/// <remarks>
/// The log cannot foresee the cosignature of a witness, and a witness cannot choose the tree. Whoever could do both, or wait for a pleasing second, is why the label is written down
/// before the checkpoint exists.
/// </remarks>
public static class Draw
{
    private const string Rule = "noroshi-draw/v1";

    /// <summary>Draws places.</summary>
    /// <param name="note">The cosigned checkpoint, octet for octet.</param>
    /// <param name="label">What for: written down before the checkpoint was signed.</param>
    /// <param name="count">How many; all places if the log has fewer.</param>
    /// <returns>The places in the order in which they were drawn.</returns>
    /// <exception cref="FormatException">That is no checkpoint.</exception>
    public static IReadOnlyList<ulong> Places(byte[] note, string label, int count)
    {
        if (!SignedNote.TryParse(note, out var signed) || !Checkpoint.TryParse(signed.Text, out var checkpoint))
        {
            throw new FormatException("That is no checkpoint.");
        }

        if (label.Contains('\n', StringComparison.Ordinal))
        {
            throw new FormatException("A label is one line.");
        }

        var seed = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{Rule}\n{label}\n"), .. note]);
        var wanted = (int)Math.Min((ulong)Math.Max(0, count), checkpoint.Size);
        var (drawn, seen) = (new List<ulong>(wanted), new HashSet<ulong>());
        var size = (UInt128)checkpoint.Size;

        // 2^128 itself does not fit; the greatest multiple below it is found without it.
        var beyond = size == 0 ? 0 : UInt128.MaxValue - (((UInt128.MaxValue % size) + 1) % size);
        for (var number = 0UL; drawn.Count < wanted; number++)
        {
            var value = Number(seed, number);
            if (value <= beyond && seen.Add((ulong)(value % size)))
            {
                drawn.Add((ulong)(value % size));
            }
        }

        return drawn;
    }

    private static UInt128 Number(byte[] seed, ulong number)
    {
        Span<byte> input = stackalloc byte[40];
        seed.CopyTo(input);
        BinaryPrimitives.WriteUInt64BigEndian(input[32..], number);
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(input, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
