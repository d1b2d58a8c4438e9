using CsCheck;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>Random packets with meaning: what they carry is often, and in every way, what somebody looks for.</summary>
internal static class Gens
{
    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 60];

    private static readonly Gen<string> Name = Of(
        "bad.example", "www.bad.example", "notbad.example", "BAD.Example", "deep.below.evil.test", "evil.test.", "good.example", "y.z.example", "x.y.z.example", "page.example", "localhost", "a.localhost", "example", "bad.example.org");

    private static readonly Gen<string> Path = Of("/", "/gate.php", "/gate.php?id=1", "/Gate.php", "/gate.php/", "/never", "/a?b=/gate.php");

    private static readonly Gen<byte[]> Signed = Gen.Select(Of(World.Signatures), Noise, Noise, Gen.Int[0, 3]).Select((s, before, behind, less) => (byte[])[.. before, .. s[..^(less == 3 ? 1 : 0)], .. behind]);

    private static readonly Gen<(byte[] Source, byte[] Destination)> Ends = Gen.Select(
        Of(World.Interesting),
        Of(World.Interesting)).Where((a, b) => a.Length == b.Length);

    private static readonly Gen<(int Protocol, byte[] Octets)> Transport = Gen.OneOf(
        Name.Select(n => (17, Frames.Udp(1234, 53, Frames.Question(n.TrimEnd('.'))))),
        Name.Select(n => (17, Frames.Udp(53, 1234, Frames.Question(n.TrimEnd('.'))))),
        Name.Select(n => (17, Frames.Udp(1234, 54, Frames.Question(n.TrimEnd('.'))))),
        Name.Select(n => (6, Frames.Tcp(1234, 443, Frames.Hello(n.TrimEnd('.'))))),
        Gen.Select(Name, Path).Select((n, p) => (6, Frames.Tcp(1234, 8080, Frames.Request(n.TrimEnd('.'), p)))),
        Signed.Select(s => (6, Frames.Tcp(1234, 31337, s))),
        Signed.Select(s => (17, Frames.Udp(1234, 31337, s))),
        Signed.Select(s => (1, (byte[])[8, 0, 0, 0, 0, 1, 0, 1, .. s])),
        Noise.Select(n => (6, Frames.Tcp(1, 2, n))),
        Noise.Select(n => (17, Frames.Udp(1, 2, n))));

    /// <summary>Whole, well-formed frames.</summary>
    public static Gen<byte[]> Frame { get; } = Gen.Select(Ends, Transport, Gen.Int[0, 19]).Select((ends, transport, tags) => Frames.Ethernet(
        ends.Source.Length == 4 ? 0x0800 : 0x86dd,
        Frames.Ip(ends.Source, ends.Destination, transport.Protocol, transport.Octets),
        tags switch { 0 => [0x8100], 1 => [0x88a8, 0x8100], _ => [] }));

    /// <summary>Frames with octets changed, cut off, or all at random.</summary>
    public static Gen<byte[]> Spoilt { get; } = Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Gen.Select(Frame, Gen.Select(Gen.Int[0, 119], Gen.Byte).Array[1, 6], Gen.Int[0, 60]).Select((frame, changes, cut) =>
        {
            var spoilt = frame[..Math.Max(0, frame.Length - (cut < 30 ? 0 : cut - 30))];
            foreach (var (place, value) in changes)
            {
                if (place < spoilt.Length)
                {
                    spoilt[place] = value;
                }
            }

            return spoilt;
        }));

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
