using System.Globalization;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Criteria;

/// <summary>
/// Protocol, ports and TCP flags in combination, written <c>tcp sport=1024-65535 dport=31337 flags=S/SA</c>: of the flags behind the slash exactly those before it are set.
/// </summary>
internal sealed record FlowCriterion(int Criterion, byte Protocol)
{
    private const string FlagLetters = "FSRPAUEC";

    private (int Low, int High) Source { get; init; } = (0, 65535);

    private (int Low, int High) Destination { get; init; } = (0, 65535);

    private (byte Set, byte Of) Flags { get; init; }

    /// <summary>Whether it asks for flags.</summary>
    public bool UsesFlags => Flags.Of != 0;

    /// <summary>Reads one.</summary>
    public static bool TryParse(string text, int criterion, out FlowCriterion flow, out string fault)
    {
        flow = new(criterion, 0);
        fault = "a combination is written like: tcp dport=31337 flags=S/SA";
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["tcp" or "udp", .. var rest] || rest.Length == 0)
        {
            return false;
        }

        flow = flow with { Protocol = (byte)(words[0] == "tcp" ? Transports.Tcp : Transports.Udp) };
        foreach (var word in rest)
        {
            switch (word.Split('='))
            {
                case ["sport", var range] when TryRange(range, out var source):
                    flow = flow with { Source = source };
                    break;
                case ["dport", var range] when TryRange(range, out var destination):
                    flow = flow with { Destination = destination };
                    break;
                case ["flags", var flags] when flow.Protocol == Transports.Tcp && TryFlags(flags, out var set):
                    flow = flow with { Flags = set };
                    break;
                default:
                    fault = $"not understood in a combination: {word}";
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether a packet whose transport header was read is one of these.</summary>
    public bool Meets(in Packet packet)
    {
        if (packet.Protocol != Protocol || packet.Part == FragmentPart.Later || packet.Fault != Fault.None)
        {
            return false;
        }

        var (source, destination) = (Transports.SourcePort(packet), Transports.DestinationPort(packet));
        return source >= Source.Low && source <= Source.High && destination >= Destination.Low && destination <= Destination.High && (packet.TcpFlags & Flags.Of) == Flags.Set;
    }

    private static bool TryRange(string text, out (int Low, int High) range)
    {
        range = default;
        var ends = text.Split('-');
        if (ends.Length > 2 || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var low) || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var high))
        {
            return false;
        }

        range = (low, high);
        return low <= high && high <= 65535;
    }

    private static bool TryFlags(string text, out (byte Set, byte Of) flags)
    {
        flags = default;
        var sides = text.Split('/');
        if (sides.Length > 2 || !TryMask(sides[0], out var set) || !TryMask(sides[^1], out var of) || (set & ~of) != 0)
        {
            return false;
        }

        flags = (set, of);
        return of != 0;
    }

    private static bool TryMask(string letters, out byte mask)
    {
        mask = 0;
        foreach (var letter in letters)
        {
            var bit = FlagLetters.IndexOf(letter, StringComparison.Ordinal);
            if (bit < 0)
            {
                return false;
            }

            mask |= (byte)(1 << bit);
        }

        return true;
    }
}
