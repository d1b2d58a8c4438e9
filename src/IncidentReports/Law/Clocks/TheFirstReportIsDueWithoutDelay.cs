using System.Diagnostics;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Clocks;

/// <summary>
/// 「…特定侵害事象等…の発生を認知した後、速やかに、特別社会基盤事業所管大臣及び内閣総理大臣に…報告書…を提出するとともに…」
/// 速やかに has no number, neither in the Act nor in the Order: there is no legal limit to compute. What stands here is an internal
/// target by kind of incident, a setting of this system and shown as such (ADR 0016).
/// </summary>
[Article("Order, Art. 4(2)")]
internal static class TheFirstReportIsDueWithoutDelay
{
    /// <summary>What the page says where a limit would stand.</summary>
    public static readonly Words Text = new(
        "速報は、認知した後「速やかに」提出します。法令に時間や日数の定めはありません。",
        "The first report is due “without delay” after knowledge. The law sets no hours or days.");

    /// <summary>What the page says beside the target.</summary>
    public static readonly Words TargetNote = new(
        "この目標時間は法令の期限ではなく、このシステムの設定です。",
        "This target is a setting of this system, not a limit of law.");

    internal static readonly Dated<Func<IncidentKind, TimeSpan>> Targets = new Dated<Func<IncidentKind, TimeSpan>>()
        .From(new(2026, 10, 1), kind => kind switch
        {
            IncidentKind.Ddos or IncidentKind.Ransomware => TimeSpan.FromHours(24),
            IncidentKind.Other => TimeSpan.FromHours(48),
            _ => throw new UnreachableException(),
        });

    /// <summary>The internal target unless the setting says otherwise.</summary>
    public static DateTimeOffset Target(IncidentKind kind, DateTimeOffset learnedAt) =>
        learnedAt + Targets.On(LegalCalendar.LegalDay(learnedAt))(kind);
}
