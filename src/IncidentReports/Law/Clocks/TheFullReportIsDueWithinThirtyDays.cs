using System.Globalization;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Clocks;

/// <summary>
/// 「…当該特定侵害事象等の発生を認知した日から三十日以内に、特別社会基盤事業所管大臣及び内閣総理大臣に次項に掲げる事項を記載した報告書を提出して行うものとする。」
/// The day of 認知 itself is not counted, at whatever hour; a last day on which the offices are closed moves to the next working day (ADR 0014).
/// </summary>
[Article("Order, Art. 4(2)")]
internal static class TheFullReportIsDueWithinThirtyDays
{
    internal static readonly Dated<int> Days = new Dated<int>().From(new(2026, 10, 1), 30);

    private static readonly Words Name = new("30日報告（全7項目）の期限", "Full report, all seven items");

    /// <summary>The limit for an incident learnt of at this moment.</summary>
    public static Clock For(DateTimeOffset learnedAt)
    {
        var day = LegalCalendar.LegalDay(learnedAt);
        var days = Days.On(day);
        return new Clock(
            "thirty-day-report",
            "Order, Art. 4(2)",
            Days.VersionOn(day),
            day,
            string.Create(CultureInfo.InvariantCulture, $"{days} days"),
            LegalCalendar.DaysAfter(day, days),
            Name,
            new(
                "認知した日の翌日を1日目として30日目です。その日が行政機関の休日に当たるときは、次の開庁日までです。",
                "The thirtieth day, the day after knowledge being the first. If the offices are closed on it, the next working day."),
            Certainty.Text,
            OtherLaw: false);
    }
}
