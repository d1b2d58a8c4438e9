using System.Runtime.CompilerServices;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Flows;

/// <summary>
/// The automatic selection of flow records: which way a flow goes, whether its addresses, ports or flags meet a criterion, and only then a record of it. Flows are judged in batches, as packets are (<see cref="Selector"/>); a flow carries no
/// content, so there is no other evidence.
/// </summary>
internal sealed unsafe class FlowSelector : IDisposable
{
    private const int Batch = 128;
    private readonly Pages places = Pages.ForCommunications(Batch * (sizeof(FlowRecord) + sizeof(Packet)));
    private readonly FlowRecord* flows;
    private readonly Packet* packets;
    private Chunk chunk = null!;
    private Rules rules = null!;
    private int count;

    /// <summary>Makes one.</summary>
    public FlowSelector()
    {
        flows = (FlowRecord*)places.Start;
        packets = (Packet*)(flows + Batch);
    }

    /// <summary>Lets the flows of a chunk be taken.</summary>
    /// <param name="next">Where counts and records go, with its rules.</param>
    public void Begin(Chunk next) => (chunk, rules) = (next, next.Rules);

    /// <summary>Room for the next flow.</summary>
    public FlowRecord* Next() => flows + count;

    /// <summary>Takes the flow that was laid there.</summary>
    /// <param name="template">Which fields its record has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Template template)
    {
        ref var packet = ref packets[count];
        var flow = flows + count;
        packet = default;
        packet.Family = FamilyOf(template, flow);
        packet.Addresses = packet.Family == 6 ? flow->V6 : flow->V4;
        packet.Transport = packet.Payload = packet.End = flow->Ports;
        (packet.Protocol, packet.TcpFlags) = (flow->Protocol, flow->Flags);
        // As of a later fragment: what it does not say of ports meets no criterion.
        packet.Part = template.Has(Role.SourcePort) && template.Has(Role.DestinationPort) ? FragmentPart.Whole : FragmentPart.Later;
        flow->HasFlags = template.Has(Role.Flags);
        Ends.Fetch(rules.Addresses, packet);
        if (++count == Batch)
        {
            Judge();
        }
    }

    /// <summary>Judges what was taken.</summary>
    public void Judge()
    {
        Ends.Place(rules.Addresses, packets, count);
        Weigh();
        count = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    // Where a template has room for both, the addresses of the other family are zeros.
    private static byte FamilyOf(Template template, FlowRecord* flow)
    {
        var (has4, has6) = (template.Has(Role.Source4) && template.Has(Role.Destination4), template.Has(Role.Source6) && template.Has(Role.Destination6));
        return (has4, has6) switch
        {
            (true, true) => (byte)(Unsafe.ReadUnaligned<ulong>(flow->V4) == 0 && new ReadOnlySpan<byte>(flow->V6, FlowRecord.V6Octets).ContainsAnyExcept((byte)0) ? 6 : 4),
            (true, false) => 4,
            (false, true) => 6,
            _ => 0,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Weigh()
    {
        for (var i = 0; i < count; i++)
        {
            ref var packet = ref packets[i];
            if (packet.Family == 0)
            {
                chunk.Tally.Count(packet.Fault);
                chunk.Tally.Count(Direction.Other, Kind.None);
                continue;
            }

            var direction = Ends.Between(packet.SourceSays, packet.DestinationSays);
            var kind = Ends.Concern(packet) && Ends.Listed(rules.Addresses, packet) ? Kind.Address : Met(packet, flows + i) >= 0 ? Kind.Address : Kind.None;
            chunk.Tally.Count(direction, kind);
            if (kind != Kind.None && rules.Permits(direction))
            {
                Keep(packet, flows + i, direction);
            }
        }
    }

    private int Met(in Packet packet, FlowRecord* flow)
    {
        foreach (var criterion in rules.Flows)
        {
            if ((flow->HasFlags || !criterion.UsesFlags) && criterion.Meets(packet))
            {
                return criterion.Criterion;
            }
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Keep(in Packet packet, FlowRecord* flow, Direction direction)
    {
        chunk.Tally.Kept++;
        ref var record = ref chunk.Kept.Add();
        (record.IsFlow, record.Time, record.Until, record.Packets, record.Octets) = (true, flow->Start, flow->End, flow->Packets, flow->Octets);
        (record.Family, record.Protocol, record.Direction, record.Kind) = (packet.Family, packet.Protocol, direction, Kind.Address);
        (record.Source, record.Destination) = Ends.Of(packet);
        if (packet.Protocol is Transports.Tcp or Transports.Udp && packet.Part == FragmentPart.Whole)
        {
            (record.SourcePort, record.DestinationPort) = ((ushort)Transports.SourcePort(packet), (ushort)Transports.DestinationPort(packet));
        }

        record.Flags = packet.Protocol == Transports.Tcp ? packet.TcpFlags : (byte)0;
        record.Criterion = Ends.CriterionOf(rules.Addresses, packet) is >= 0 and var listed ? listed : Met(packet, flow);
    }
}
