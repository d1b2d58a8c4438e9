using System.Buffers.Binary;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>Messages of NetFlow and IPFIX, put together from their parts.</summary>
internal static class Messages
{
    /// <summary>When messages are exported, in seconds since 1970.</summary>
    public const uint Exported = 1_700_000_000;

    /// <summary>How long the exporter of NetFlow runs, in milliseconds.</summary>
    public const uint Uptime = 5_000_000;

    /// <summary>Fields as usual: addresses, ports, protocol, flags, packets, octets, times in milliseconds.</summary>
    public static readonly (int Element, int Length)[] Usual4 = [(8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (6, 1), (2, 8), (1, 8), (152, 8), (153, 8)];

    /// <summary>The same with IPv6 addresses.</summary>
    public static readonly (int Element, int Length)[] Usual6 = [(27, 16), (28, 16), .. Usual4[2..]];

    public static byte[] Number(ulong number, int octets)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(all, number);
        return [.. new byte[Math.Max(0, octets - 8)], .. all[Math.Max(0, 8 - octets)..]];
    }

    public static byte[] Ipfix(uint sequence, params byte[][] sets) => Ipfix(1, sequence, sets);

    public static byte[] Ipfix(uint domain, uint sequence, byte[][] sets)
    {
        byte[] all = [.. sets.SelectMany(s => s)];
        return [0, 10, .. Number((ulong)all.Length + 16, 2), .. Number(Exported, 4), .. Number(sequence, 4), .. Number(domain, 4), .. all];
    }

    public static byte[] V9(uint sequence, params byte[][] sets) =>
        [0, 9, 0, (byte)sets.Length, .. Number(Uptime, 4), .. Number(Exported, 4), .. Number(sequence, 4), 0, 0, 0, 1, .. sets.SelectMany(s => s)];

    public static byte[] V5(uint sequence, params byte[][] records) =>
        [0, 5, 0, (byte)records.Length, .. Number(Uptime, 4), .. Number(Exported, 4), .. Number(250_000_000, 4), .. Number(sequence, 4), 0, 7, 0, 0, .. records.SelectMany(r => r)];

    public static byte[] V5Record(byte[] source, byte[] destination, int sourcePort = 1234, int destinationPort = 443, byte protocol = 6, byte flags = 0x1b) =>
    [
        .. source, .. destination, 9, 9, 9, 9, 0, 1, 0, 2, .. Number(7, 4), .. Number(700, 4), .. Number(Uptime - 3_000, 4), .. Number(Uptime - 1_000, 4),
        .. Number((ulong)sourcePort, 2), .. Number((ulong)destinationPort, 2), 0, flags, protocol, 0, 0, 1, 0, 2, 24, 24, 0, 0,
    ];

    public static byte[] Set(int id, params byte[][] records)
    {
        byte[] all = [.. records.SelectMany(r => r)];
        return [.. Number((ulong)id, 2), .. Number((ulong)all.Length + 4, 2), .. all];
    }

    /// <summary>A template record; an element above 0x8000 is one of an enterprise.</summary>
    public static byte[] Template(int id, params (int Element, int Length)[] fields) => [.. Number((ulong)id, 2), .. Number((ulong)fields.Length, 2), .. Fields(fields)];

    public static byte[] OptionsTemplate(int id, int scopes, params (int Element, int Length)[] fields) =>
        [.. Number((ulong)id, 2), .. Number((ulong)fields.Length, 2), .. Number((ulong)scopes, 2), .. Fields(fields)];

    public static byte[] Fields(params (int Element, int Length)[] fields) =>
        [.. fields.SelectMany(f => (byte[])[.. Number((ulong)f.Element, 2), .. Number((ulong)f.Length, 2), .. f.Element > 0x7fff ? Number(29_305, 4) : []])];

    /// <summary>A record as <see cref="Usual4"/> or <see cref="Usual6"/> has it.</summary>
    public static byte[] Usual(byte[] source, byte[] destination, int sourcePort = 1234, int destinationPort = 443, byte protocol = 6, byte flags = 0x1b, ulong packets = 7, ulong octets = 700) =>
    [
        .. source, .. destination, .. Number((ulong)sourcePort, 2), .. Number((ulong)destinationPort, 2), protocol, flags, .. Number(packets, 8), .. Number(octets, 8),
        .. Number((Exported * 1_000UL) - 3_000, 8), .. Number((Exported * 1_000UL) - 1_000, 8),
    ];
}
