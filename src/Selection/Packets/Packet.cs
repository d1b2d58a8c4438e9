using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Noroshi.Selection.Packets;

/// <summary>One packet where it lies in its buffer: pointers into it, never copies of it.</summary>
internal unsafe struct Packet
{
    /// <summary>The record that holds it; its time is read from there when it is kept.</summary>
    public byte* Record;

    /// <summary>Source address, destination address: 4 and 4 octets, or 16 and 16.</summary>
    public byte* Addresses;

    /// <summary>What stands behind the IP header and its extensions.</summary>
    public byte* Transport;

    /// <summary>Behind the last octet that was captured of the IP packet.</summary>
    public byte* End;

    /// <summary>Behind the transport header; set when the transport was read.</summary>
    public byte* Payload;

    /// <summary>The length on the wire in octets.</summary>
    public uint Length;

    /// <summary>4, 6, or 0 for what is not IP.</summary>
    public byte Family;

    /// <summary>The protocol behind the IP header (IANA).</summary>
    public byte Protocol;

    /// <summary>What is wrong with it.</summary>
    public Fault Fault;

    /// <summary>Which part of a fragmented packet it is.</summary>
    public FragmentPart Part;

    /// <summary>What the tables say of the source.</summary>
    public byte SourceSays;

    /// <summary>What the tables say of the destination.</summary>
    public byte DestinationSays;

    /// <summary>How many tunnels were opened to reach it.</summary>
    public byte Tunnels;

    /// <summary>Whether the packet of a tunnel that it came in is one of several parts.</summary>
    public bool TunnelInParts;

    /// <summary>The TCP flags; 0 otherwise.</summary>
    public byte TcpFlags;

    /// <summary>The source address of an IPv4 packet.</summary>
    public readonly uint Source4 => Big32(Addresses);

    /// <summary>The destination address of an IPv4 packet.</summary>
    public readonly uint Destination4 => Big32(Addresses + 4);

    /// <summary>What it carries.</summary>
    public readonly ReadOnlySpan<byte> Content => new(Payload, (int)(End - Payload));

    /// <summary>A big-endian number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Big32(byte* at) => BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(at));

    /// <summary>A big-endian number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Big16(byte* at) => BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(at));
}

/// <summary>Which part of a fragmented packet a packet is.</summary>
internal enum FragmentPart : byte
{
    /// <summary>It is whole.</summary>
    Whole,

    /// <summary>The first part: it has the transport header.</summary>
    First,

    /// <summary>A later part: what it carries is not a header.</summary>
    Later,
}
