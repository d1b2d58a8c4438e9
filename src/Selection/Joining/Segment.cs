using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;

namespace Noroshi.Selection.Joining;

/// <summary>
/// A packet that may be part of something larger: only what goes a permitted way, and is a fragment, or carries content without an address that meets a criterion, or opens a connection. Of nearly all no more is asked than this; so they wait for
/// their turn in a few octets, and the packet itself is read again where it is needed after all.
/// </summary>
/// <param name="stream">A digest of both ends of its stream of TCP.</param>
/// <param name="record">Where its record lies in its chunk.</param>
/// <param name="sequence">The number of its first octet.</param>
/// <param name="next">The number behind its last octet.</param>
/// <param name="last">Its last octet.</param>
/// <param name="direction">Which way it goes.</param>
/// <param name="kind">The evidence that it carries by itself.</param>
/// <param name="edge">What may begin or end in it.</param>
internal readonly struct Segment(ulong stream, int record, uint sequence, uint next, byte last, Direction direction, Kind kind, Edge edge)
{
    /// <summary>A digest of both ends of its stream.</summary>
    public readonly ulong Stream = stream;

    /// <summary>Where its record lies in its chunk.</summary>
    public readonly int Record = record;

    /// <summary>The number of its first octet.</summary>
    public readonly uint Sequence = sequence;

    /// <summary>The number behind its last octet.</summary>
    public readonly uint Next = next;

    /// <summary>Its last octet; 0 where it has no content.</summary>
    public readonly byte Last = last;

    /// <summary>Which way it goes.</summary>
    public readonly Direction Direction = direction;

    /// <summary>The evidence that it carries by itself.</summary>
    public readonly Kind Kind = kind;

    /// <summary>What may begin or end in it.</summary>
    public readonly Edge Edge = edge;
}

/// <summary>What a packet may have in common with the one before or behind it.</summary>
[Flags]
internal enum Edge : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It may go on: a message or a head that is not at its end, or the first octets of a signature.</summary>
    GoesOn = 1,

    /// <summary>It begins with all of a signature but the first octet.</summary>
    GoesBack = 2,

    /// <summary>It opens a connection.</summary>
    Opens = 4,

    /// <summary>It is a fragment of a packet, and no segment.</summary>
    Fragment = 8,

    /// <summary>It is a fragment of a tunnel's packet: its first part was judged by the packet within, whose addresses later ones have not.</summary>
    Tunnel = 16,
}

/// <summary>What belongs together: source, destination, ports or identification, protocol.</summary>
/// <param name="Source">The source address.</param>
/// <param name="Destination">The destination address.</param>
/// <param name="Of">Both ports, or the identification of a fragmented packet.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Family">4 or 6.</param>
internal readonly record struct FlowKey(UInt128 Source, UInt128 Destination, uint Of, byte Protocol, byte Family)
{
    /// <summary>The place of a stream in the filter of streams.</summary>
    public ushort Filter { get; init; }

    // Seeded anew in each process: whoever sends packets cannot choose flows that fall into one place.
    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, Destination, Of, Protocol);
}
