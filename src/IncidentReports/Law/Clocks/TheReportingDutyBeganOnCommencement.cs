using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Clocks;

/// <summary>「この命令は、法の施行の日（令和八年十月一日）から施行する。」</summary>
[Article("Order, Suppl. 2026-05-28 (1)")]
internal static class TheReportingDutyBeganOnCommencement
{
    internal static readonly Dated<bool> InForce = new Dated<bool>().From(new(2026, 10, 1), true);

    /// <summary>The first day of the duty.</summary>
    public static DateOnly Commencement => InForce.Commencements[0];

    /// <summary>Whether an incident learnt of on this day falls under the duty.</summary>
    public static bool On(DateOnly learnedOn) => InForce.IsInForceOn(learnedOn);
}
