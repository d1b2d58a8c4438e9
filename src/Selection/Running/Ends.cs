using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Running;

/// <summary>Both ends of a packet, or of a flow, and what the table of addresses says of them.</summary>
internal static unsafe class Ends
{
    /// <summary>Fetches what will be asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch(AddressTable addresses, in Packet packet)
    {
        if (packet.Family == 4)
        {
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(addresses.Octet4(packet.Source4));
                Sse.Prefetch0(addresses.Octet4(packet.Destination4));
            }
        }
        else if (packet.Family == 6)
        {
            addresses.Fetch6(packet.Addresses);
            addresses.Fetch6(packet.Addresses + 16);
        }
    }

    /// <summary>Looks up where both ends are, and fetches the criteria of those that may meet one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Place(AddressTable addresses, Packet* packets, int count)
    {
        for (var i = 0; i < count; i++)
        {
            ref var packet = ref packets[i];
            if (packet.Family == 4)
            {
                var (source, destination) = (packet.Source4, packet.Destination4);
                int says = *addresses.Octet4(source), saysOther = *addresses.Octet4(destination);
                says = (says & AddressTable.Where) == AddressTable.Mixed ? addresses.Within4(source, says) : says;
                saysOther = (saysOther & AddressTable.Where) == AddressTable.Mixed ? addresses.Within4(destination, saysOther) : saysOther;
                if ((says & AddressTable.HoldsAddress) != 0)
                {
                    addresses.FetchCriteria4(source);
                }

                if ((saysOther & AddressTable.HoldsAddress) != 0)
                {
                    addresses.FetchCriteria4(destination);
                }

                (packet.SourceSays, packet.DestinationSays) = ((byte)says, (byte)saysOther);
            }
            else if (packet.Family == 6)
            {
                (packet.SourceSays, packet.DestinationSays) = ((byte)addresses.At6(packet.Addresses), (byte)addresses.At6(packet.Addresses + 16));
                if ((packet.SourceSays & AddressTable.HoldsAddress) != 0)
                {
                    addresses.FetchCriteria6(packet.Addresses);
                }

                if ((packet.DestinationSays & AddressTable.HoldsAddress) != 0)
                {
                    addresses.FetchCriteria6(packet.Addresses + 16);
                }
            }
        }
    }

    /// <summary>Which way it goes.</summary>
    /// <param name="source">What the table says of the source.</param>
    /// <param name="destination">What it says of the destination.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Direction Between(int source, int destination)
    {
        return (Direction)Ways[((source & AddressTable.Where) << 2) | (destination & AddressTable.Where)];
    }

    // In a table, since no processor can guess which way the next packet goes.
    private static ReadOnlySpan<byte> Ways =>
    [
        (byte)Direction.Unknown, (byte)Direction.Unknown, (byte)Direction.Unknown, (byte)Direction.Unknown,
        (byte)Direction.Unknown, (byte)Direction.Internal, (byte)Direction.Outbound, (byte)Direction.Outbound,
        (byte)Direction.Unknown, (byte)Direction.Inbound, (byte)Direction.Transit, (byte)Direction.Transit,
        (byte)Direction.Unknown, (byte)Direction.Inbound, (byte)Direction.Transit, (byte)Direction.Transit,
    ];

    /// <summary>Whether an end may meet a criterion.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Concern(in Packet packet) => ((packet.SourceSays | packet.DestinationSays) & AddressTable.Concerned) != 0;

    /// <summary>Whether an end that may meet a criterion does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Listed(AddressTable addresses, in Packet packet) => packet.Family == 4
        ? ((packet.SourceSays & AddressTable.Concerned) != 0 && addresses.Lists4(packet.Source4, packet.SourceSays))
            || ((packet.DestinationSays & AddressTable.Concerned) != 0 && addresses.Lists4(packet.Destination4, packet.DestinationSays))
        : ((packet.SourceSays & AddressTable.Concerned) != 0 && addresses.Lists6(packet.Addresses, packet.SourceSays))
            || ((packet.DestinationSays & AddressTable.Concerned) != 0 && addresses.Lists6(packet.Addresses + 16, packet.DestinationSays));

    /// <summary>The criterion of the source, or else of the destination; -1 for none.</summary>
    public static int CriterionOf(AddressTable addresses, in Packet packet) =>
        addresses.CriterionOf(packet, source: true) is >= 0 and var source ? source : addresses.CriterionOf(packet, source: false);

    /// <summary>Both addresses as numbers.</summary>
    public static (UInt128 Source, UInt128 Destination) Of(in Packet packet) => packet.Family == 4
        ? (packet.Source4, packet.Destination4)
        : (AddressTable.Number(packet.Addresses), AddressTable.Number(packet.Addresses + 16));
}
