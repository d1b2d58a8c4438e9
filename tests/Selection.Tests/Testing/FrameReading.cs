using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Running;
using Xunit;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>A capture of a few frames, and what came of it.</summary>
internal sealed class FrameReading(World world)
{
    /// <summary>What was kept of the frames that were read last.</summary>
    public KeptInMemory Kept { get; private set; } = new();

    /// <summary>Reads frames, by the rules of the world unless there are others.</summary>
    public CaptureRun Read(byte[][] frames, Rules? rules = null)
    {
        Kept = new();
        var run = new CaptureRun(rules ?? world.Rules, Kept, 2);
        run.Read(world.Capture([World.Header(), .. frames.Select(f => World.Record(f, 1_700_000_000, 5))]), false, null, CancellationToken.None, out _);
        return run;
    }

    /// <summary>How many records were found only by putting packets together, and the name in the first.</summary>
    public (int Count, string? Name) Found(byte[][] frames, Kind kind)
    {
        using var run = Read(frames);
        var joined = Kept.Records.Zip(Kept.Names).Where(r => r.First.Joined).ToArray();
        Assert.All(joined, r => Assert.Equal(kind, r.First.Kind));
        Assert.Equal(joined.Length, run.Joiner[Direction.Outbound, kind]);
        return (joined.Length, joined.Select(r => r.Second).FirstOrDefault());
    }
}
