namespace Noroshi.Selection.Packets;

/// <summary>What a frame begins with (the numbers of pcap's LINKTYPE registry).</summary>
internal enum LinkType : ushort
{
    /// <summary>BSD loopback: the address family in four octets, in the order of whoever captured.</summary>
    Null = 0,

    /// <summary>Ethernet.</summary>
    Ethernet = 1,

    /// <summary>An IP packet and nothing before it.</summary>
    Raw = 101,

    /// <summary>OpenBSD loopback: the address family in four octets, big-endian.</summary>
    Loop = 108,

    /// <summary>Linux cooked capture.</summary>
    LinuxCooked = 113,

    /// <summary>An IPv4 packet.</summary>
    Ipv4 = 228,

    /// <summary>An IPv6 packet.</summary>
    Ipv6 = 229,

    /// <summary>Linux cooked capture, version 2.</summary>
    LinuxCooked2 = 276,
}
