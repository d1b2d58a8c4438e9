using System.Globalization;
using System.Text;
using Noroshi.Selection.Criteria;

namespace Noroshi.Selection.Directions;

/// <summary>A table of prefixes and countries that cannot be used, and why.</summary>
internal sealed class UnusableTableException(string message) : Exception(message);

/// <summary>
/// Which addresses are home and which abroad: a CSV of <c>prefix,country</c> or <c>first,last,country</c>. The narrowest range counts; what is in none is neither.
/// </summary>
/// <param name="V4">IPv4, laid flat.</param>
/// <param name="V6">IPv6, laid flat.</param>
internal sealed record PrefixList(Boundary[] V4, Boundary[] V6)
{
    /// <summary>What a range says of its addresses.</summary>
    public const int Home = 1, Foreign = 2;

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="home">The country (ISO 3166-1 alpha-2) that is home.</param>
    /// <exception cref="UnusableTableException">A line is not understood, ranges cross or contradict each other, or no range is home.</exception>
    public static PrefixList Read(string path, string home) => Of(File.ReadAllBytes(path), path, home);

    /// <summary>Reads what stands in a table.</summary>
    /// <param name="rest">The octets.</param>
    /// <param name="path">What it is called in messages.</param>
    /// <param name="home">The country that is home.</param>
    /// <exception cref="UnusableTableException">As <see cref="Read"/> says.</exception>
    public static PrefixList Of(ReadOnlySpan<byte> rest, string path, string home)
    {
        List<AddressRange> v4 = [], v6 = [];
        var number = 0;
        rest = rest.StartsWith(Encoding.UTF8.Preamble) ? rest[Encoding.UTF8.Preamble.Length..] : rest;
        while (!rest.IsEmpty)
        {
            number++;
            var end = rest.IndexOf((byte)'\n');
            var text = (end < 0 ? rest : rest[..end]).Trim(" \t\r"u8);
            rest = end < 0 ? default : rest[(end + 1)..];
            if (text.IsEmpty || text[0] == '#' || (number == 1 && text.Length >= 6 && Ascii.EqualsIgnoreCase(text[..6], "prefix"u8)))
            {
                continue;
            }

            if (!TryRange(text, home, out var range, out var isV6))
            {
                throw new UnusableTableException(string.Create(CultureInfo.InvariantCulture, $"{path}:{number}: neither prefix,country nor first,last,country: {Encoding.UTF8.GetString(text[..Math.Min(text.Length, 80)])}"));
            }

            (isV6 ? v6 : v4).Add(range);
        }

        if (!v4.Concat(v6).Any(r => r.Says == Home))
        {
            throw new UnusableTableException($"{path}: no prefix belongs to {home}. Every packet would be taken for one from abroad to abroad, so nothing is read. Check --home.");
        }

        return new(Flat(path, v4, uint.MaxValue), Flat(path, v6, UInt128.MaxValue));
    }

    private static bool TryRange(ReadOnlySpan<byte> text, string home, out AddressRange range, out bool isV6)
    {
        range = default;
        isV6 = false;
        var borders = text.Count((byte)',');
        if (borders is not (1 or 2) || !AddressText.TryBlock(Field(ref text), out var from, out var to, out isV6))
        {
            return false;
        }

        if (borders == 2 && (from != to || !AddressText.TryBlock(Field(ref text), out var begin, out to, out var lastIsV6) || begin != to || lastIsV6 != isV6 || from > to))
        {
            return false;
        }

        var country = Field(ref text);
        if (country.Length != 2)
        {
            return false;
        }

        range = new(from, to, Ascii.EqualsIgnoreCase(country, home) ? Home : Foreign);
        return true;
    }

    private static ReadOnlySpan<byte> Field(ref ReadOnlySpan<byte> text)
    {
        var comma = text.IndexOf((byte)',');
        var field = comma < 0 ? text : text[..comma];
        text = comma < 0 ? default : text[(comma + 1)..];
        return field.Trim(" \t"u8).Trim((byte)'"');
    }

    private static Boundary[] Flat(string path, List<AddressRange> ranges, UInt128 last) =>
        FlatRanges.Of(ranges, last, out var crossing, oneEach: true) ?? throw new UnusableTableException(
            $"{path}: two ranges cross, or are one and say different things: {crossing.Item1.First:x}-{crossing.Item1.Last:x} and {crossing.Item2.First:x}-{crossing.Item2.Last:x}. Which one counts for what they have in common cannot be said.");
}
