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
    /// <exception cref="UnusableTableException">A line is not understood, ranges cross, or no range is home.</exception>
    public static PrefixList Read(string path, string home)
    {
        List<AddressRange> v4 = [], v6 = [];
        var number = 0;
        foreach (var line in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#' || (number == 1 && text.StartsWith("prefix", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (!TryRange(text, home, out var range, out var isV6))
            {
                throw new UnusableTableException(string.Create(CultureInfo.InvariantCulture, $"{path}:{number}: neither prefix,country nor first,last,country: {text[..Math.Min(text.Length, 80)]}"));
            }

            (isV6 ? v6 : v4).Add(range);
        }

        if (!v4.Concat(v6).Any(r => r.Says == Home))
        {
            throw new UnusableTableException($"{path}: no prefix belongs to {home}. Every packet would be taken for one from abroad to abroad, so nothing is read. Check --home.");
        }

        return new(Flat(path, v4, uint.MaxValue), Flat(path, v6, UInt128.MaxValue));
    }

    private static bool TryRange(string text, string home, out AddressRange range, out bool isV6)
    {
        range = default;
        isV6 = false;
        var fields = text.Split(',');
        UInt128 first, last;
        switch (fields.Length)
        {
            case 2 when AddressText.TryBlock(Octets(fields[0]), out first, out last, out isV6):
                break;
            case 3 when AddressText.TryBlock(Octets(fields[0]), out first, out var end, out isV6) && first == end && AddressText.TryBlock(Octets(fields[1]), out var begin, out last, out var lastIsV6) && begin == last && lastIsV6 == isV6 && first <= last:
                break;
            default:
                return false;
        }

        var country = Unquoted(fields[^1]);
        if (country.Length != 2)
        {
            return false;
        }

        range = new(first, last, country.Equals(home, StringComparison.OrdinalIgnoreCase) ? Home : Foreign);
        return true;
    }

    private static string Unquoted(string field) => field.Trim().Trim('"');

    private static byte[] Octets(string field) => Encoding.UTF8.GetBytes(Unquoted(field));

    private static Boundary[] Flat(string path, List<AddressRange> ranges, UInt128 last) =>
        FlatRanges.Of(ranges, last, out var crossing) ?? throw new UnusableTableException(
            $"{path}: two ranges cross: {crossing.Item1.First:x}-{crossing.Item1.Last:x} and {crossing.Item2.First:x}-{crossing.Item2.Last:x}. Which one counts for their common part cannot be said.");
}
