using System.Globalization;
using System.Text.Json.Nodes;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Judging;

/// <summary>The last day of a notification that is owed, with the rule by which it was found, as it is stored.</summary>
/// <param name="LastDay">The last day.</param>
/// <param name="Base">From which day it was counted.</param>
/// <param name="Case">Which rule: <c>introduction</c>.</param>
/// <param name="Article">Where the rule stands.</param>
[Article("Act, Suppl. Art. 4")]
[Article("Order, Art. 2(2)")]
[Article("Order, Art. 2(3)")]
[Article("Order, Art. 3(1)")]
[Article("Order, Art. 3(2)")]
internal sealed record OwedBy(DateOnly LastDay, DateOnly Base, string Case, string Article)
{
    private static readonly DateOnly Commencement = new(2026, 10, 1);

    /// <summary>For a computer that was introduced.</summary>
    public static OwedBy OfIntroduction(DateOnly introduced, DateOnly? covered, DateOnly? designated, bool throughArticle53)
    {
        if (introduced < Commencement)
        {
            return new OwedBy(LegalCalendar.MonthsAfter(Commencement, 6, startsAtMidnight: true).LastDay, Commencement, "in-place-at-commencement", "Act, Suppl. Art. 4");
        }

        if (designated is { } day && !throughArticle53 && day > Commencement && introduced <= day.AddMonths(2))
        {
            return new OwedBy(LegalCalendar.MonthsAfter(day, 6).LastDay, day, "newly-designated-operator", "Order, Art. 2(2)");
        }

        return covered is { } since && introduced <= since.AddMonths(2)
            ? new OwedBy(LegalCalendar.MonthsAfter(since, 6).LastDay, since, "newly-covered-by-amendment", "Order, Art. 2(3)")
            : new OwedBy(LegalCalendar.MonthsAfter(introduced, 4).LastDay, introduced, "introduction", "Order, Art. 2(1)");
    }

    /// <summary>For a notified item that changed.</summary>
    public static OwedBy OfChange(DateOnly changed, DateOnly? covered) => covered is { } since && changed <= since.AddMonths(2)
        ? new OwedBy(LegalCalendar.MonthsAfter(since, 6).LastDay, since, "change-soon-after-coverage", "Order, Art. 3(2)")
        : new OwedBy(LegalCalendar.MonthsAfter(changed, 4).LastDay, changed, "change", "Order, Art. 3(1)");

    public string ToJson() => new JsonObject
    {
        ["case"] = Case,
        ["base"] = Base.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["lastDay"] = LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["article"] = Article,
    }.ToJsonString();
}
