using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Noroshi.Kernel;

namespace Noroshi.Formats.Forms;

/// <summary>
/// A moment as people write it in Japan: <c>2026/10/05 14:30</c>, <c>令和8年10月5日 14時30分</c>, <c>R8.10.5 午後2時30分</c>,
/// ISO 8601 with or without an offset, full-width digits as well. Without an offset it is Tokyo's time.
/// </summary>
public static partial class WrittenMoment
{
    private static readonly TimeSpan Tokyo = TimeSpan.FromHours(9);

    // The first moment of serial 60 in the 1900 system is 1900-03-01: before that Excel counts a 29 February that never was.
    private static readonly DateTime SerialEpoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Reads a moment written by a person. A bare date is not a moment: the hour must be said.</summary>
    public static bool TryRead(string written, out DateTimeOffset moment)
    {
        moment = default;
        if (written.Length is 0 or > 60 || !TryFold(written, out var folded))
        {
            return false;
        }

        var found = Western().Match(folded);
        if (!found.Success)
        {
            found = Japanese().Match(folded);
        }

        return found.Success && TryMake(found, out moment);
    }

    /// <summary>Reads a spreadsheet's date serial (1900 system), as Tokyo's time, to the nearest second.</summary>
    public static bool TryReadSerial(double serial, out DateTimeOffset moment)
    {
        moment = default;
        if (!double.IsFinite(serial) || serial is < 61 or > 2_958_465)
        {
            return false;
        }

        var seconds = (long)Math.Round(serial * 86_400, MidpointRounding.AwayFromZero);
        moment = new DateTimeOffset(SerialEpoch.AddSeconds(seconds), Tokyo);
        return true;
    }

    /// <summary>The stored form: ISO 8601 to the second with Tokyo's offset. What is finer than a second is cut off.</summary>
    public static string Stored(DateTimeOffset moment) =>
        moment.ToOffset(Tokyo).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>As it stands in a cell: <c>2026/10/05 14:30</c>, with seconds only where there are any.</summary>
    public static string InACell(DateTimeOffset moment)
    {
        var here = moment.ToOffset(Tokyo);
        return here.ToString(here.Second == 0 ? "yyyy/MM/dd HH:mm" : "yyyy/MM/dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>As it is shown to a reader.</summary>
    public static Words Shown(DateTimeOffset moment)
    {
        var here = moment.ToOffset(Tokyo);
        return new(
            here.ToString(here.Second == 0 ? "yyyy年M月d日 H時mm分" : "yyyy年M月d日 H時mm分ss秒", CultureInfo.InvariantCulture),
            here.ToString(here.Second == 0 ? "yyyy-MM-dd HH:mm 'JST'" : "yyyy-MM-dd HH:mm:ss 'JST'", CultureInfo.InvariantCulture));
    }

    private static bool TryFold(string written, out string folded)
    {
        folded = "";
        if (WrittenText.FaultIn(written) is not null)
        {
            return false;
        }

        folded = written.Normalize(NormalizationForm.FormKC).Trim();
        return true;
    }

    private static bool TryMake(Match found, out DateTimeOffset moment)
    {
        moment = default;
        var year = Number(found, "year", 1) + (found.Groups["era"].Value.ToUpperInvariant() switch
        {
            "" => 0,
            "令和" or "R" => 2018,
            "平成" or "H" => 1988,
            "昭和" or "S" => 1925,
            _ => int.MinValue / 2,
        });
        var hour = Number(found, "hour", 0);
        if (found.Groups["half"] is { Success: true } half)
        {
            if (hour > 12)
            {
                return false;
            }

            hour = (hour % 12) + (half.Value.ToUpperInvariant() is "午後" or "PM" ? 12 : 0);
        }

        var (month, day, minute, second) = (Number(found, "month", 0), Number(found, "day", 0), Number(found, "minute", 0), Number(found, "second", 0));
        if (year is < 1900 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59 || !TryOffset(found.Groups["offset"].Value, out var offset))
        {
            return false;
        }

        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);

        // At the far ends of the calendar an offset can carry a moment out of it.
        if (local < DateTime.MinValue.AddDays(2) || local > DateTime.MaxValue.AddDays(-2))
        {
            return false;
        }

        moment = new DateTimeOffset(local, offset).ToOffset(Tokyo);
        return true;
    }

    private static int Number(Match found, string group, int whenFirst) => found.Groups[group] switch
    {
        { Success: false } => 0,
        { Value: "元" } => whenFirst,
        { Value: "半" } => 30,
        var digits => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
    };

    private static bool TryOffset(string written, out TimeSpan offset)
    {
        offset = Tokyo;
        if (written.Length == 0 || written.Equals("JST", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (written.Equals("Z", StringComparison.OrdinalIgnoreCase) || written.Equals("UTC", StringComparison.OrdinalIgnoreCase))
        {
            offset = TimeSpan.Zero;
            return true;
        }

        var hours = int.Parse(written.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var minutes = int.Parse(written.AsSpan(written.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture);
        offset = new TimeSpan(hours, minutes, 0) * (written[0] == '-' ? -1 : 1);
        return hours <= 14 && minutes < 60 && offset.Duration() <= TimeSpan.FromHours(14);
    }

    [GeneratedRegex(@"^(?<year>[0-9]{4})([/.-])(?<month>[0-9]{1,2})\1(?<day>[0-9]{1,2})(?:T|\s+|\s*\([月火水木金土日]\)\s*)(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:\.[0-9]{1,9})?)?\s*(?<half>[AaPp][Mm])?\s*(?<offset>Z|z|UTC|JST|[+-][0-9]{2}:?[0-9]{2})?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Western();

    [GeneratedRegex(@"^(?<era>令和|平成|昭和|[RrHhSs])?\s*(?<year>[0-9]{1,4}|元)(?:年|[./])\s*(?<month>[0-9]{1,2})(?:月|[./])\s*(?<day>[0-9]{1,2})日?\s*(?:\([月火水木金土日]\))?\s*(?<half>午前|午後)?\s*(?<hour>[0-9]{1,2})(?:時|:)\s*(?:(?<minute>[0-9]{1,2}|半)分?)?\s*(?:(?::\s*)?(?<second>[0-9]{1,2})秒?)?\s*(?:頃|ごろ)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Japanese();
}
