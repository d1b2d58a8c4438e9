using System.Buffers.Binary;

namespace Noroshi.Bench.Selecting;

/// <summary>Writes a capture anew as pcapng: a section, two interfaces, and the packets on either in turn.</summary>
internal static class Pcapng
{
    public static void Write(string pcap, string path)
    {
        var octets = File.ReadAllBytes(pcap);
        using var file = new BufferedStream(File.Create(path), 1 << 20);
        Block(file, 0x0a0d0d0a, Numbers(0x1a2b3c4d, 1, uint.MaxValue, uint.MaxValue), []);
        Block(file, 1, Numbers(1, 0), []);
        Block(file, 1, Numbers(1, 0), []);
        var packets = 0u;
        for (var at = 24; at + 16 <= octets.Length; packets++)
        {
            var (seconds, fraction, length) = (Number(octets, at), Number(octets, at + 4), Number(octets, at + 8));
            var time = (seconds * 1_000_000UL) + fraction;
            Block(file, 6, Numbers(packets % 2, (uint)(time >> 32), (uint)(time & uint.MaxValue), length, Number(octets, at + 12)), octets.AsSpan(at + 16, (int)length));
            at += 16 + (int)length;
        }
    }

    private static void Block(Stream to, uint type, byte[] fixedPart, ReadOnlySpan<byte> content)
    {
        var padding = -content.Length & 3;
        var length = Numbers((uint)(12 + fixedPart.Length + content.Length + padding));
        to.Write(Numbers(type));
        to.Write(length);
        to.Write(fixedPart);
        to.Write(content);
        to.Write(new byte[padding]);
        to.Write(length);
    }

    private static uint Number(byte[] octets, int at) => BinaryPrimitives.ReadUInt32LittleEndian(octets.AsSpan(at));

    private static byte[] Numbers(params uint[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];
}
