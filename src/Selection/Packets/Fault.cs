namespace Noroshi.Selection.Packets;

/// <summary>How a packet is malformed. It is counted, and its content is not looked at.</summary>
internal enum Fault : byte
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>The frame ends within its link header.</summary>
    LinkHeader,

    /// <summary>More tags or tunnels within each other than are followed.</summary>
    TooDeep,

    /// <summary>The frame ends within the IP header.</summary>
    NetworkHeader,

    /// <summary>The version in the header is not what the link says, or a header length or total length is impossible.</summary>
    NetworkLength,

    /// <summary>An IPv6 extension header runs over the end, or there are too many.</summary>
    ExtensionHeader,

    /// <summary>The packet ends within its TCP or UDP header.</summary>
    TransportHeader,

    /// <summary>A TCP data offset or a UDP length is impossible.</summary>
    TransportLength,

    /// <summary>A capture ends within a record.</summary>
    TruncatedTail,

    /// <summary>A record of a capture claims a length that cannot be.</summary>
    RecordLength,
}

/// <summary>The names of faults as results carry them.</summary>
internal static class Faults
{
    /// <summary>How many kinds there are, with none.</summary>
    public const int Kinds = 10;

    /// <summary>The name in a result.</summary>
    public static string Name(this Fault fault) => fault switch
    {
        Fault.LinkHeader => "link-header",
        Fault.TooDeep => "too-deep",
        Fault.NetworkHeader => "network-header",
        Fault.NetworkLength => "network-length",
        Fault.ExtensionHeader => "extension-header",
        Fault.TransportHeader => "transport-header",
        Fault.TransportLength => "transport-length",
        Fault.TruncatedTail => "truncated-tail",
        Fault.RecordLength => "record-length",
        _ => "none",
    };
}
