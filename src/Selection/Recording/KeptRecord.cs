using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;

namespace Noroshi.Selection.Recording;

/// <summary>
/// Mechanical information of one packet, or of one flow (機械的情報; Act, Art. 2(8)): this closed list and nothing else. Texts are places in the block's <see cref="KeptRecords"/>.
/// </summary>
internal struct KeptRecord
{
    /// <summary>When, in nanoseconds since 1970; of a flow, when its first packet was seen.</summary>
    public long Time;

    /// <summary>Source address; an IPv4 address is its 32 bits.</summary>
    public UInt128 Source;

    /// <summary>Destination address.</summary>
    public UInt128 Destination;

    /// <summary>4 or 6.</summary>
    public byte Family;

    /// <summary>The protocol (IANA).</summary>
    public byte Protocol;

    /// <summary>TCP flags, of a flow those of all its packets together; 0 otherwise.</summary>
    public byte Flags;

    /// <summary>Which way it went.</summary>
    public Direction Direction;

    /// <summary>By what it met its criterion.</summary>
    public Kind Kind;

    /// <summary>Whether that was found only when several packets were put together.</summary>
    public bool Joined;

    /// <summary>Source port; 0 without ports.</summary>
    public ushort SourcePort;

    /// <summary>Destination port; 0 without ports.</summary>
    public ushort DestinationPort;

    /// <summary>The length on the wire in octets; 0 of a flow.</summary>
    public uint Length;

    /// <summary>Whether it is of a flow, not of a packet.</summary>
    public bool IsFlow;

    /// <summary>Of a flow, when its last packet was seen, in nanoseconds since 1970; 0 of a packet.</summary>
    public long Until;

    /// <summary>How many packets a flow had; 0 of a packet.</summary>
    public ulong Packets;

    /// <summary>How many octets a flow had; 0 of a packet.</summary>
    public ulong Octets;

    /// <summary>The criterion's number.</summary>
    public int Criterion;

    /// <summary>The DNS question.</summary>
    public TextPlace Question;

    /// <summary>The TLS server name.</summary>
    public TextPlace ServerName;

    /// <summary>The host of a request that met a criterion.</summary>
    public TextPlace Host;

    /// <summary>The path of a page that met a criterion.</summary>
    public TextPlace Path;

    /// <summary>The fingerprint of a handshake that met a criterion.</summary>
    public TextPlace Fingerprint;

    /// <summary>The octets of a signature that met a criterion.</summary>
    public TextPlace Signature;
}

/// <summary>Where a text stands.</summary>
/// <param name="Start">Its first octet.</param>
/// <param name="Length">How many octets.</param>
internal readonly record struct TextPlace(int Start, int Length);

/// <summary>What was kept of one chunk of packets, in their order.</summary>
internal sealed class KeptRecords
{
    private KeptRecord[] records = new KeptRecord[64];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>The criteria by which they were kept: the numbers in the records are theirs.</summary>
    public CriteriaList Criteria { get; set; } = CriteriaList.None;

    /// <summary>The texts of all records.</summary>
    public Column<byte> Texts { get; private set; } = new();

    /// <summary>The records.</summary>
    public ReadOnlySpan<KeptRecord> Records => records.AsSpan(0, Count);

    /// <summary>Room for one more.</summary>
    public ref KeptRecord Add()
    {
        if (Count == records.Length)
        {
            Array.Resize(ref records, records.Length * 2);
        }

        ref var record = ref records[Count++];
        record = default;
        return ref record;
    }

    /// <summary>Keeps a text.</summary>
    public TextPlace Put(ReadOnlySpan<byte> text)
    {
        var start = Texts.Count;
        Texts.AddAll(text);
        return new(start, text.Length);
    }

    /// <summary>A text.</summary>
    public ReadOnlySpan<byte> Text(TextPlace place) => Texts.Span.Slice(place.Start, place.Length);

    /// <summary>Back to nothing.</summary>
    public void Clear()
    {
        Count = 0;
        Criteria = CriteriaList.None;
        Texts.Clear();
    }
}
