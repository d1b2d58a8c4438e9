using System.Text;

namespace Noroshi.Selection.Sealing;

/// <summary>Keys as text with a checksum (BIP 173, without its limit of length, as age writes keys).</summary>
internal static class Bech32
{
    private const string Letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static readonly uint[] Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    /// <summary>Writes octets in small letters.</summary>
    /// <param name="prefix">What the text begins with, before a 1.</param>
    /// <param name="octets">The octets.</param>
    public static string Encode(string prefix, ReadOnlySpan<byte> octets)
    {
        var values = new List<byte>();
        var (bits, held) = (0u, 0);
        foreach (var octet in octets)
        {
            (bits, held) = ((bits << 8) | octet, held + 8);
            for (; held >= 5; held -= 5)
            {
                values.Add((byte)(bits >> (held - 5) & 31));
            }
        }

        if (held > 0)
        {
            values.Add((byte)(bits << (5 - held) & 31));
        }

        var check = Checksum(prefix, [.. values, 0, 0, 0, 0, 0, 0]) ^ 1;
        var text = new StringBuilder(prefix).Append('1');
        values.ForEach(v => text.Append(Letters[v]));
        for (var i = 5; i >= 0; i--)
        {
            text.Append(Letters[(int)(check >> (5 * i) & 31)]);
        }

        return text.ToString();
    }

    /// <summary>Reads octets; null for what is none: another prefix, both cases mixed, a wrong letter, a wrong checksum, bits left over.</summary>
    /// <param name="prefix">The prefix in small letters.</param>
    /// <param name="text">The text.</param>
    public static byte[]? Decode(string prefix, string text)
    {
        var lower = text.ToLowerInvariant();
        if ((text != lower && text != text.ToUpperInvariant()) || !lower.StartsWith(prefix + "1", StringComparison.Ordinal) || lower.Length < prefix.Length + 7)
        {
            return null;
        }

        var values = lower[(prefix.Length + 1)..].Select(c => Letters.IndexOf(c, StringComparison.Ordinal)).ToArray();
        if (values.Contains(-1) || Checksum(prefix, [.. values.Select(v => (byte)v)]) != 1)
        {
            return null;
        }

        var octets = new List<byte>();
        var (bits, held) = (0u, 0);
        foreach (var value in values[..^6])
        {
            (bits, held) = ((bits << 5) | (uint)value, held + 5);
            if (held >= 8)
            {
                held -= 8;
                octets.Add((byte)(bits >> held));
            }
        }

        return held < 5 && (bits & ((1u << held) - 1)) == 0 ? [.. octets] : null;
    }

    private static uint Checksum(string prefix, ReadOnlySpan<byte> values)
    {
        var check = 1u;
        foreach (var letter in prefix)
        {
            check = Step(check, (uint)letter >> 5);
        }

        check = Step(check, 0);
        foreach (var letter in prefix)
        {
            check = Step(check, (uint)letter & 31);
        }

        foreach (var value in values)
        {
            check = Step(check, value);
        }

        return check;
    }

    private static uint Step(uint check, uint value)
    {
        var top = check >> 25;
        check = ((check & 0x1ffffff) << 5) ^ value;
        for (var i = 0; i < 5; i++)
        {
            check ^= (top >> i & 1) != 0 ? Generator[i] : 0;
        }

        return check;
    }
}
