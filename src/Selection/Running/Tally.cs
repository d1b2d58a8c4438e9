using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Running;

/// <summary>What became of packets, counted. Every packet is in exactly one cell of direction and evidence.</summary>
internal sealed class Tally
{
    private readonly long[] cells = new long[DirectionWords.Count * KindWords.Count];
    private readonly long[] faults = new long[Faults.Kinds];

    /// <summary>All packets.</summary>
    public long Packets => cells.Sum();

    /// <summary>Packets of which the mechanical information was kept.</summary>
    public long Kept { get; set; }

    /// <summary>Packets within a tunnel that the policy does not allow to be opened; they count as <see cref="Direction.Other"/>.</summary>
    public long ClosedTunnels { get; set; }

    /// <summary>Packets judged by the addresses within a tunnel.</summary>
    public long OpenedTunnels { get; set; }

    /// <summary>Packets that never came to be judged: the system had no room for them.</summary>
    public long Dropped { get; set; }

    /// <summary>Packets in a cell.</summary>
    public long this[Direction direction, Kind kind] => cells[((int)direction * KindWords.Count) + (int)kind];

    /// <summary>Packets that go one way, whatever they carry.</summary>
    public long Of(Direction direction) => cells.AsSpan((int)direction * KindWords.Count, KindWords.Count).ToArray().Sum();

    /// <summary>Packets with a fault, and faults of captures; <see cref="Fault.None"/>: frames that are whole and no IP.</summary>
    public long this[Fault fault] => faults[(int)fault];

    /// <summary>Counts a packet.</summary>
    public void Count(Direction direction, Kind kind) => cells[((int)direction * KindWords.Count) + (int)kind]++;

    /// <summary>Counts a fault.</summary>
    public void Count(Fault fault) => faults[(int)fault]++;

    /// <summary>Adds what another counted.</summary>
    public void Add(Tally other)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] += other.cells[i];
        }

        for (var i = 0; i < faults.Length; i++)
        {
            faults[i] += other.faults[i];
        }

        Kept += other.Kept;
        ClosedTunnels += other.ClosedTunnels;
        OpenedTunnels += other.OpenedTunnels;
        Dropped += other.Dropped;
    }

    /// <summary>Back to nothing.</summary>
    public void Clear()
    {
        Array.Clear(cells);
        Array.Clear(faults);
        (Kept, ClosedTunnels, OpenedTunnels, Dropped) = (0, 0, 0, 0);
    }
}
