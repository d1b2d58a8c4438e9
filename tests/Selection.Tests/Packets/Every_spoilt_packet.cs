using System.Globalization;
using CsCheck;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Running;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Packets;

public sealed class Every_spoilt_packet : IDisposable
{
    private const int Together = 40;

    // NOROSHI_TEST_SEEDS asks for more, each 40 frames: a million take twenty minutes.
    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("NOROSHI_TEST_SEEDS"), CultureInfo.InvariantCulture, out var seeds) ? seeds : 1_500;
    private readonly World world = new(Direction.Inbound, Direction.Outbound);

    [Fact]
    public void is_judged_as_the_standards_say()
    {
        var all = new Tally();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var mutated = new Mutated(seed);
            var link = mutated.Link();
            byte[][] frames = [.. Enumerable.Range(0, Together).Select(_ => mutated.Next(link))];
            if (Told(world.Select(link, frames)) != Told(Plainly(link, frames)))
            {
                var first = frames.FirstOrDefault(f => Told(world.Select(link, f)) != Told(Plainly(link, f)));
                Assert.Fail($"seed {seed}, {link}: " + (first is null ? "only together" : $"{Told(world.Select(link, first))} and not {Told(Plainly(link, first))}: {Convert.ToHexStringLower(first)}"));
            }

            all.Add(Plainly(link, frames));
        }

        // What was never made was never compared.
        Assert.DoesNotContain(Enum.GetValues<Direction>().Where(d => d != Direction.Other).SelectMany(d => Enum.GetValues<Kind>().Select(k => all[d, k])), cell => cell < 5);
        Assert.DoesNotContain(Enumerable.Range((int)Fault.LinkHeader, Fault.TransportLength - Fault.None).Select(f => all[(Fault)f]), count => count < 5);
        Assert.True(all is { OpenedTunnels: > 100, ClosedTunnels: > 100 });
    }

    [Fact]
    public void is_read_as_another_library_reads_it_where_nothing_is_wrong_with_it() =>
        Gens.Frame.Sample(frame => world.Plain.Weigh(frame) == world.Plain.Weigh(PlainReading.Of(frame, LinkType.Ethernet)), iter: 5_000, threads: 1);

    public void Dispose() => world.Dispose();

    private Tally Plainly(LinkType link, params byte[][] frames)
    {
        var tally = new Tally();
        foreach (var reading in frames.Select(f => PlainReading.Of(f, link)))
        {
            var (direction, kind) = world.Plain.Weigh(reading);
            tally.Count(direction, kind);
            tally.Count(reading.Fault);
            tally.Kept += kind != Kind.None && direction is (Direction.Inbound or Direction.Outbound) ? 1 : 0;
            tally.OpenedTunnels += reading is { Tunnels: > 0, PartOfTunnel: false } ? 1 : 0;
            tally.ClosedTunnels += reading.PartOfTunnel ? 1 : 0;
        }

        return tally;
    }

    private static string Told(Tally tally)
    {
        var cells =
            from direction in Enumerable.Range(0, DirectionWords.Count).Select(d => (Direction)d)
            from kind in Enumerable.Range(0, KindWords.Count).Select(k => (Kind)k)
            where tally[direction, kind] > 0
            select $"{direction}/{kind} {tally[direction, kind]}";
        var faults = Enumerable.Range(1, Faults.Kinds - 1).Where(f => tally[(Fault)f] > 0).Select(f => $"{((Fault)f).Name()} {tally[(Fault)f]}");
        return string.Join(", ", [.. cells, .. faults, $"kept {tally.Kept}, opened {tally.OpenedTunnels}, closed {tally.ClosedTunnels}"]);
    }
}
