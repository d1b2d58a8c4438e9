namespace Noroshi.Selection.Flows;

/// <summary>What the header of a message says of the times in it.</summary>
/// <param name="Exported">When it was exported, in milliseconds since 1970.</param>
/// <param name="Uptime">For how many milliseconds the exporter runs; it wraps around after 49 days.</param>
/// <param name="HasUptime">Whether that is said (NetFlow).</param>
internal readonly record struct MessageHeader(long Exported, uint Uptime, bool HasUptime)
{
    /// <summary>NetFlow version 5.</summary>
    public const int V5 = 5;

    /// <summary>NetFlow version 9 (RFC 3954).</summary>
    public const int V9 = 9;

    /// <summary>IPFIX (RFC 7011).</summary>
    public const int Ipfix = 10;

    /// <summary>The header of a message of NetFlow v5, in octets.</summary>
    public const int V5Octets = 24;

    /// <summary>The header of a message of NetFlow v9, in octets.</summary>
    public const int V9Octets = 20;

    /// <summary>The header of a message of IPFIX, in octets.</summary>
    public const int IpfixOctets = 16;
}
