using System.Globalization;
using System.Text.RegularExpressions;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>Reads days as people and spreadsheets write them: 2026-11-02, 2026/11/2, 2026年11月2日, 令和8年11月2日, R8.11.2, 20261102, and the serial numbers of a spreadsheet.</summary>
internal static partial class WrittenDay
{
    private static readonly (string[] Names, int Before)[] Eras = [(["令和", "r"], 2018), (["平成", "h"], 1988), (["昭和", "s"], 1925)];

    // 1954-10-03 to 2118-12-13: what is outside is no serial number of a day on which a computer was introduced.
    private const double FirstSerial = 20_000, LastSerial = 80_000;

    public static bool TryRead(string written, out DateOnly day)
    {
        day = default;
        if (written.Length > 40)
        {
            return false;
        }

        var text = FoldedWidth.Of(written).Trim().ToLowerInvariant();
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and <= LastSerial)
        {
            day = new DateOnly(1899, 12, 30).AddDays((int)serial);
            return true;
        }

        if (Written().Match(text) is not { Success: true } found && !(found = Compact().Match(text)).Success)
        {
            return false;
        }

        var year = found.Groups["year"].Value is "元" ? 1 : int.Parse(found.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        if (found.Groups["era"].Value is { Length: > 0 } era)
        {
            year += Eras.First(e => e.Names.Contains(era)).Before;
        }
        else if (year < 1000)
        {
            return false;
        }

        var (month, date) = (int.Parse(found.Groups["month"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(found.Groups["day"].ValueSpan, CultureInfo.InvariantCulture));
        if (year is < 1 or > 9999 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, date);
        return true;
    }

    // The time of day that a database export puts behind the day says nothing here.
    [GeneratedRegex(@"^(?<era>令和|平成|昭和|[rhs])?\s*(?<year>[0-9]{1,4}|元)\s*[-/.年]\s*(?<month>[0-9]{1,2})\s*[-/.月]\s*(?<day>[0-9]{1,2})\s*日?(?:[t ]\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?<year>(?:19|20)[0-9]{2})(?<month>[0-9]{2})(?<day>[0-9]{2})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Compact();
}
