using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Running;
using static Noroshi.Selection.Packets.Packet;

namespace Noroshi.Selection.Joining;

/// <summary>
/// Finds what crosses the borders of packets: fragments of one packet (RFC 791, RFC 8200), and the beginning of a TCP stream where a name or a signature goes on in the next segment. It goes through segments in the order of the capture. What it
/// holds is bounded; what is given up is counted. Octets are overwritten when they are let go.
/// </summary>
internal sealed unsafe class Joiner : IDisposable
{
    /// <summary>How much of the beginning of a stream is put together, in octets.</summary>
    public const int LongestBeginning = 16 << 10;

    private const int LongestPacket = 65_535, Ahead = 8, Synchronize = 2;
    private const ulong Spread = 0x9E3779B97F4A7C15, OtherSpread = 0xC2B2AE3D27D4EB4F;
    private static readonly ulong Seed = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private readonly HeldFlows held = new();
    private readonly ContentReader contents = new();
    private readonly Memory.Pages whole = Memory.Pages.ForCommunications(40 + LongestPacket);
    private readonly long[] found = new long[DirectionWords.Count * KindWords.Count];
    private readonly LastOctets last = new();
    private readonly Beginnings beginnings = new();
    private long forgotten;
    private bool idle = true;

    /// <summary>How many flows were given up, for their number, their size or their age.</summary>
    public long GivenUp => held.GivenUp + forgotten;

    /// <summary>What was found only by putting packets together.</summary>
    public long this[Direction direction, Kind kind] => found[((int)direction * KindWords.Count) + (int)kind];

    /// <summary>Whether a packet concerns the joiner: a fragment, the beginning of a connection, or a segment with content. What meets a criterion by its addresses does so in each of its packets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Concerns(in Packet packet, Kind kind) =>
        kind != Kind.Address && (packet.Part != FragmentPart.Whole || packet.TunnelInParts || (packet.Protocol == Transports.Tcp && packet.Fault == Fault.None && (packet.End > packet.Payload || (packet.TcpFlags & Synchronize) != 0)));

    /// <summary>What the joiner asks of a packet that concerns it. Whoever judges packets takes it down, so that threads share the work.</summary>
    public static Segment SegmentOf(Rules rules, in Packet packet, int record, Direction direction, Kind kind)
    {
        if (packet.Part != FragmentPart.Whole || packet.TunnelInParts)
        {
            return new(0, record, 0, 0, 0, direction, kind, packet.TunnelInParts ? Edge.Fragment | Edge.Tunnel : Edge.Fragment);
        }

        var opens = (packet.TcpFlags & Synchronize) != 0;
        var sequence = Big32(packet.Transport + 4) + (opens ? 1u : 0);
        var length = (int)(packet.End - packet.Payload);
        return new(DigestOf(packet), record, sequence, sequence + (uint)length, length > 0 ? packet.End[-1] : (byte)0, direction, kind, EdgeOf(rules, packet) | (opens ? Edge.Opens : Edge.None));
    }

    /// <summary>Takes the segments of a chunk.</summary>
    public void Take(Rules rules, Chunk chunk)
    {
        if (!rules.Joins)
        {
            Forget();
            return;
        }

        idle = false;
        var segments = chunk.Segments;
        for (var i = 0; i < segments.Length; i++)
        {
            beginnings.Fetch(segments[Math.Min(i + Ahead, segments.Length - 1)].Stream);
            ref readonly var segment = ref segments[i];
            if ((segment.Edge & Edge.Fragment) != 0)
            {
                Fragment(rules, chunk, segment, chunk.Read(segment.Record, whole: (segment.Edge & Edge.Tunnel) == 0));
            }
            else if (!StandsAlone(segment))
            {
                Stream(rules, chunk, segment, chunk.Read(segment.Record));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        held.Dispose();
        beginnings.Dispose();
        contents.Dispose();
        whole.Dispose();
    }

    // Of no use to rules that find nothing across packets; and what comes under others later is not to be put to what lay here since.
    private void Forget()
    {
        if (idle)
        {
            return;
        }

        idle = true;
        held.GiveUp();
        beginnings.Clear();
        last.Clear();
    }

    private static FlowKey KeyOf(in Packet packet, uint of, byte protocol) => packet.Family == 4
        ? new(packet.Source4, packet.Destination4, of, protocol, 4)
        : new(AddressTable.Number(packet.Addresses), AddressTable.Number(packet.Addresses + 16), of, protocol, 6);

    // Seeded anew in each process: whoever sends packets cannot choose streams that fall into one place.
    private static ulong DigestOf(in Packet packet)
    {
        var octets = packet.Addresses;
        var digest = Seed ^ (packet.Family == 4
            ? Unsafe.ReadUnaligned<ulong>(octets)
            : (Unsafe.ReadUnaligned<ulong>(octets) ^ (Unsafe.ReadUnaligned<ulong>(octets + 8) * Spread) ^ (Unsafe.ReadUnaligned<ulong>(octets + 16) * OtherSpread)) + Unsafe.ReadUnaligned<ulong>(octets + 24));
        digest = (digest * Spread) ^ Unsafe.ReadUnaligned<uint>(packet.Transport);
        // Twice: after one multiplication the highest bit of an address would still stand alone, and could be chosen.
        digest = (digest ^ (digest >> 32)) * OtherSpread;
        digest = (digest ^ (digest >> 29)) * Spread;
        return digest ^ (digest >> 32);
    }

    // Nearly all segments: nothing crosses their borders, nothing of their stream is held, and what is known of its beginning is that they are it.
    private bool StandsAlone(in Segment segment)
    {
        if (segment.Next != segment.Sequence)
        {
            last.Remember(segment.Stream, segment.Next, segment.Last);
        }

        if ((segment.Edge & ~Edge.Opens) != Edge.None || held.MayHave(segment.Stream))
        {
            return false;
        }

        if ((segment.Edge & Edge.Opens) != 0)
        {
            Opened(segment);
            return true;
        }

        // Where a later segment carries its evidence already, it would be found a second time with what lies around it.
        return !beginnings.Knows(segment.Stream, out var first) || ((segment.Sequence == first || segment.Kind != Kind.None) && beginnings.Take(segment.Stream, out _));
    }

    // What comes with the opening itself is the beginning.
    private void Opened(in Segment segment)
    {
        if (segment.Next == segment.Sequence)
        {
            forgotten += beginnings.Note(segment.Stream, segment.Sequence) ? 1 : 0;
        }
        else
        {
            beginnings.Take(segment.Stream, out _);
        }
    }

    private void Stream(Rules rules, Chunk chunk, in Segment segment, in Packet packet)
    {
        var (stream, sequence) = (segment.Stream, segment.Sequence);
        var key = KeyOf(packet, Big32(packet.Transport), Transports.Tcp) with { Filter = HeldFlows.FilterOf(stream) };
        var now = chunk.Form.Time(packet.Record);
        var flow = held.MayHave(stream) ? held.Of(key) : null;
        if (flow is not null && (segment.Kind != Kind.None || (segment.Edge & Edge.Opens) != 0))
        {
            // A connection that is opened anew; or evidence that is found already, and would be found a second time with what lies around it.
            held.Close(key, flow);
            flow = null;
        }

        if ((segment.Edge & Edge.Opens) != 0)
        {
            Opened(segment);
        }

        if (segment.Kind != Kind.None || segment.Next == sequence)
        {
            return;
        }

        if (flow is null && beginnings.Take(stream, out var first))
        {
            // All that there is to the beginning of most streams: it came in one piece, and was judged by itself.
            flow = sequence == first && (segment.Edge & Edge.GoesOn) == 0 ? null : held.Open(key, LongestBeginning, first, now);
        }
        else if (flow is null && (segment.Edge & Edge.GoesOn) != 0)
        {
            flow = held.Open(key, LongestBeginning, sequence + Behind(rules, segment), now);
        }
        else if (flow is null && (segment.Edge & Edge.GoesBack) != 0)
        {
            flow = held.Open(key, LongestBeginning, sequence - 1, now);
            if (last.OctetBefore(stream, sequence) is { } octet)
            {
                flow.Segments++;
                if (!held.Put(key, flow, 0, [octet]))
                {
                    return;
                }
            }
        }

        if (flow is null)
        {
            return;
        }

        var end = segment.Next - flow.First;
        if (!Grow(rules, chunk, packet, segment.Direction, key, flow, (int)(sequence - flow.First)) && (segment.Edge & Edge.GoesOn) != 0 && rules.Signatures.Count > 0 && end + EndOf(rules) > LongestBeginning && (int)end > 0)
        {
            // Behind what was put together there is no room for what this segment may go on with: from here on its end is held.
            flow = held.Open(key, LongestBeginning, segment.Next - Math.Min(EndOf(rules), segment.Next - sequence), now);
            _ = Grow(rules, chunk, packet, segment.Direction, key, flow, (int)(sequence - flow.First));
        }
    }

    // How many octets at the end of a segment may be of a signature that goes on behind it.
    private static uint EndOf(Rules rules) => (uint)Math.Max(0, rules.Signatures.LongestHere - 1);

    // From where on a segment is held: from its first octet, unless what may follow it would have no room; then as much of its end as may be of a signature.
    private static uint Behind(Rules rules, in Segment segment)
    {
        var (length, end) = (segment.Next - segment.Sequence, EndOf(rules));
        return length + end > LongestBeginning && length > end ? length - end : 0;
    }

    // Whether it met a criterion.
    private bool Grow(Rules rules, Chunk chunk, in Packet packet, Direction direction, FlowKey key, HeldFlow flow, int at)
    {
        flow.Segments += packet.Content.IsEmpty ? 0 : 1;
        if (!held.Put(key, flow, Math.Clamp(at, -LongestPacket, LongestBeginning), packet.Content) || flow.Octets.Whole == 0)
        {
            return false;
        }

        fixed (byte* start = flow.Octets.Octets)
        {
            var joined = packet;
            joined.Payload = start;
            joined.End = start + flow.Octets.Whole;
            var met = flow.Segments > 1 && Weigh(rules, chunk, joined, direction);
            if (met || flow.Octets.Whole == LongestBeginning || EdgeOf(rules, joined) != Edge.GoesOn)
            {
                held.Close(key, flow);
            }

            return met;
        }
    }

    // What the content of a segment may have in common with those around it.
    private static Edge EdgeOf(Rules rules, in Packet packet)
    {
        var content = packet.Content;
        return (rules.UsesTexts && (ClientHello.Continues(content)
                || (HttpRequest.Begins(content) && HttpRequest.TryRead(content, out var request) && request.GoesOn)
                || HttpRequest.MayBegin(content)
                || ((Transports.DestinationPort(packet) == DnsQuestion.Port || Transports.SourcePort(packet) == DnsQuestion.Port) && DnsQuestion.GoesOn(content))))
            || rules.Signatures.MayGoOn(content) ? Edge.GoesOn
            : rules.Signatures.MayGoBack(content) ? Edge.GoesBack
            : Edge.None;
    }

    private void Fragment(Rules rules, Chunk chunk, in Segment segment, in Packet packet)
    {
        var header = packet.Family == 4 ? packet.Addresses - 12 : packet.Transport - 8;
        var (of, placed) = packet.Family == 4 ? ((uint)Big16(header + 4), Big16(header + 6)) : (Big32(header + 4), Big16(header + 2));
        var (from, more) = packet.Family == 4 ? ((placed & 0x1fff) * 8, (placed & 0x2000) != 0) : (placed & 0xfff8, (placed & 1) != 0);
        // An IPv6 fragment names the protocol in its own header; the parts of one packet are told apart by their identification (RFC 8200, section 4.5).
        var key = KeyOf(packet, of, packet.Family == 4 ? packet.Protocol : (byte)44) with { Of = of };
        var flow = held.Of(key);
        if (flow is null && (segment.Edge & Edge.Tunnel) != 0 && packet.Part == FragmentPart.Later)
        {
            // Which way the packet within goes, only its first part says.
            return;
        }

        flow ??= held.Open(key, LongestPacket, 0, chunk.Form.Time(packet.Record));
        if (!held.Put(key, flow, from, new ReadOnlySpan<byte>(packet.Transport, (int)(packet.End - packet.Transport))))
        {
            return;
        }

        flow.Evident |= segment.Kind != Kind.None;
        flow.Length = more ? flow.Length : from + (int)(packet.End - packet.Transport);
        (flow.Protocol, flow.Direction) = from == 0 ? (packet.Protocol, segment.Direction) : (flow.Protocol, flow.Direction);
        if (flow.Length == 0 || flow.Octets.Whole < flow.Length)
        {
            return;
        }

        var joined = packet;
        var (length, evident, outer) = (flow.Length, flow.Evident, flow.Direction);
        new ReadOnlySpan<byte>(packet.Addresses, packet.Family == 4 ? 8 : 32).CopyTo(new Span<byte>(whole.Start, 32));
        flow.Octets.Octets[..length].CopyTo(new Span<byte>(whole.Start + 40, LongestPacket));
        (joined.Protocol, joined.Part, joined.Fault) = (flow.Protocol, FragmentPart.Whole, Fault.None);
        joined.Addresses = whole.Start;
        joined.Transport = whole.Start + 40;
        joined.End = joined.Transport + length;
        held.Close(key, flow);
        Headers.Extensions(ref joined);
        var around = joined.Tunnels;
        if (rules.LooksInside)
        {
            Tunnels.OpenToPart(ref joined);
        }

        if (joined.Tunnels == around && joined.Family != 0)
        {
            Judge(rules, chunk, joined, segment.Record, outer, evident);
        }
        else if (joined.Part != FragmentPart.Whole)
        {
            Within(rules, chunk, joined, segment.Record, evident);
        }
        else if (joined.Family != 0 && Goes(rules, ref joined, out var direction))
        {
            Judge(rules, chunk, joined, segment.Record, direction, evident);
        }

        new Span<byte>(whole.Start, 40 + length).Clear();
    }

    // What was put together may hold a part of another packet: it is judged, and put to its others, as if it had come by itself. One tunnel deeper each time, so that this ends soon, whatever a stranger sends; and what is put to others is copied
    // before the place where it lies is used again.
    private void Within(Rules rules, Chunk chunk, in Packet part, int record, bool evident)
    {
        var inmost = part;
        Tunnels.Open(ref inmost);
        var direction = Direction.Other;
        if (inmost.Family == 0 ? !inmost.TunnelInParts : !Goes(rules, ref inmost, out direction))
        {
            return;
        }

        if (inmost.Family != 0 && !evident)
        {
            Transports.Read(ref inmost);
            evident = inmost.Fault == Fault.None && inmost.End > inmost.Payload && Weigh(rules, chunk, inmost, direction);
        }

        Fragment(rules, chunk, new(0, record, 0, 0, 0, direction, evident ? Kind.Name : Kind.None, inmost.TunnelInParts ? Edge.Fragment | Edge.Tunnel : Edge.Fragment), part);
    }

    // A packet within another goes its own way. By its addresses it was judged already, with the first part.
    private static bool Goes(Rules rules, ref Packet packet, out Direction direction)
    {
        fixed (Packet* one = &packet)
        {
            Ends.Place(rules.Addresses, one, 1);
        }

        direction = Ends.Between(packet.SourceSays, packet.DestinationSays);
        return rules.Permits(direction) && !(Ends.Concern(packet) && Ends.Listed(rules.Addresses, packet));
    }

    private void Judge(Rules rules, Chunk chunk, Packet joined, int record, Direction direction, bool evident)
    {
        Transports.Read(ref joined);
        if (joined.Fault != Fault.None || joined.End <= joined.Payload)
        {
            return;
        }

        // Which kind of evidence a part or the whole carries does not matter to its stream; only that it is found.
        var kind = evident || Weigh(rules, chunk, joined, direction) ? Kind.Name : Kind.None;
        if (joined.Protocol == Transports.Tcp && SegmentOf(rules, joined, record, direction, kind) is var together && !StandsAlone(together))
        {
            Stream(rules, chunk, together, joined);
        }
    }

    private bool Weigh(Rules rules, Chunk chunk, in Packet joined, Direction direction)
    {
        if (contents.Weigh(rules, joined) is not (Kind.None or Kind.Address) and var kind)
        {
            found[((int)direction * KindWords.Count) + (int)kind]++;
            chunk.Tally.Kept++;
            contents.Keep(rules, chunk, joined, direction, kind, joined: true);
            return true;
        }

        return false;
    }
}
