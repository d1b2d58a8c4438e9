using Noroshi.Selection.Captures;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Joining;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Recording;

namespace Noroshi.Selection.Running;

/// <summary>
/// A piece of a capture on its way: its octets, what was counted and what was kept of it. Small enough to stay in a core's own cache from being read to being judged.
/// </summary>
internal sealed unsafe class Chunk : IDisposable
{
    /// <summary>How many octets of a capture belong to one chunk.</summary>
    public const int Size = 128 << 10;

    /// <summary>How many octets there is room for: the last record may reach behind the chunk's end.</summary>
    public const int Room = Size + CaptureForm.RecordHeader + CaptureForm.LongestRecord;

    private readonly Column<Segment> segments = new();
    private readonly Pages pages = Pages.ForCommunications(Room);
    private bool clean = true;

    /// <summary>How the capture is written.</summary>
    public CaptureForm Form { get; set; }

    /// <summary>The place among all chunks.</summary>
    public long Index { get; private set; }

    /// <summary>By what all its packets are judged, from the first to the last.</summary>
    public Rules Rules { get; private set; } = null!;

    /// <summary>Where the octets begin in the capture.</summary>
    public long Offset { get; set; }

    /// <summary>How many octets are there.</summary>
    public int Filled { get; set; }

    /// <summary>The first record that was judged, from <see cref="Start"/> on.</summary>
    public int First { get; set; }

    /// <summary>Where the record behind the last one begins.</summary>
    public int Ended { get; set; }

    /// <summary>Why the capture cannot be read beyond <see cref="Ended"/>: it ends within a record, or a record claims a length that cannot be.</summary>
    public Fault Ending { get; set; }

    /// <summary>The first octet.</summary>
    public byte* Start => pages.Start;

    /// <summary>Whether the system keeps the octets out of swap.</summary>
    public bool Locked => pages.Locked;

    /// <summary>What was counted.</summary>
    public Tally Tally { get; } = new();

    /// <summary>What was kept.</summary>
    public KeptRecords Kept { get; } = new();

    /// <summary>What may be part of something larger.</summary>
    public ReadOnlySpan<Segment> Segments => segments.Span;

    /// <summary>Gives it its place and its rules.</summary>
    public void Begin(long index, Rules rules) => (Index, Rules, clean) = (index, rules, false);

    /// <summary>Notes what may be part of something larger.</summary>
    public void Add(in Segment segment) => segments.Add(segment);

    /// <summary>Reads a packet that was judged once more.</summary>
    /// <param name="record">Where its record lies.</param>
    /// <param name="whole">Whether the inmost packet; else the first that came in parts.</param>
    public Packet Read(int record, bool whole = true)
    {
        var packet = new Packet { Record = Start + record };
        packet.Length = Form.Number(packet.Record + 12);
        var frame = packet.Record + CaptureForm.RecordHeader;
        var captured = (int)Form.Number(packet.Record + 8);
        if (whole)
        {
            Tunnels.ReadInmost(ref packet, frame, captured, Form.Link);
        }
        else
        {
            Tunnels.ReadToPart(ref packet, frame, captured, Form.Link);
        }

        Transports.Read(ref packet);
        return packet;
    }

    /// <summary>Overwrites the octets, unless nothing came since.</summary>
    public void Overwrite()
    {
        if (!clean)
        {
            pages.Octets.Clear();
            clean = true;
        }
    }

    /// <summary>Forgets what was counted and kept; the octets stay until others take their place, or nothing comes (<see cref="Overwrite"/>).</summary>
    public void Forget()
    {
        Tally.Clear();
        Kept.Clear();
        segments.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => pages.Dispose();
}
