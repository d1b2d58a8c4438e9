using System.Buffers.Binary;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Captures;

/// <summary>How a capture is written (the header of a pcap file).</summary>
/// <param name="BigEndian">The order of octets.</param>
/// <param name="Nano">Whether fractions of seconds are nanoseconds, not microseconds.</param>
/// <param name="Link">What frames begin with.</param>
internal readonly record struct CaptureForm(bool BigEndian, bool Nano, LinkType Link)
{
    /// <summary>The header of a file, in octets.</summary>
    public const int FileHeader = 24;

    /// <summary>The header of a record, in octets.</summary>
    public const int RecordHeader = 16;

    /// <summary>The most that a record may hold, as everybody's tools have it (MAXIMUM_SNAPLEN). A record that claims more ends the capture: what would follow it cannot be told from noise.</summary>
    public const int LongestRecord = 262_144;

    /// <summary>The form of records that were put together here.</summary>
    public static CaptureForm Own(LinkType link) => new(false, true, link);

    /// <summary>Reads the header of a file; false for what is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> header, out CaptureForm form)
    {
        form = default;
        if (header.Length < FileHeader)
        {
            return false;
        }

        var (big, nano) = BinaryPrimitives.ReadUInt32LittleEndian(header) switch
        {
            0xa1b2c3d4 => (false, false),
            0xa1b23c4d => (false, true),
            0xd4c3b2a1 => (true, false),
            0x4d3cb2a1 => (true, true),
            _ => ((bool?)null, false),
        };
        if (big is not { } isBig)
        {
            return false;
        }

        form = new(isBig, nano, default);
        form = form with { Link = (LinkType)(form.Number(header[20..]) & 0xffff) };
        return true;
    }

    /// <summary>A number as the capture writes it.</summary>
    public uint Number(ReadOnlySpan<byte> at) => BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);

    /// <summary>A number of a record.</summary>
    public unsafe uint Number(byte* at) => Number(new ReadOnlySpan<byte>(at, sizeof(uint)));

    /// <summary>The time of a record, in nanoseconds since 1970.</summary>
    public long Time(ReadOnlySpan<byte> record) => (Number(record) * 1_000_000_000L) + (Nano ? Number(record[4..]) : Number(record[4..]) * 1_000L);

    /// <summary>The time of a record, in nanoseconds since 1970.</summary>
    public unsafe long Time(byte* record) => Time(new ReadOnlySpan<byte>(record, RecordHeader));
}
