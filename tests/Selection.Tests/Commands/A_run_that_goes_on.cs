using System.Text.Json.Nodes;
using Noroshi.Selection.Commands;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Law;
using Noroshi.Selection.Running;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Commands;

public sealed class A_run_that_goes_on : IDisposable
{
    private static readonly Direction[] Routes = [Direction.Inbound, Direction.Outbound];
    private static readonly Basis Agreement = new("A-1", "agreement", Routes, new(2027, 12, 1), new(2028, 5, 31), true, 730);
    private readonly World world = new(Routes);
    private readonly CancellationTokenSource stop = new();
    private readonly Clock clock = new() { Now = new(2028, 5, 30, 12, 0, 0, TimeSpan.Zero) };
    private readonly CaptureRun run;

    public A_run_that_goes_on() => run = new(world.Rules, new KeptInMemory(), 1);

    [Fact]
    public void ends_on_the_day_that_its_basis_does()
    {
        using var renewal = Renewal("basis.json");
        clock.Now = new(2028, 5, 31, 14, 59, 59, TimeSpan.Zero);
        renewal.Look();
        Assert.Null(renewal.Ended);

        // Midnight in Japan.
        clock.Now = new(2028, 5, 31, 15, 0, 0, TimeSpan.Zero);
        renewal.Look();
        Assert.Contains("A-1 permits a run from 2027-12-01 to 2028-05-31", renewal.Ended!, StringComparison.Ordinal);
        Assert.True(stop.IsCancellationRequested);
    }

    [Fact]
    public void lets_criteria_fall_away_that_are_over()
    {
        File.AppendAllText(world.IndicatorFile, "ip4\t128.0.0.9\tshort\t\t2028-05-31\n");
        using var renewal = Renewal(null);
        clock.Now = new(2028, 5, 31, 12, 0, 0, TimeSpan.Zero);
        renewal.Look();
        clock.Now = new(2028, 6, 1, 12, 0, 0, TimeSpan.Zero);
        renewal.Look();

        Assert.Equal([0, 1], renewal.Written().Select(r => (long)r!["criteria"]!["expired"]!));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("all over")]
    public void keeps_nothing_by_criteria_that_are_over_though_their_lists_cannot_be_read_or_hold_no_other(string lists)
    {
        var whole = File.ReadAllText(world.IndicatorFile);
        File.WriteAllText(world.IndicatorFile, "ip4\t128.0.0.9\tshort\t\t2028-05-31\n");
        File.WriteAllText(world.SignatureFile, "");
        using var renewal = Renewal(null);
        if (lists == "missing")
        {
            File.Delete(world.IndicatorFile);
        }

        clock.Now = new(2028, 5, 31, 15, 0, 0, TimeSpan.Zero);
        renewal.Look();
        Assert.Equal(0, Kept());

        // No new day, but what could not be read is tried again.
        File.WriteAllText(world.IndicatorFile, whole + "ip4\t128.0.0.9\n");
        clock.Now = clock.Now.AddSeconds(31);
        renewal.Look();
        Assert.Equal(lists == "missing" ? 1 : 0, Kept());
        Assert.True(renewal.Renew(new(2028, 6, 1)));
        Assert.Equal(1, Kept());

        // Whoever takes all criteria back is heard at once.
        File.WriteAllText(world.IndicatorFile, "# none\n");
        Assert.True(renewal.Renew(new(2028, 6, 1)));
        Assert.Equal(0, Kept());
        Assert.Equal(lists == "missing" ? 4 : 3, renewal.Written().Count);
    }

    [Fact]
    public void goes_on_by_criteria_that_are_not_over_though_their_lists_cannot_be_read()
    {
        File.AppendAllText(world.IndicatorFile, "ip4\t128.0.0.9\tlong\t\t2028-06-01\n");
        using var renewal = Renewal(null);
        Assert.True(renewal.Renew(new(2028, 5, 30)));
        File.Delete(world.IndicatorFile);

        clock.Now = new(2028, 5, 31, 15, 0, 0, TimeSpan.Zero);
        renewal.Look();
        Assert.Equal(1, Kept());

        clock.Now = new(2028, 6, 1, 15, 0, 0, TimeSpan.Zero);
        renewal.Look();
        Assert.Equal(0, Kept());
    }

    public void Dispose()
    {
        run.Dispose();
        stop.Dispose();
        world.Dispose();
    }

    private Renewal Renewal(string? basis)
    {
        var plan = new Plan([], basis, world.PrefixFile, "XA", [world.IndicatorFile], [world.SignatureFile], Routes, "", "ndjson", null, 1, null, null, true, null, null, null, false);
        Tables.Load(plan, Agreement, new(2028, 5, 30), out var tables).Dispose();
        // As in a manifest, where they have their place already.
        _ = new JsonObject { ["prefixes"] = tables.Prefixes, ["criteria"] = tables.Criteria };
        var renewal = new Renewal(plan, Agreement, run, tables, clock, TextWriter.Null);
        renewal.Begin(stop);
        return renewal;
    }

    // What a packet to the address adds to what was kept.
    private long Kept()
    {
        var before = run.Tally.Kept;
        run.Read(world.Capture([World.Header(), World.Record(Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [128, 0, 0, 9], 17, Frames.Udp(9, 9, []))), 1_700_000_000, 5)]), false, null, CancellationToken.None, out _);
        return run.Tally.Kept - before;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
