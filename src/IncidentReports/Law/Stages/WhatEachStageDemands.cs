using System.Diagnostics;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Stages;

/// <summary>
/// 「法第五条の主務省令で定める事項は、次に掲げるもの（特定侵害事象等の発生を認知した後速やかに報告する場合における第三号から第七号までに
/// 掲げる事項については、報告をしようとする時点において認知しているものに限る。）とする。」
/// So the first report demands ① and ②, the thirty-day report all seven. 続報, 訂正 and 取下げ are not in the text: a correction demands
/// what the corrected version demanded, the two others what a first report demands (ADR 0016).
/// </summary>
[Article("Order, Art. 4(2)")]
[Article("Order, Art. 4(3)")]
internal static class WhatEachStageDemands
{
    internal static readonly Dated<IReadOnlyList<ReportItem>> OfTheFirstReport = new Dated<IReadOnlyList<ReportItem>>()
        .From(new(2026, 10, 1), [ReportItem.One, ReportItem.Two]);

    internal static readonly Dated<IReadOnlyList<ReportItem>> OfTheFullReport = new Dated<IReadOnlyList<ReportItem>>()
        .From(new(2026, 10, 1), [ReportItem.One, ReportItem.Two, ReportItem.Three, ReportItem.Four, ReportItem.Five, ReportItem.Six, ReportItem.Seven]);

    /// <summary>The items that a version of this stage must hold.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="onDay">The legal day of knowledge.</param>
    /// <param name="corrected">For a correction, the stage of the version that was wrong.</param>
    public static IReadOnlyList<ReportItem> Of(ReportStage stage, DateOnly onDay, ReportStage corrected = ReportStage.First) => stage switch
    {
        ReportStage.First or ReportStage.Supplement or ReportStage.Withdrawal => OfTheFirstReport.On(onDay),
        ReportStage.ThirtyDay => OfTheFullReport.On(onDay),
        ReportStage.Correction => corrected is ReportStage.ThirtyDay ? OfTheFullReport.On(onDay) : OfTheFirstReport.On(onDay),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether a version of this stage must hold this item; if not, it is given as far as known.</summary>
    public static bool Demands(ReportStage stage, ReportItem item, DateOnly onDay, ReportStage corrected = ReportStage.First) =>
        Of(stage, onDay, corrected).Contains(item);
}
