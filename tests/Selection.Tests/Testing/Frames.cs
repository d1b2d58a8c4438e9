using System.Buffers.Binary;
using System.Text;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>Frames as a network would carry them, put together from their parts.</summary>
internal static class Frames
{
    public static byte[] Ethernet(int type, byte[] content, params int[] tags)
    {
        var frame = new List<byte>(new byte[12]);
        foreach (var tag in tags)
        {
            frame.AddRange([(byte)(tag >> 8), (byte)tag, 0, 7]);
        }

        return [.. frame, (byte)(type >> 8), (byte)type, .. content];
    }

    public static byte[] Ip(byte[] source, byte[] destination, int protocol, byte[] content, int fragment = 0) =>
        source.Length == 4 ? V4(source, destination, protocol, content, fragment) : V6(source, destination, protocol, content, fragment);

    public static byte[] Tcp(int source, int destination, byte[] content, uint sequence = 1, byte flags = 0x18)
    {
        var header = new byte[20];
        BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)source);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)destination);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), sequence);
        (header[12], header[13]) = (0x50, flags);
        return [.. header, .. content];
    }

    public static byte[] Udp(int source, int destination, byte[] content)
    {
        var header = new byte[8];
        BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)source);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)destination);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)(8 + content.Length));
        return [.. header, .. content];
    }

    public static byte[] Question(string name) =>
        [0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. name.Split('.').SelectMany(l => (byte[])[(byte)l.Length, .. Encoding.ASCII.GetBytes(l)]), 0, 0, 1, 0, 1];

    public static byte[] Request(string host, string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nUser-Agent: x\r\nHost: {host}\r\nAccept: */*\r\n\r\n");

    /// <summary>A client's first message, with as many octets of key material as one likes.</summary>
    public static byte[] Hello(string name, int keys = 0)
    {
        var host = Encoding.ASCII.GetBytes(name);
        byte[] extensions =
        [
            0x0a, 0x0a, 0, 0,
            0, 0x33, .. Long(keys), .. Enumerable.Repeat((byte)0x5a, keys),
            0, 0, .. Long(host.Length + 5), .. Long(host.Length + 3), 0, .. Long(host.Length), .. host,
            0, 0x2b, 0, 3, 2, 3, 4,
        ];
        byte[] body = [3, 3, .. new byte[32], 0, 0, 4, 0x13, 1, 0x13, 2, 1, 0, .. Long(extensions.Length), .. extensions];
        byte[] message = [1, 0, .. Long(body.Length), .. body];
        return [0x16, 3, 1, .. Long(message.Length), .. message];
    }

    private static byte[] Long(int length) => [(byte)(length >> 8), (byte)length];

    private static byte[] V4(byte[] source, byte[] destination, int protocol, byte[] content, int fragment)
    {
        var header = new byte[20];
        header[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(20 + content.Length));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), 77);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(6), (ushort)fragment);
        (header[8], header[9]) = (64, (byte)protocol);
        source.CopyTo(header, 12);
        destination.CopyTo(header, 16);
        return [.. header, .. content];
    }

    private static byte[] V6(byte[] source, byte[] destination, int protocol, byte[] content, int fragment)
    {
        byte[] extension = fragment == 0 ? [] : [(byte)protocol, 0, (byte)((fragment & 0x1fff) >> 5), (byte)(((fragment & 0x1fff) << 3) | ((fragment & 0x2000) != 0 ? 1 : 0)), 0, 0, 0, 77];
        var header = new byte[40];
        header[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)(extension.Length + content.Length));
        (header[6], header[7]) = ((byte)(fragment == 0 ? protocol : 44), 64);
        source.CopyTo(header, 8);
        destination.CopyTo(header, 24);
        return [.. header, .. extension, .. content];
    }
}
