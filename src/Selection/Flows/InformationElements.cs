namespace Noroshi.Selection.Flows;

/// <summary>What a field is to the selection.</summary>
internal enum Role : byte
{
    /// <summary>Nothing: it is passed over by its length.</summary>
    None,

    /// <summary>The IPv4 source address.</summary>
    Source4,

    /// <summary>The IPv4 destination address.</summary>
    Destination4,

    /// <summary>The IPv6 source address.</summary>
    Source6,

    /// <summary>The IPv6 destination address.</summary>
    Destination6,

    /// <summary>The source port.</summary>
    SourcePort,

    /// <summary>The destination port.</summary>
    DestinationPort,

    /// <summary>The protocol.</summary>
    Protocol,

    /// <summary>The TCP flags.</summary>
    Flags,

    /// <summary>How many packets.</summary>
    Packets,

    /// <summary>How many octets.</summary>
    Octets,

    /// <summary>When it began.</summary>
    Start,

    /// <summary>When it ended.</summary>
    End,

    /// <summary>When it began, since the exporter did.</summary>
    StartUp,

    /// <summary>When it ended, since the exporter began.</summary>
    EndUp,

    /// <summary>When the exporter began.</summary>
    Began,

    /// <summary>How long it lasted.</summary>
    Lasted,
}

/// <summary>How a field is written (RFC 7011, 6.1).</summary>
internal enum Form : byte
{
    /// <summary>An unsigned number, perhaps in fewer octets than its type has (6.2); where it is a time, in milliseconds.</summary>
    Number,

    /// <summary>An address: octets as they are.</summary>
    Address,

    /// <summary>Seconds since 1970, in 4 octets.</summary>
    Seconds,

    /// <summary>Milliseconds since 1970, in 8 octets.</summary>
    Milliseconds,

    /// <summary>A time stamp of NTP: 4 octets of seconds, 4 of their fraction.</summary>
    Ntp,

    /// <summary>Microseconds before the message was exported.</summary>
    Before,

    /// <summary>An unsigned number of microseconds.</summary>
    Microseconds,
}

/// <summary>What an information element means.</summary>
/// <param name="Role">What it is to the selection.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Rank">Where several have one role, the greatest counts, and of the same the first: of a flow within a tunnel the outer one (RFC 7011, 8).</param>
internal readonly record struct Meaning(Role Role, Form Form, int Rank)
{
    /// <summary>Whether it can be written in so many octets; otherwise it is passed over.</summary>
    public bool Fits(int length) => Form switch
    {
        Form.Address => length == (Role is Role.Source4 or Role.Destination4 ? 4 : 16),
        Form.Seconds => length == 4,
        Form.Milliseconds or Form.Ntp => length == 8,
        _ => length >= 1 && length <= Role switch
        {
            Role.Protocol => 1,
            Role.Flags or Role.SourcePort or Role.DestinationPort => 2,
            Role.StartUp or Role.EndUp => 4,
            _ => 8,
        },
    };
}

/// <summary>The information elements that concern the selection (IANA, IPFIX Information Elements; NetFlow v9 has the same numbers).</summary>
internal static class InformationElements
{
    /// <summary>When the exporter began; the one that is read from records about exporters too.</summary>
    public const int SystemInitTime = 160;

    /// <summary>What a number means.</summary>
    public static Meaning Of(int number) => number switch
    {
        1 => new(Role.Octets, Form.Number, 2),
        2 => new(Role.Packets, Form.Number, 2),
        4 => new(Role.Protocol, Form.Number, 1),
        6 => new(Role.Flags, Form.Number, 1),
        7 => new(Role.SourcePort, Form.Number, 2),
        8 => new(Role.Source4, Form.Address, 1),
        11 => new(Role.DestinationPort, Form.Number, 2),
        12 => new(Role.Destination4, Form.Address, 1),
        21 => new(Role.EndUp, Form.Number, 1),
        22 => new(Role.StartUp, Form.Number, 1),
        27 => new(Role.Source6, Form.Address, 1),
        28 => new(Role.Destination6, Form.Address, 1),
        85 => new(Role.Octets, Form.Number, 1),
        86 => new(Role.Packets, Form.Number, 1),
        150 => new(Role.Start, Form.Seconds, 2),
        151 => new(Role.End, Form.Seconds, 2),
        152 => new(Role.Start, Form.Milliseconds, 3),
        153 => new(Role.End, Form.Milliseconds, 3),
        154 => new(Role.Start, Form.Ntp, 4),
        155 => new(Role.End, Form.Ntp, 4),
        156 => new(Role.Start, Form.Ntp, 5),
        157 => new(Role.End, Form.Ntp, 5),
        158 => new(Role.Start, Form.Before, 1),
        159 => new(Role.End, Form.Before, 1),
        SystemInitTime => new(Role.Began, Form.Milliseconds, 1),
        161 => new(Role.Lasted, Form.Number, 1),
        162 => new(Role.Lasted, Form.Microseconds, 2),
        180 or 182 => new(Role.SourcePort, Form.Number, 1),
        181 or 183 => new(Role.DestinationPort, Form.Number, 1),
        _ => default,
    };
}
