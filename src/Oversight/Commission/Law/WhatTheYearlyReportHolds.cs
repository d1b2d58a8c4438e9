using Noroshi.Kernel;

namespace Noroshi.Oversight.Commission.Law;

/// <summary>An item of the yearly report.</summary>
/// <param name="Item">Its number in 61(2), from 1.</param>
/// <param name="Text">What it tells.</param>
/// <param name="Certainty">How surely the item is known: the text of (i) to (v) was not in the source.</param>
internal sealed record ReportItem(int Item, Words Text, Certainty Certainty)
{
    /// <summary>Whether it is of the part that is not in force with the main day.</summary>
    public bool IsOfSectionTwo => Item <= 5;

    public string Numeral => Item switch { 1 => "一", 2 => "二", 3 => "三", 4 => "四", 5 => "五", 6 => "六", 7 => "七", 8 => "八", _ => "九" };
}

/// <summary>
/// 「委員会は、毎年、内閣総理大臣を経由して国会に対し所掌事務の処理状況を報告するとともに、その概要を公表しなければならない。」 Items (vi) to (ix) are in force; (i) to (v) stand in the report and are marked. From which day a year counts is not said: the
/// calendar year, a reading (ADR 0054).
/// </summary>
[Article("Act, Art. 61(1)")]
[Article("Act, Art. 61(2)")]
internal static class WhatTheYearlyReportHolds
{
    public static IReadOnlyList<ReportItem> Items { get; } =
    [
        new(1, new("法第17条・第19条の承認の求めと承認の件数", "Requests and approvals under Arts. 17 and 19"), Certainty.Reported),
        new(2, new("法第32条の承認の求めと承認の件数", "Requests and approvals under Art. 32"), Certainty.Reported),
        new(3, new("法第33条の承認の求めと承認の件数", "Requests and approvals under Art. 33"), Certainty.Reported),
        new(4, new("検査の概要", "Outline of inspections"), Certainty.Reported),
        new(5, new("通知・要求・勧告の件数及び概要", "Notices, demands and recommendations, with their outline"), Certainty.Reported),
        new(6, new("サイバー危害防止措置執行官による承認の求め、事後の通知、承認の件数", "Requests, notices after the fact and approvals: police"), Certainty.Text),
        new(7, new("前号の通知に係る勧告の件数及び概要", "Recommendations on those notices, with their outline"), Certainty.Text),
        new(8, new("自衛官による承認の求め、事後の通知、承認の件数", "Requests, notices after the fact and approvals: Self-Defense Forces"), Certainty.Text),
        new(9, new("前号の通知に係る勧告の件数及び概要", "Recommendations on those notices, with their outline"), Certainty.Text),
    ];

    /// <summary>Whether an item was in force on any day of a year.</summary>
    public static bool IsInForceIn(ReportItem item, int year, DateOnly sectionTwo) => (item.IsOfSectionTwo ? sectionTwo : InForce.Main).Year <= year;
}
