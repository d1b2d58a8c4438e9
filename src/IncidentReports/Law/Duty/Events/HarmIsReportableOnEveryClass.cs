using Noroshi.IncidentReports.Law.Duty.Exclusions;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty.Events;

/// <summary>
/// 「この法律において「特定侵害事象」とは、重要電子計算機に対する特定不正行為により、当該重要電子計算機のサイバーセキュリティが害されることをいう。」 It is reportable on every
/// class (Act art 5), save what Order art 4(2)(iii) takes out.
/// </summary>
[Article("Act, Art. 2(4)(i)")]
[Article("Act, Art. 2(4)(ii)")]
[Article("Act, Art. 2(4)(iii)")]
[Article("Act, Art. 2(5)")]
[Article("Act, Art. 5")]
internal static class HarmIsReportableOnEveryClass
{
    internal static readonly Dated<RuleText> ByMalware = Kind(
        Fact.ByMalware,
        new("不正な指令を与えるプログラムが実行され、サイバーセキュリティが害されました（特定侵害事象）。", "Malicious instructions were run and harmed cybersecurity (specified intrusion event)."),
        "Act, Art. 2(4)(i)");

    internal static readonly Dated<RuleText> ByAccess = Kind(
        Fact.ByAccess,
        new("不正アクセス行為により、サイバーセキュリティが害されました（特定侵害事象）。", "Unauthorised access harmed cybersecurity (specified intrusion event)."),
        "Act, Art. 2(4)(ii)");

    internal static readonly Dated<RuleText> ByObstruction = Kind(
        Fact.ByObstruction,
        new("電子計算機を用いた業務が妨害され、サイバーセキュリティが害されました（特定侵害事象）。", "Business done by computer was obstructed and cybersecurity harmed (specified intrusion event)."),
        "Act, Art. 2(4)(iii)");

    public static Finding On(Facts facts, DateOnly day) => Finding.Any(
        ByMalware.Ask(facts, day),
        ByAccess.Ask(facts, day),
        Finding.All(ByObstruction.Ask(facts, day), AttemptedObstructionIsLeftOutElsewhere.OfTheEvent(facts, day).Not()));

    private static Dated<RuleText> Kind(Fact act, Words text, string article) => new Dated<RuleText>().From(new(2026, 10, 1), (facts, version) =>
        Finding.All(Finding.Of(facts, Fact.Harmed), Finding.Of(facts, act)).Because(new Reason(text, article, version)));
}
