using CsCheck;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Manifests;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Running;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Packets;

public sealed class Every_packet : IDisposable
{
    private readonly World world = new(Direction.Inbound, Direction.Outbound);
    private readonly Rules nothing;

    public Every_packet() => nothing = world.Make([], lookInside: false);

    [Fact]
    public void is_judged_as_a_slow_and_plain_reader_judges_it() => Gens.Frame.Sample(frame =>
    {
        var (told, plain) = (world.Weigh(frame), world.Plain.Weigh(frame));
        return told == plain ? true : throw new InvalidOperationException($"{told} and not {plain}: {Convert.ToHexStringLower(frame)}");
    }, iter: 20_000, threads: 1);

    [Fact]
    public unsafe void is_read_only_where_it_is_however_spoilt() => Gens.Spoilt.Sample(frame =>
    {
        // The last octet stands right before a page that nobody may touch.
        using var pages = Noroshi.Selection.Memory.Pages.Guarded(frame, out var start);
        foreach (var link in Enum.GetValues<LinkType>())
        {
            var packet = default(Packet);
            Headers.Read(ref packet, start, frame.Length, link);
            Tunnels.Open(ref packet);
            if (packet.Family != 0)
            {
                Transports.Read(ref packet);
                Assert.InRange((nint)packet.Payload, (nint)start, (nint)(start + frame.Length));
                Assert.InRange((nint)packet.End, (nint)packet.Payload, (nint)(start + frame.Length));
            }
        }
    }, iter: 2_000, threads: 1);

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(255, false)]
    public void is_read_behind_an_authentication_header_of_the_length_that_it_says(byte says, bool found) =>
        Assert.Equal((Direction.Outbound, found ? Kind.Name : Kind.None), world.Weigh(Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [128, 0, 0, 9], 51, [17, says, .. new byte[22], .. Frames.Udp(9, 53, Frames.Question("evil.test"))]))));

    [Fact]
    public void is_counted_once_however_spoilt() => Gens.Spoilt.Sample(frame => world.Weigh(frame), iter: 20_000, threads: 1);

    [Fact]
    public void is_kept_or_has_one_reason_not_to_be() => Gen.Select(Gens.Spoilt, Gen.Bool).Sample((frame, inside) =>
    {
        Direction[] routes = inside ? [Direction.Inbound, Direction.Outbound] : [];
        var tally = world.Select(inside ? world.Rules : nothing, frame);
        var reasons = Counts.Of(tally, routes)["discarded"]!.AsObject().SelectMany(d => d.Value!.AsObject()).Sum(r => (long)r.Value!);

        Assert.Equal(1, tally.Kept + reasons);
    }, iter: 20_000, threads: 1);

    public void Dispose()
    {
        nothing.Dispose();
        world.Dispose();
    }
}
