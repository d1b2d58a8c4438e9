using Noroshi.IncidentReports.Law.Duty.Scope;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty.Events;

/// <summary>
/// Order art 4(1)(i) イ to ホ, row by row, each with its own exclusions. They stand in addition to the 特定侵害事象 and count on the nearest
/// computers only. The text of each row stands at the row.
/// </summary>
internal static class PrecursorsAreReportable
{
    /// <summary>「正当な理由がないのに、特定重要電子計算機に対し、…不正な指令を与える電磁的記録を受信させる行為が行われる事象」</summary>
    [Article("Order, Art. 4(1)(i)(a)")]
    internal static readonly Dated<RuleText> MaliciousInstructionsReceived = Row(
        "Order, Art. 4(1)(i)(a)",
        new("不正な指令を与える電磁的記録（マルウェアなど）を受信させられました（イ）。", "Malicious instructions were made to be received (row イ)."),
        facts => [Finding.Of(facts, Fact.MalwareReceived), Without(facts, Fact.JustCause, "Order, Art. 4(1)(i)(a)", JustCause)]);

    /// <summary>
    /// 「…電気通信回線を通じて当該アクセス制御機能に係る他人の識別符号が入力される事象（…アクセス管理者…によりされるもの、当該アクセス管理者又は当該識別符号に係る…
    /// 利用権者の承諾を得てされるもの及び国立研究開発法人情報通信研究機構法…特定アクセス行為を除く。）」
    /// </summary>
    [Article("Order, Art. 4(1)(i)(b)")]
    internal static readonly Dated<RuleText> AnothersCredentialEntered = Row(
        "Order, Art. 4(1)(i)(b)",
        new("他人の識別符号（ID・パスワードなど）がネットワーク経由で入力されました（ロ）。", "Another person's credential was entered over a network (row ロ)."),
        facts =>
        [
            Finding.Of(facts, Fact.CredentialEntered),
            Without(facts, Fact.ByAccessManager, "Order, Art. 4(1)(i)(b)", ByManager),
            Without(facts, Fact.WithManagersConsent, "Order, Art. 4(1)(i)(b)", WithConsent),
            Without(facts, Fact.WithRightHoldersConsent, "Order, Art. 4(1)(i)(b)", WithHoldersConsent),
            Without(facts, Fact.NictSurvey, "Order, Art. 4(1)(i)(b)", Nict),
        ]);

    /// <summary>「…制限を免れることができる情報（識別符号であるものを除く。）又は指令が入力される事象（当該アクセス制御機能を付加したアクセス管理者によりされるもの及び当該アクセス管理者の承諾を得てされるものを除く。ニにおいて同じ。）」</summary>
    [Article("Order, Art. 4(1)(i)(c)")]
    internal static readonly Dated<RuleText> BypassEntered = Row(
        "Order, Art. 4(1)(i)(c)",
        new("アクセス制御を免れる情報や指令（脆弱性を突く通信など）が入力されました（ハ）。", "Data or commands that get round the access control were entered (row ハ)."),
        facts =>
        [
            Finding.Of(facts, Fact.BypassEntered),
            Without(facts, Fact.ByAccessManager, "Order, Art. 4(1)(i)(c)", ByManager),
            Without(facts, Fact.WithManagersConsent, "Order, Art. 4(1)(i)(c)", WithConsent),
        ]);

    /// <summary>「電気通信回線で直接又は間接に接続されている他の特定重要電子計算機が有するアクセス制御機能によりその特定利用を制限されている電子計算機に対し、…その制限を免れることができる情報又は指令が入力される事象」</summary>
    [Article("Order, Art. 4(1)(i)(d)")]
    internal static readonly Dated<RuleText> BypassThroughAnother = Row(
        "Order, Art. 4(1)(i)(d)",
        new("ほかの特定重要電子計算機がアクセスを制御している電子計算機に、その制限を免れる情報や指令が入力されました（ニ）。", "The same was entered into a computer whose use another critical computer controls (row ニ)."),
        facts =>
        [
            Finding.Of(facts, Fact.BypassThroughAnother),
            Without(facts, Fact.ByAccessManager, "Order, Art. 4(1)(i)(d)", ByManager),
            Without(facts, Fact.WithManagersConsent, "Order, Art. 4(1)(i)(d)", WithConsent),
        ]);

    /// <summary>「不正アクセス禁止法第二条第四項第一号に該当する行為の用に供する目的で、…他人の識別符号が取得される事象（当該特定重要電子計算機のサイバーセキュリティ…を害することによって行われるものに限る。）」</summary>
    [Article("Order, Art. 4(1)(i)(e)")]
    internal static readonly Dated<RuleText> CredentialObtained = Row(
        "Order, Art. 4(1)(i)(e)",
        new("不正アクセスに使う目的で、電子計算機のサイバーセキュリティを害して識別符号が取得されました（ホ）。", "A credential was obtained for unauthorised access, by harming the computer (row ホ)."),
        facts =>
        [
            Finding.Of(facts, Fact.CredentialTaken),
            Finding.Of(facts, Fact.TakenForAccess).Because(null, Because(NotForAccess, "Order, Art. 4(1)(i)(e)")),
            Finding.Of(facts, Fact.TakenByHarm).Because(null, Because(NotByHarm, "Order, Art. 4(1)(i)(e)")),
        ]);

    internal static readonly IReadOnlyList<Dated<RuleText>> Rows =
        [MaliciousInstructionsReceived, AnothersCredentialEntered, BypassEntered, BypassThroughAnother, CredentialObtained];

    private static Words JustCause => new("正当な理由があるため、イには当たりません。", "There was a just cause, so row イ does not apply.");

    private static Words ByManager => new("アクセス管理者自身が行ったものなので、当たりません。", "The access manager did it, so the row does not apply.");

    private static Words WithConsent => new("アクセス管理者の承諾を得たものなので、当たりません。", "The access manager consented, so the row does not apply.");

    private static Words WithHoldersConsent => new("識別符号の利用権者の承諾を得たものなので、ロには当たりません。", "The holder of the right of use consented, so row ロ does not apply.");

    private static Words Nict => new("情報通信研究機構（NICT）の認可を受けた調査なので、ロには当たりません。", "It was NICT's authorised survey, so row ロ does not apply.");

    private static Words NotForAccess => new("不正アクセスに使う目的ではないため、ホには当たりません。", "It was not for unauthorised access, so row ホ does not apply.");

    private static Words NotByHarm => new("その電子計算機のサイバーセキュリティを害して取得されたものではないため、ホには当たりません。", "It was not obtained by harming the computer, so row ホ does not apply.");

    public static Finding On(Facts facts, DateOnly day)
    {
        var rows = Finding.Any([.. Rows.Select(row => row.Ask(facts, day))]);

        // Where none happened, the class of the computer is no reason.
        return rows.Holds is false ? rows : Finding.All(PrecursorsCountOnTheNearestComputers.On(facts, day), rows);
    }

    // An exclusion is a reason only where the event itself may have happened: "with consent" says nothing of an entry that was not made.
    private static Dated<RuleText> Row(string article, Words text, Func<Facts, IReadOnlyList<Finding>> conditions) =>
        new Dated<RuleText>().From(new(2026, 10, 1), (facts, version) => conditions(facts) is var all && all[0].Holds is false
            ? all[0]
            : Finding.All(all).Because(new Reason(text, article, version)));

    private static Finding Without(Facts facts, Fact exclusion, string article, Words reason) =>
        Finding.Of(facts, exclusion).Not().Because(null, Because(reason, article));

    private static Reason Because(Words text, string article) => new(text, article, new(2026, 10, 1));
}
