using System.Runtime.CompilerServices;
using Noroshi.Selection.Captures;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Joining;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Running;

/// <summary>
/// The automatic selection (自動選別; Act, Art. 22) of one thread: which way a packet goes, whether it meets a criterion, and only then a record of it. Packets go through in batches, in three passes: what a later pass needs from a table is
/// fetched by an earlier one, so that the memory answers while other packets are read. Without that it takes half as long again.
/// </summary>
internal sealed unsafe class Selector : IDisposable
{
    private const int Batch = 128;
    private readonly Pages places = Pages.ForCommunications(Batch * sizeof(Packet));
    private readonly Packet* packets;
    private readonly ContentReader contents = new();
    private Rules rules = null!;

    /// <summary>Makes one.</summary>
    public Selector() => packets = (Packet*)places.Start;

    /// <summary>Goes through records.</summary>
    /// <param name="chunk">Where counts and records go, with its rules.</param>
    /// <param name="record">The first record.</param>
    /// <param name="limit">Records that begin here or behind are not this chunk's.</param>
    /// <param name="end">Behind the last octet that is there.</param>
    /// <returns>The first record that was not judged: at the limit, or not there as a whole, or broken.</returns>
    public byte* Run(Chunk chunk, byte* record, byte* limit, byte* end)
    {
        rules = chunk.Rules;
        return chunk.Form.BigEndian ? Run<BigEndianRecords>(chunk, record, limit, end) : Run<LittleEndianRecords>(chunk, record, limit, end);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        contents.Dispose();
        places.Dispose();
    }

    private byte* Run<TForm>(Chunk chunk, byte* record, byte* limit, byte* end)
        where TForm : struct, IRecordForm
    {
        while (Gather<TForm>(ref record, limit, end, chunk.Form.Link) is > 0 and var count)
        {
            Ends.Place(rules.Addresses, packets, count);
            Weigh(chunk, count);
        }

        return record;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Gather<TForm>(ref byte* next, byte* limit, byte* end, LinkType link)
        where TForm : struct, IRecordForm
    {
        var addresses = rules.Addresses;
        var record = next;
        var count = 0;
        while (count < Batch && record < limit && end - record >= CaptureForm.RecordHeader)
        {
            var captured = TForm.Number(record + 8);
            if (captured > CaptureForm.LongestRecord || end - record - CaptureForm.RecordHeader < captured)
            {
                break;
            }

            ref var packet = ref packets[count++];
            packet.Record = record;
            packet.Length = TForm.Number(record + 12);
            Tunnels.ReadInmost(ref packet, record + CaptureForm.RecordHeader, (int)captured, link);
            Ends.Fetch(addresses, packet);
            record += CaptureForm.RecordHeader + captured;
        }

        next = record;
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Weigh(Chunk chunk, int count)
    {
        var tally = chunk.Tally;
        for (var i = 0; i < count; i++)
        {
            ref var packet = ref packets[i];
            if (packet.Tunnels != 0 && !Tunnelled(ref packet, chunk))
            {
                continue;
            }

            if (packet.Family == 0)
            {
                tally.Count(packet.Fault);
                tally.Count(Direction.Other, Kind.None);
                continue;
            }

            Transports.Read(ref packet);
            var direction = Ends.Between(packet.SourceSays, packet.DestinationSays);
            var kind = Kind.None;
            if (Ends.Concern(packet) && Ends.Listed(rules.Addresses, packet))
            {
                kind = Kind.Address;
            }
            else if (packet.End > packet.Payload || rules.Flows.Length > 0)
            {
                kind = contents.Weigh(rules, packet);
            }

            if (packet.Fault != Fault.None)
            {
                tally.Count(packet.Fault);
            }

            tally.Count(direction, kind);
            if (rules.Permits(direction))
            {
                Permitted(chunk, packet, direction, kind);
            }
        }
    }

    private void Permitted(Chunk chunk, in Packet packet, Direction direction, Kind kind)
    {
        if (kind != Kind.None)
        {
            chunk.Tally.Kept++;
            contents.Keep(rules, chunk, packet, direction, kind);
        }

        if (rules.Joins && Joiner.Concerns(packet, kind))
        {
            chunk.Add(Joiner.SegmentOf(rules, packet, (int)(packet.Record - chunk.Start), direction, kind));
        }
    }

    // A packet with its layers of labels or tunnels: counted as opened, or as closed and not looked at. A later part of a tunnel's packet cannot be opened.
    private bool Tunnelled(ref Packet packet, Chunk chunk)
    {
        var tally = chunk.Tally;
        if (rules.LooksInside && (packet.Family != 0 || packet.Part != FragmentPart.Later))
        {
            tally.OpenedTunnels++;
            return true;
        }

        tally.ClosedTunnels++;
        tally.Count(Direction.Other, Kind.None);
        if (rules.Joins && rules.LooksInside && packet.TunnelInParts)
        {
            chunk.Add(Joiner.SegmentOf(rules, packet, (int)(packet.Record - chunk.Start), Direction.Other, Kind.None));
        }

        return false;
    }
}
