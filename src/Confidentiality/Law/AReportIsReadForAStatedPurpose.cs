using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;

namespace Noroshi.Confidentiality.Law;

/// <summary>
/// 「…その取り扱う報告等情報 … の漏えい、滅失又は毀損の防止その他の当該報告等情報の安全管理のために必要かつ適切な措置を講じなければならない。」
/// and art 37 「…報告等情報 … が重要電子計算機に対する特定不正行為による被害の防止に有効に活用されるよう、当該情報の整理及び分析を行うものとする。」
/// The Act names no list of purposes. This is how we read it: a desk reads to handle the incident and to use its powers, the Cabinet
/// Office also to analyse; nobody reads for anything else (ADR 0017).
/// </summary>
[Article("Act, Art. 8(1)")]
[Article("Act, Art. 37")]
internal static class AReportIsReadForAStatedPurpose
{
    private static readonly Words NotYours = new(
        "この目的で報告を読む権限がありません。報告等情報は、法が定める目的の範囲でだけ利用できます。",
        "You may not read reports for this purpose. Report information may be used only for what the Act provides.");

    public static IReadOnlyList<Purpose> Purposes(IReadOnlySet<Permission> may) =>
        [.. Enum.GetValues<Purpose>().Where(purpose => Holds(purpose, may))];

    public static Ruling Ask(Purpose purpose, IReadOnlySet<Permission> may) => Holds(purpose, may)
        ? new Ruling.Allowed(purpose.Article())
        : new Ruling.Refused("Act, Art. 8(1)", NotYours);

    private static bool Holds(Purpose purpose, IReadOnlySet<Permission> may) => purpose switch
    {
        Purpose.HandlingIncident => may.Contains(Permission.ReadReports) && may.Contains(Permission.HandleCases),
        Purpose.Supervision => may.Contains(Permission.ReadReports)
            && (may.Contains(Permission.AskAndGuide) || may.Contains(Permission.Order) || may.Contains(Permission.StateOpinion)),

        // Art 37 is the Prime Minister's alone; SeeBurden is what only the Cabinet Office's roles hold.
        Purpose.Analysis or Purpose.Statistics => may.Contains(Permission.ReadReports) && may.Contains(Permission.SeeBurden),
        Purpose.OwnRecord => may.Contains(Permission.ReadOwnReports) || may.Contains(Permission.FileReports),
        _ => false,
    };
}
