using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Flows;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>Reads messages one after the other; the last octet of each stands right before a page that nobody may touch.</summary>
internal sealed class FlowReading : IDisposable
{
    private readonly FlowSelector selector = new();
    private readonly Chunk chunk = new();
    private readonly MessageReader reader;

    public FlowReading(Rules rules, long lifetime = long.MaxValue)
    {
        chunk.Begin(0, rules);
        selector.Begin(chunk);
        reader = new(selector, Counts, lifetime);
    }

    public FlowCounts Counts { get; } = new();

    public Tally Tally => chunk.Tally;

    public IReadOnlyList<KeptRecord> Kept => chunk.Kept.Records.ToArray();

    public int Domains => reader.Domains;

    public FlowReading Read(params byte[][] messages)
    {
        foreach (var message in messages)
        {
            From(0, 0, 0, message);
        }

        return this;
    }

    public unsafe FlowReading From(UInt128 exporter, ushort port, long now, byte[] message)
    {
        using var pages = Pages.Guarded(message, out var start);
        reader.Read(start, message.Length, exporter, port, now);
        selector.Judge();
        return this;
    }

    /// <summary>The cells that are not empty.</summary>
    public Dictionary<(Direction, Kind), long> Cells() => (
        from direction in Enumerable.Range(0, DirectionWords.Count)
        from kind in Enumerable.Range(0, KindWords.Count)
        where Tally[(Direction)direction, (Kind)kind] > 0
        select ((Direction)direction, (Kind)kind)).ToDictionary(c => c, c => Tally[c.Item1, c.Item2]);

    public void Dispose()
    {
        selector.Dispose();
        chunk.Dispose();
    }
}
