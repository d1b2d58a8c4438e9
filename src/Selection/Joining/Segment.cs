using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Joining;

/// <summary>A packet that may be part of something larger, where it lies in its chunk: only what goes a permitted way, and carries content without evidence of its own or is a fragment.</summary>
/// <param name="packet">The packet, with its transport read.</param>
/// <param name="direction">Which way it goes.</param>
/// <param name="kind">The evidence that it carries by itself.</param>
/// <param name="edge">What may begin or end in it, for a segment of TCP.</param>
internal readonly struct Segment(in Packet packet, Direction direction, Kind kind, Edge edge)
{
    /// <summary>The packet.</summary>
    public readonly Packet Packet = packet;

    /// <summary>Which way it goes.</summary>
    public readonly Direction Direction = direction;

    /// <summary>The evidence that it carries by itself.</summary>
    public readonly Kind Kind = kind;

    /// <summary>What may begin or end in it.</summary>
    public readonly Edge Edge = edge;
}

/// <summary>What a content may have in common with the one before or behind it.</summary>
[Flags]
internal enum Edge : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It may go on: a message or a head that is not at its end, or the first octets of a signature.</summary>
    GoesOn = 1,

    /// <summary>It begins with all of a signature but the first octet.</summary>
    GoesBack = 2,
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
