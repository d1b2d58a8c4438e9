using System.Runtime.InteropServices;

namespace Noroshi.Selection.Flows;

/// <summary>What a data record says of a flow, as far as it concerns the selection; laid out so that it is judged like a packet.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct FlowRecord
{
    /// <summary>The octets of two IPv6 addresses.</summary>
    public const int V6Octets = 32;

    /// <summary>IPv6 source and destination.</summary>
    public fixed byte V6[V6Octets];

    /// <summary>IPv4 source and destination.</summary>
    public fixed byte V4[8];

    /// <summary>Source and destination port, the most significant octet first.</summary>
    public fixed byte Ports[4];

    /// <summary>The protocol (IANA).</summary>
    public byte Protocol;

    /// <summary>The TCP flags of all its packets together.</summary>
    public byte Flags;

    /// <summary>Whether it says anything of flags.</summary>
    public bool HasFlags;

    /// <summary>When its first packet was seen, in nanoseconds since 1970.</summary>
    public long Start;

    /// <summary>When its last packet was seen, in nanoseconds since 1970.</summary>
    public long End;

    /// <summary>How many packets, as the exporter counts or samples them.</summary>
    public ulong Packets;

    /// <summary>How many octets.</summary>
    public ulong Octets;

    /// <summary>When its first packet was seen, in milliseconds since the exporter began.</summary>
    public uint StartUp;

    /// <summary>When its last packet was seen, in milliseconds since the exporter began.</summary>
    public uint EndUp;

    /// <summary>When the exporter began, in milliseconds since 1970.</summary>
    public ulong Began;

    /// <summary>How long it lasted, in nanoseconds.</summary>
    public long Lasted;
}
