using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Running;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Running;

public sealed class A_fingerprint : IDisposable
{
    // The example that the description of JA4 works out (a Chrome of 2023), from its lists of ciphers, extensions and algorithms.
    private const string Worked = "t13d1516h2_8daaf6152771_e5627efa2ab1";

    private readonly World world = new(Direction.Outbound);

    private static byte[] Hello
    {
        get
        {
            byte[] ciphers = Convert.FromHexString("0a0a" + "130113021303c02bc02fc02cc030cca9cca8c013c014009c009d002f0035");
            var extensions = new List<byte>();
            void Extension(int type, string value)
            {
                var octets = Convert.FromHexString(value);
                extensions.AddRange([(byte)(type >> 8), (byte)type, (byte)(octets.Length >> 8), (byte)octets.Length, .. octets]);
            }

            Extension(0x1a1a, "");
            Extension(0x001b, "020002");
            Extension(0x0000, "000c0000096c6f63616c2e6f7267");
            Extension(0x0033, "0000");
            Extension(0x0010, "000c02683208687474702f312e31");
            Extension(0x4469, "000302" + "6832");
            Extension(0x0017, "");
            Extension(0x002d, "0101");
            Extension(0x000d, "0010" + "04030804040105030805050108060601");
            Extension(0x0005, "0100000000");
            Extension(0x0023, "");
            Extension(0x0012, "");
            Extension(0x002b, "06" + "2a2a" + "0304" + "0303");
            Extension(0xff01, "00");
            Extension(0x000b, "0100");
            Extension(0x000a, "0008" + "3a3a001d00170018");
            Extension(0x0015, "0000");
            byte[] body = [3, 3, .. new byte[32], 0, (byte)(ciphers.Length >> 8), (byte)ciphers.Length, .. ciphers, 1, 0, (byte)(extensions.Count >> 8), (byte)extensions.Count, .. extensions];
            byte[] message = [1, 0, (byte)(body.Length >> 8), (byte)body.Length, .. body];
            return [0x16, 3, 1, (byte)(message.Length >> 8), (byte)message.Length, .. message];
        }
    }

    [Fact]
    public unsafe void is_that_of_the_worked_example()
    {
        Assert.True(ClientHello.TryRead(Hello, default, out var hello));
        var written = new byte[Ja4.Length];
        fixed (byte* to = written)
        {
            Assert.True(Ja4.TryOf(hello.Body, to, out _));
        }

        Assert.Equal(Worked, System.Text.Encoding.ASCII.GetString(written));
    }

    [Fact]
    public void that_is_a_criterion_is_found_and_kept()
    {
        using var rules = world.Make([Direction.Outbound], lookInside: true, $"ja4\t{Worked}");
        var kept = new KeptInMemory();
        using var run = new CaptureRun(rules, kept, 1);
        var frame = Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [128, 0, 0, 9], 6, Frames.Tcp(9, 443, Hello)));
        run.Read(world.Capture(World.Header(), World.Record(frame, 1_700_000_000, 1)), false, null, CancellationToken.None, out _);

        Assert.Equal(1, run.Tally[Direction.Outbound, Kind.Name]);
        Assert.Equal([Worked], kept.Fingerprints);
    }

    public void Dispose() => world.Dispose();
}
