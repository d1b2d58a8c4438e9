using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.Api;
using Noroshi.Web.Machines;
using Noroshi.IncidentReports.Attaching;
using Noroshi.IncidentReports.Queueing;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Search;
using Noroshi.Web.Fields;

namespace Noroshi.Bench.Fuzzing;

/// <summary>Short texts with a grammar: times, numbers, names, queries, cursors, tags.</summary>
internal static class TextTargets
{
    public static IEnumerable<Target> All() =>
    [
        Of("moment", Moment, ["2026/10/05 14:30", "令和8年10月5日 午後2時30分頃", "2026-10-05T14:30:15.123+09:00", "R8.10.5 14:30", "2026/10/05(月) 2:30 PM"],
            ["令和", "平成", "昭和", "元", "年", "月", "日", "時", "分", "半", "午前", "午後", "頃", "T", "Z", "UTC", "JST", "+14:00", "-14:01", "+99:99", "９", "/", "-", "."]),
        Of("serial-moment", SerialMoment, ["46300.5", "61", "2958465.999999", "60"], ["E308", "-", ".", "9"]),
        Of("typed-moment", TypedMoment, ["2026-10-05\n14:30", "２０２６／１０／５\n１４：３０", "20261005\n1430"], ["年", "月", "日", "時", "分", "\n", "24:00"]),
        Of("number", Number, ["1,200", "１２．５", "-0.000001", "79228162514264337593543950335"], [",", ".", "-", "e", "０", "（", "▲"]),
        Of("corporate-number", Corporate, [CorporateNumber.FromBase("010001000001").Digits, "５０１０００１００００１", "5-0100-0100-0001"], ["-", "‐", "　", "０", "ー"]),
        Of("search-query", Query, ["給電 暗号化", "ランサムウェア", "case-2026"], ["\"", "*", "AND", "NEAR", ":", "(", "&", "|", "!", "\\"]),
        Of("cursor", Cursor, [new ApiCursor(new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero), "R-2026-000123").ToString(), new ApiCursor(default, "").ToString()], ["-", "_", "=", "AA"]),
        Of("queue-cursor", Queue, [new QueueCursor(123456789, 25).ToString(), new QueueCursor(-1, 1).ToString()], ["-", "ffffffffffffffff", "1000"]),
        Of("etag", Tag, ["\"3\"", "W/\"3\", \"4\"", "*"], ["W/", "\"", ",", "*", "\\"]),
        Of("file-name", FileNames, ["報告書.xlsx", "../../etc/passwd", "C:\\Users\\x\\log.txt", new string('長', 300) + ".tar.gz"], ["/", "\\", ":", ".", " ", "\u202e", "\"", "CON", "~"]),
        Of("device-class", Codes, ["T1", "T2-1", "T3-2"], ["T", "-", "1"]),
    ];

    private static Target Of(string name, Func<string, bool> read, string[] seeds, string[] words) =>
        new(name, [.. seeds.Select(Encoding.UTF8.GetBytes)], input => read(Written(input)) ? Verdict.Accepted : Verdict.Refused) { Words = words };

    // Half the readers are reached by text that never was UTF-8 (an escape in JSON): what marks broken bytes stands for half a surrogate pair.
    private static string Written(byte[] input) => Encoding.UTF8.GetString(input).Replace('\uFFFD', '\ud834');

    private static bool Moment(string text)
    {
        if (!WrittenMoment.TryRead(text, out var moment))
        {
            return false;
        }

        var cut = moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond));
        BrokenPromise.Unless(WrittenMoment.TryRead(WrittenMoment.Stored(moment), out var stored) && stored == cut, "what is stored is read as the same moment");
        BrokenPromise.Unless(WrittenMoment.TryRead(WrittenMoment.InACell(moment), out var cell) && cell == cut, "what stands in a cell is read as the same moment");
        return WrittenMoment.Shown(moment).Ja.Length > 0;
    }

    private static bool SerialMoment(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && WrittenMoment.TryReadSerial(serial, out var moment) && WrittenMoment.Stored(moment).Length > 0;

    private static bool TypedMoment(string text)
    {
        var lines = text.Split('\n', 2);
        var typed = new TokyoInput { Date = lines[0], Time = lines.Length > 1 ? lines[1] : null };
        var wrong = typed.Check("At", new Words("日時", "the time"), required: true).Count();
        BrokenPromise.Unless(typed.Moment is null == wrong > 0, "what has no problem is a moment");
        BrokenPromise.Unless(typed.Moment is not { } moment || TokyoInput.From(moment).Moment is not null, "a moment fills the field");
        return wrong == 0;
    }

    private static bool Number(string text)
    {
        if (!WrittenText.TryReadNumber(text, out var stored))
        {
            return false;
        }

        BrokenPromise.Unless(WrittenText.TryReadNumber(stored, out var again) && again == stored, "what is stored is read as the same number");
        return true;
    }

    private static bool Corporate(string text)
    {
        if (!CorporateNumber.TryParse(text, null, out var number))
        {
            return false;
        }

        BrokenPromise.Unless(number.Digits.Length == 13 && number.Digits.All(char.IsAsciiDigit) && CorporateNumber.Parse(number.Digits) == number, "thirteen digits that are read again");
        return true;
    }

    private static bool Query(string text)
    {
        var terms = SearchText.Terms(text);
        var pieces = SearchText.PiecesOf(terms);
        BrokenPromise.Unless(terms.Count <= 8 && pieces.Count <= 24 && pieces.All(p => p.Length == 8 && p.All(char.IsAsciiHexDigitLower)), "a query is a few pieces, of letters and digits");
        BrokenPromise.Unless(terms.All(t => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(t)) == t), "no term holds half a character");
        return pieces.Count > 0;
    }

    private static bool Cursor(string text)
    {
        if (!ApiCursor.TryParse(text, out var cursor))
        {
            return false;
        }

        BrokenPromise.Unless(cursor.ToString().Length > 200 || (ApiCursor.TryParse(cursor.ToString(), out var again) && again == cursor), "a cursor is read again");
        return true;
    }

    private static bool Queue(string text)
    {
        BrokenPromise.Unless(QueueCursor.Read(text) is not { } cursor || QueueCursor.Read(cursor.ToString()) == cursor, "a cursor is read again");
        return QueueCursor.Read(text) is not null;
    }

    private static bool Tag(string text)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.IfMatch = text;
        request.Headers.IfNoneMatch = text;
        _ = Preconditions.IsKnown(request, 3);
        return Preconditions.Refusal(request, 3) is null;
    }

    private static bool FileNames(string text)
    {
        BrokenPromise.Unless(IsSound(AttachedName.Clean(text), 200) && AttachedName.Clean(AttachedName.Clean(text)).Length > 0, "a kept name is sound");
        var kept = FileName.Clean(text);
        BrokenPromise.Unless(kept is null || IsSound(kept, 255), "a kept name is sound");
        return kept is not null;
    }

    private static bool IsSound(string name, int longest) =>
        name.Length > 0 && name.Length <= longest && name is not ("." or "..") && !name.Any(c => char.IsControl(c) || c is '/' or '\\' or '\u202e') && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)) == name;

    private static bool Codes(string text) =>
        CriticalComputers.Face.DeviceClasses.TryParse(text, out _) | DatabaseAddress.TryParse(text, null, out _) | Certainty.TryParse(text, null, out _) | Confidentiality.Face.Purposes.TryParse(text, out _) | Confidentiality.Face.Tlp.TryParse(text, null, out _);
}
