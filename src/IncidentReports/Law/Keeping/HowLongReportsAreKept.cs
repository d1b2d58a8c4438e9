using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Keeping;

/// <summary>For how long reports are kept, as a setting with its reason.</summary>
/// <param name="YearsAfterClosing">Years from the closing of the case.</param>
/// <param name="Note">What the setting rests on.</param>
/// <param name="Certainty">How sure that is.</param>
internal sealed record Retention(int YearsAfterClosing, Words Note, Certainty Certainty);

/// <summary>
/// The Act sets no term for keeping reports; article 8(1) asks for safe management only. The years are therefore a dated setting of this
/// system, and are replaced when the authorities fix a term under their rules on public records.
/// </summary>
[Article("Act, Art. 8(1)")]
internal static class HowLongReportsAreKept
{
    internal static readonly Dated<Retention> Setting = new Dated<Retention>()
        .From(new(2026, 10, 1), new Retention(
            5,
            new(
                "法には報告の保存期間の定めがありません。5年はこのシステムの初期設定です。各機関の文書管理の定めに合わせて変えてください。",
                "The Act sets no term for keeping reports. Five years is this system's initial setting: change it to fit the authority's rules on records."),
            Certainty.Policy));

    /// <summary>The setting on a day.</summary>
    public static Retention On(DateOnly day) => Setting.On(day);

    /// <summary>The first day on which a case closed on this day may be erased.</summary>
    public static DateOnly MayBeErasedFrom(DateOnly closedOn) => closedOn.AddYears(Setting.On(closedOn).YearsAfterClosing).AddDays(1);
}
