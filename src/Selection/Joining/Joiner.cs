using System.Runtime.CompilerServices;
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

    private const int MostFlows = 65_536, MostOctets = 64 << 20, MostFree = 4_096, LongestPacket = 65_535;
    private const ulong Spread = 0x9E3779B97F4A7C15, OtherSpread = 0xC2B2AE3D27D4EB4F;
    private const int Filters = 1 << 16;
    private const long Patience = 60_000_000_000;
    private readonly Dictionary<FlowKey, Held> held = [];
    private readonly Queue<(FlowKey Key, Held Held, int Turn)> order = new();
    private readonly Stack<Held> free = new();
    private readonly ContentReader contents = new();
    private readonly Memory.Pages whole = Memory.Pages.ForCommunications(40 + LongestPacket);
    private readonly long[] found = new long[DirectionWords.Count * KindWords.Count];
    private readonly LastOctets last = new();
    private readonly int[] streams = new int[Filters];
    private long octets;

    /// <summary>How many flows were given up, for their number, their size or their age.</summary>
    public long GivenUp { get; private set; }

    /// <summary>What was found only by putting packets together.</summary>
    public long this[Direction direction, Kind kind] => found[((int)direction * KindWords.Count) + (int)kind];

    /// <summary>Whether a packet concerns the joiner: a fragment, the beginning of a connection, or a segment with content. What meets a criterion by its addresses does so in each of its packets.</summary>
    public static bool Concerns(in Packet packet, Kind kind) =>
        kind != Kind.Address && (packet.Part != FragmentPart.Whole || (packet.Protocol == Transports.Tcp && packet.Fault == Fault.None && (packet.End > packet.Payload || (packet.TcpFlags & 2) != 0)));

    /// <summary>Takes the segments of a chunk.</summary>
    public void Take(Rules rules, Chunk chunk)
    {
        foreach (ref readonly var segment in chunk.Segments)
        {
            if (segment.Packet.Part != FragmentPart.Whole)
            {
                Fragment(rules, chunk, segment);
            }
            else
            {
                Stream(rules, chunk, segment);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var flow in held.Values)
        {
            flow.Octets.Wipe();
        }

        held.Clear();
        contents.Dispose();
        whole.Dispose();
    }

    private static FlowKey KeyOf(in Packet packet, uint of, byte protocol) => packet.Family == 4
        ? new(packet.Source4, packet.Destination4, of, protocol, 4)
        : new(AddressTable.Number(packet.Addresses), AddressTable.Number(packet.Addresses + 16), of, protocol, 6);

    // Tells most segments in a few steps that nothing of their stream is held. In some other stream's place they are looked for in vain, and no more.
    private static ulong DigestOf(in Packet packet)
    {
        var octets = packet.Addresses;
        var digest = packet.Family == 4
            ? Unsafe.ReadUnaligned<ulong>(octets)
            : (Unsafe.ReadUnaligned<ulong>(octets) ^ (Unsafe.ReadUnaligned<ulong>(octets + 8) * Spread) ^ (Unsafe.ReadUnaligned<ulong>(octets + 16) * OtherSpread)) + Unsafe.ReadUnaligned<ulong>(octets + 24);
        digest = ((digest * Spread) ^ Unsafe.ReadUnaligned<uint>(packet.Transport)) * OtherSpread;
        return digest ^ (digest >> 32);
    }

    private void Stream(Rules rules, Chunk chunk, in Segment segment)
    {
        ref readonly var packet = ref segment.Packet;
        var digest = DigestOf(packet);
        var sequence = Big32(packet.Transport + 4);
        last.Remember(digest, sequence + (uint)packet.Content.Length, packet.End[-1]);
        if (segment.Edge == Edge.None && (packet.TcpFlags & 2) == 0 && streams[digest & (Filters - 1)] == 0)
        {
            return;
        }

        var key = KeyOf(packet, Big32(packet.Transport), Transports.Tcp) with { Filter = (ushort)(digest & (Filters - 1)) };
        var now = chunk.Form.Time(packet.Record);
        if ((packet.TcpFlags & 2) != 0)
        {
            var opened = Open(key, Fresh(LongestBeginning, sequence + 1, now));
            if (segment.Kind == Kind.None && segment.Edge == Edge.GoesOn)
            {
                Grow(rules, chunk, segment, key, opened, 0);
            }

            return;
        }

        var known = held.TryGetValue(key, out var flow);
        if (segment.Kind != Kind.None)
        {
            // Its evidence is found already; with what lies around it would be found a second time.
            if (known)
            {
                Close(key, flow!);
            }

            flow = null;
        }
        else if (!known)
        {
            flow = segment.Edge switch
            {
                Edge.None => null,
                Edge.GoesOn => Fresh(LongestBeginning, sequence, now),
                _ => Fresh(LongestBeginning, sequence - 1, now),
            };
            if (flow is not null)
            {
                Open(key, flow);
                if ((segment.Edge & Edge.GoesBack) != 0 && last.OctetBefore(digest, sequence) is { } octet)
                {
                    flow.Octets.Put(0, [octet]);
                    flow.Segments++;
                }
            }
        }

        if (flow is { Segments: 0 } && sequence == flow.First && segment.Edge != Edge.GoesOn)
        {
            // All that there is to the beginning of most streams: it came in one piece, and was judged by itself.
            Close(key, flow);
        }
        else if (flow is not null)
        {
            Grow(rules, chunk, segment, key, flow, (int)(sequence - flow.First));
        }
    }

    private void Grow(Rules rules, Chunk chunk, in Segment segment, FlowKey key, Held flow, int at)
    {
        ref readonly var packet = ref segment.Packet;
        flow.Segments += packet.Content.IsEmpty ? 0 : 1;
        octets -= flow.Octets.Room;
        flow.Octets.Put(Math.Clamp(at, -LongestPacket, LongestBeginning), packet.Content);
        octets += flow.Octets.Room;
        if (flow.Octets.Shattered)
        {
            GivenUp++;
            Close(key, flow);
            return;
        }

        if (flow.Octets.Whole == 0)
        {
            return;
        }

        fixed (byte* start = flow.Octets.Octets)
        {
            var joined = packet;
            joined.Payload = start;
            joined.End = start + flow.Octets.Whole;
            if (flow.Segments > 1 && Weigh(rules, chunk, joined, segment.Direction))
            {
                Close(key, flow);
            }
            else if (flow.Octets.Whole == LongestBeginning || EdgeOf(rules, joined) != Edge.GoesOn)
            {
                Close(key, flow);
            }
        }
    }

    /// <summary>What the content of a segment may have in common with those around it.</summary>
    public static Edge EdgeOf(Rules rules, in Packet packet)
    {
        var content = packet.Content;
        return (rules.UsesTexts && ((ClientHello.TryRead(content, out var hello) && hello.GoesOn)
                || (HttpRequest.Begins(content) && HttpRequest.TryRead(content, out var request) && request.GoesOn)
                || ((Transports.DestinationPort(packet) == DnsQuestion.Port || Transports.SourcePort(packet) == DnsQuestion.Port) && DnsQuestion.GoesOn(content))))
            || rules.Signatures.MayGoOn(content) ? Edge.GoesOn
            : rules.Signatures.MayGoBack(content) ? Edge.GoesBack
            : Edge.None;
    }

    private void Fragment(Rules rules, Chunk chunk, in Segment segment)
    {
        ref readonly var packet = ref segment.Packet;
        var header = packet.Family == 4 ? packet.Addresses - 12 : packet.Transport - 8;
        var (of, placed) = packet.Family == 4 ? ((uint)Big16(header + 4), Big16(header + 6)) : (Big32(header + 4), Big16(header + 2));
        var (from, more) = packet.Family == 4 ? ((placed & 0x1fff) * 8, (placed & 0x2000) != 0) : (placed & 0xfff8, (placed & 1) != 0);
        // An IPv6 fragment names the protocol in its own header; the parts of one packet are told apart by their identification (RFC 8200, section 4.5).
        var key = KeyOf(packet, of, packet.Family == 4 ? packet.Protocol : (byte)44) with { Of = of };
        var now = chunk.Form.Time(packet.Record);
        var flow = held.TryGetValue(key, out var there) ? there : Open(key, Fresh(LongestPacket, 0, now));
        octets -= flow.Octets.Room;
        flow.Octets.Put(from, new ReadOnlySpan<byte>(packet.Transport, (int)(packet.End - packet.Transport)));
        octets += flow.Octets.Room;
        if (!more)
        {
            flow.Length = from + (int)(packet.End - packet.Transport);
        }

        if (from == 0)
        {
            flow.Protocol = packet.Protocol;
        }

        if (flow.Octets.Shattered)
        {
            GivenUp++;
            Close(key, flow);
            return;
        }

        if (flow.Length == 0 || flow.Octets.Whole < flow.Length)
        {
            return;
        }

        var joined = packet;
        var length = flow.Length;
        new ReadOnlySpan<byte>(packet.Addresses, packet.Family == 4 ? 8 : 32).CopyTo(new Span<byte>(whole.Start, 32));
        flow.Octets.Octets[..length].CopyTo(new Span<byte>(whole.Start + 40, LongestPacket));
        (joined.Protocol, joined.Part, joined.Fault) = (flow.Protocol, FragmentPart.Whole, Fault.None);
        joined.Addresses = whole.Start;
        joined.Transport = whole.Start + 40;
        joined.End = joined.Transport + length;
        Close(key, flow);
        if (joined.Family == 6)
        {
            Headers.Extensions(ref joined);
        }

        Transports.Read(ref joined);
        if (joined.Fault == Fault.None && joined.End > joined.Payload)
        {
            if (segment.Kind == Kind.None)
            {
                Weigh(rules, chunk, joined, segment.Direction);
            }

            if (joined.Protocol == Transports.Tcp)
            {
                Stream(rules, chunk, new Segment(joined, segment.Direction, Kind.None, EdgeOf(rules, joined)));
            }
        }

        new Span<byte>(whole.Start, 40 + length).Clear();
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

    private Held Open(FlowKey key, Held flow)
    {
        if (held.Remove(key, out var before))
        {
            streams[key.Filter]--;
            Release(before);
        }

        held.Add(key, flow);
        streams[key.Filter]++;
        order.Enqueue((key, flow, flow.Turn));
        while (order.TryPeek(out var oldest))
        {
            var there = held.TryGetValue(oldest.Key, out var still) && ReferenceEquals(still, oldest.Held) && still.Turn == oldest.Turn;
            if (there && held.Count <= MostFlows && octets <= MostOctets && flow.Since - oldest.Held.Since <= Patience)
            {
                break;
            }

            order.Dequeue();
            if (there)
            {
                GivenUp++;
                Close(oldest.Key, oldest.Held);
            }
        }

        return flow;
    }

    private void Close(FlowKey key, Held flow)
    {
        held.Remove(key);
        streams[key.Filter]--;
        Release(flow);
    }

    private void Release(Held flow)
    {
        octets -= flow.Octets.Room;
        flow.Octets.Wipe();
        if (free.Count < MostFree)
        {
            free.Push(flow);
        }
    }

    private Held Fresh(int longest, uint first, long since)
    {
        if (!free.TryPop(out var flow))
        {
            flow = new Held();
        }

        flow.Begin(longest, first, since);
        octets += flow.Octets.Room;
        return flow;
    }

    // Used again and again: a connection costs no memory of its own unless it is put together.
    private sealed class Held
    {
        public Assembly Octets { get; } = new();

        public uint First { get; private set; }

        public long Since { get; private set; }

        /// <summary>How many flows it stood for before this one.</summary>
        public int Turn { get; private set; }

        public void Begin(int longest, uint first, long since)
        {
            Octets.Begin(longest);
            (First, Since, Turn, Segments, Length, Protocol) = (first, since, Turn + 1, 0, 0, 0);
        }

        public int Segments { get; set; }

        public int Length { get; set; }

        public byte Protocol { get; set; }
    }
}
