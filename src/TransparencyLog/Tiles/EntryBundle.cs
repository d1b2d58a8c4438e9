using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Noroshi.TransparencyLog.Tiles;

/// <summary>Entries one after the other, each behind its length in two octets, big-endian (C2SP tlog-tiles, "Log entries").</summary>
public static class EntryBundle
{
    /// <summary>The longest entry, in octets.</summary>
    public const int Longest = ushort.MaxValue;

    /// <summary>Octets in front of each entry.</summary>
    public const int Prefix = 2;

    /// <summary>Writes one entry with its length in front.</summary>
    /// <returns>How many octets it took.</returns>
    /// <exception cref="ArgumentException">The entry is longer than 65,535 octets.</exception>
    public static int Write(Span<byte> into, ReadOnlySpan<byte> entry)
    {
        if (entry.Length > Longest)
        {
            throw new ArgumentException($"An entry has at most {Longest} octets, not {entry.Length}.", nameof(entry));
        }

        BinaryPrimitives.WriteUInt16BigEndian(into, (ushort)entry.Length);
        entry.CopyTo(into[Prefix..]);
        return Prefix + entry.Length;
    }

    /// <summary>Reads the next entry.</summary>
    /// <param name="bundle">What is left of the bundle; moved behind the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>False if nothing is left, or less than the length says.</returns>
    public static bool TryNext(ref ReadOnlySpan<byte> bundle, out ReadOnlySpan<byte> entry)
    {
        entry = default;
        if (bundle.Length < Prefix || bundle.Length - Prefix < BinaryPrimitives.ReadUInt16BigEndian(bundle))
        {
            return false;
        }

        entry = bundle.Slice(Prefix, BinaryPrimitives.ReadUInt16BigEndian(bundle));
        bundle = bundle[(Prefix + entry.Length)..];
        return true;
    }

    /// <summary>Reads a whole bundle; false if it does not hold exactly so many entries.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bundle, int count, [NotNullWhen(true)] out IReadOnlyList<byte[]>? entries)
    {
        var read = new List<byte[]>(Math.Clamp(count, 0, TilePath.Full));
        while (read.Count < count && TryNext(ref bundle, out var entry))
        {
            read.Add(entry.ToArray());
        }

        entries = read.Count == count && bundle.IsEmpty ? read : null;
        return entries is not null;
    }

    /// <summary>How many octets the first entries of a bundle take; -1 if it holds fewer.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bundle, int count)
    {
        var rest = bundle;
        for (var i = 0; i < count; i++)
        {
            if (!TryNext(ref rest, out _))
            {
                return -1;
            }
        }

        return bundle.Length - rest.Length;
    }
}
