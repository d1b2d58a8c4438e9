using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Noroshi.Selection.Evidence;

/// <summary>
/// A fingerprint of a TLS client by its first message (JA4 over TCP, FoxIO, BSD 3-Clause): version, whether there is a server name, how many ciphers and extensions, the first protocol; then digests of the sorted ciphers, and of the sorted
/// extensions with the signature algorithms in their order. Values that only keep servers honest (GREASE, RFC 8701) do not count.
/// </summary>
internal static unsafe class Ja4
{
    /// <summary>The length of a fingerprint in octets.</summary>
    public const int Length = 36;

    /// <summary>Writes the fingerprint of a whole message; false where the message is no such.</summary>
    public static bool TryOf(ReadOnlySpan<byte> body, byte* to, out int written)
    {
        written = 0;
        if (body.Length < 38)
        {
            return false;
        }

        var rest = body[34..];
        if (rest.Length < rest[0] + 3)
        {
            return false;
        }

        rest = rest[(rest[0] + 1)..];
        var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (rest.Length < length + 2 || length % 2 != 0)
        {
            return false;
        }

        var ciphers = Values(rest.Slice(2, length));
        List<ushort> extensions = [], algorithms = [];
        var version = BinaryPrimitives.ReadUInt16BigEndian(body);
        var (count, named, protocol) = (0, 'i', "00");
        for (var left = ClientHello.Extensions(body); ClientHello.TryNext(ref left, out var type, out var value);)
        {
            if (IsGrease((ushort)type))
            {
                continue;
            }

            count++;
            switch (type)
            {
                case 0:
                    named = 'd';
                    break;
                case 13 when value.Length > 2:
                    algorithms = Values(value[2..]);
                    break;
                case 16 when value.Length > 3 && value[2] > 0 && value[2] <= value.Length - 3:
                    protocol = Ends(value.Slice(3, value[2]));
                    break;
                case 43 when value.Length > 1:
                    version = Values(value[1..]).DefaultIfEmpty(version).Max();
                    break;
            }

            if (type is not (0 or 16))
            {
                extensions.Add((ushort)type);
            }
        }

        ciphers.Sort();
        extensions.Sort();
        var sorted = Written(extensions);
        var whole = string.Create(
            CultureInfo.InvariantCulture,
            $"t{Version(version)}{named}{Math.Min(ciphers.Count, 99):00}{Math.Min(count, 99):00}{protocol}_{Digest(Written(ciphers))}_{Digest(algorithms.Count == 0 ? sorted : $"{sorted}_{Written(algorithms)}")}");
        written = Encoding.ASCII.GetBytes(whole, new Span<byte>(to, Length));
        return written == Length;
    }

    private static List<ushort> Values(ReadOnlySpan<byte> octets)
    {
        var values = new List<ushort>();
        for (; octets.Length >= 2; octets = octets[2..])
        {
            var value = BinaryPrimitives.ReadUInt16BigEndian(octets);
            if (!IsGrease(value))
            {
                values.Add(value);
            }
        }

        return values;
    }

    private static bool IsGrease(ushort value) => (value & 0x0f0f) == 0x0a0a && value >> 8 == (value & 0xff);

    private static string Ends(ReadOnlySpan<byte> name)
    {
        var (first, last) = ((char)name[0], (char)name[^1]);
        return char.IsAsciiLetterOrDigit(first) && char.IsAsciiLetterOrDigit(last)
            ? $"{first}{last}"
            : $"{Convert.ToHexStringLower(name)[0]}{Convert.ToHexStringLower(name)[^1]}";
    }

    private static string Version(ushort version) => version switch
    {
        0x0304 => "13",
        0x0303 => "12",
        0x0302 => "11",
        0x0301 => "10",
        0x0300 => "s3",
        0x0002 => "s2",
        _ => "00",
    };

    private static string Written(List<ushort> values) => string.Join(',', values.Select(v => v.ToString("x4", CultureInfo.InvariantCulture)));

    private static string Digest(string text) => text.Length == 0 ? "000000000000" : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..12];
}
