using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty;

/// <summary>The questions of the self-check in the order in which they are asked. The page is driven by this list.</summary>
internal static class Questions
{
    /// <summary>All questions.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        YesNo(
            "operator",
            Fact.OperatorIsSpecial,
            new("あなたの組織は特別社会基盤事業者ですか。", "Is your organisation a special infrastructure operator?"),
            new("経済安全保障推進法の特定社会基盤事業者に指定され、特定重要電子計算機を使っている事業者のことです。委託先のSOCやベンダーは、これに当たりません。", "An operator designated under the Economic Security Promotion Act that uses specified critical computers. A SOC or vendor working for one is not."),
            "Act, Art. 2(3)"),
        new(
            "classes",
            new("事象が起きた電子計算機は、どの区分に当たりますか。当たるものを全て選んでください。", "To which classes does the computer belong? Tick all that apply."),
            new("複数に当たるときは、最も厳しい区分で判断します。届出が免除された製品（Windowsなど）も、区分に当たれば対象です。", "If several apply, the strictest governs. A product exempt from notification (as Windows is) still counts."),
            "Cabinet Order, Art. 1(3)",
            [.. DeviceClasses.All.Select(c => new Choice(c.Code(), c.Words(), Fact.Of(c)))]),
        YesNo(
            "harmed",
            Fact.Harmed,
            new("その電子計算機のサイバーセキュリティが害されましたか。", "Was the computer's cybersecurity harmed?"),
            new("情報の漏えい・滅失・毀損が起きた、停止した、乗っ取られた、勝手に動作したなど、安全性や信頼性が損なわれた場合です。試みを防ぎ切った場合は「いいえ」です。", "Information leaked, was lost or damaged, the computer stopped, was taken over or acted on its own. If the attempt was fully blocked, answer no."),
            "Act, Art. 2(5)"),
        new(
            "acts",
            new("どのような行為によるものですか。当たるものを全て選んでください。", "By what act? Tick all that apply."),
            new("故障や操作の誤りだけが原因なら「どれでもない」です。", "If it was only a fault or a slip, choose none of these."),
            "Act, Art. 2(4)",
            [
                new("malware", new("不正な指令を与えるプログラム（マルウェア、ランサムウェアなど）の実行", "Running of malicious instructions (malware, ransomware)"), Fact.ByMalware),
                new("access", new("不正アクセス（他人のID・パスワードや、脆弱性を使った侵入）", "Unauthorised access (with another's credentials, or through a vulnerability)"), Fact.ByAccess),
                new("obstruction", new("電子計算機を使う業務の妨害（DDoS攻撃、データの破壊など。回線の妨害も含みます）", "Obstruction of business done by computer (DDoS, destruction of data; of the line too)"), Fact.ByObstruction),
            ]),
        YesNo(
            "only-attempted",
            Fact.ObstructionOnlyAttempted,
            new("業務の妨害は、未遂にとどまりましたか。", "Was the obstruction of business only attempted?"),
            new("実際に電子計算機が使用目的どおり動かなくなるなどして業務が妨害された場合は「いいえ」です（刑法第234条の2第2項）。", "If business was in fact obstructed, answer no (Penal Code art. 234-2(2))."),
            "Order, Art. 4(2)(iii)"),
        YesNo(
            "trace-incident",
            Fact.TraceOfIncident,
            new("特定侵害事象の痕跡が、ログなどに記録されていますか。", "Are traces of a specified intrusion event on record, in a log for instance?"),
            new("マルウェアの実行、不正アクセス、業務の妨害によって電子計算機が害されたことを示す記録です。痕跡だけでも報告の対象になります。", "Records showing that the computer was harmed by malware, unauthorised access or obstruction. Traces alone are reportable."),
            "Order, Art. 4(1)(ii)"),
        YesNo(
            "trace-only-attempt",
            Fact.TraceOnlyOfAttempt,
            new("その痕跡は、未遂に終わった業務妨害だけを示すものですか。", "Do the traces show nothing but an attempted obstruction?"),
            new("不正アクセスやマルウェアの痕跡が一つでもあれば「いいえ」です。", "If there is any trace of unauthorised access or malware, answer no."),
            "Order, Art. 4(2)(iii)"),
        new(
            "precursors",
            new("次のような事象が起きましたか。当たるものを全て選んでください。", "Did any of these happen? Tick all that apply."),
            new("被害が出ていなくても、一号電子計算機と、それに最も近い電子計算機では報告の対象になります。", "Even without harm these are reportable on the facility's own and the nearest computers."),
            "Order, Art. 4(1)(i)",
            [
                new("malware-received", new("イ　マルウェアなど、不正な指令を与えるデータを受信した", "Malware or other malicious instructions were received"), Fact.MalwareReceived),
                new("credential-entered", new("ロ　他人のID・パスワードなどがネットワーク経由で入力された", "Another person's credential was entered over a network"), Fact.CredentialEntered),
                new("bypass-entered", new("ハ　アクセス制御を免れる情報や指令（脆弱性を突く通信など）が入力された", "Data or commands that get round the access control were entered"), Fact.BypassEntered),
                new("bypass-through-another", new("ニ　その電子計算機がアクセスを制御している別の電子計算機に、制御を免れる情報や指令が入力された", "The same, into another computer whose use this one controls"), Fact.BypassThroughAnother),
                new("credential-taken", new("ホ　その電子計算機に関する他人のID・パスワードなどが取得された", "Another person's credential for the computer was obtained"), Fact.CredentialTaken),
            ]),
        YesNo(
            "just-cause",
            Fact.JustCause,
            new("不正な指令の受信には、正当な理由がありますか。", "Was there a just cause for the malicious instructions being received?"),
            new("たとえば、契約に基づく侵入テストで、検査用の検体を送った場合です。", "For instance a sample sent in a penetration test under contract."),
            "Order, Art. 4(1)(i)(a)"),
        new(
            "entry",
            new("入力をしたのはだれですか。だれかの承諾がありましたか。当たるものを全て選んでください。", "Who made the entry, and with whose consent? Tick all that apply."),
            new("アクセス管理者とは、その電子計算機の利用を管理している者です。利用権者とは、そのID・パスワードの持ち主です。", "The access manager is whoever manages use of the computer; the holder of the right of use is whose credential it is."),
            "Order, Art. 4(1)(i)(b)",
            [
                new("by-access-manager", new("アクセス管理者自身が入力した", "The access manager made it"), Fact.ByAccessManager),
                new("with-managers-consent", new("アクセス管理者の承諾を得ていた", "With the access manager's consent"), Fact.WithManagersConsent),
                new("with-right-holders-consent", new("ID・パスワードの利用権者の承諾を得ていた", "With the consent of the holder of the right of use"), Fact.WithRightHoldersConsent),
                new("nict-survey", new("情報通信研究機構（NICT）の認可を受けた調査だった", "NICT's authorised survey"), Fact.NictSurvey),
            ]),
        YesNo(
            "taken-for-access",
            Fact.TakenForAccess,
            new("ID・パスワードなどは、不正アクセスに使う目的で取得されましたか。", "Was the credential obtained in order to use it for unauthorised access?"),
            new("攻撃者による窃取は、通常これに当たります。", "Theft by an attacker normally is."),
            "Order, Art. 4(1)(i)(e)"),
        YesNo(
            "taken-by-harm",
            Fact.TakenByHarm,
            new("その電子計算機のサイバーセキュリティを害して取得されましたか。", "Was it obtained by harming this computer's cybersecurity?"),
            new("この電子計算機から盗まれた場合です。フィッシングなど別の場所で盗まれた場合は「いいえ」です。", "Taken from this computer. If it was taken elsewhere, by phishing for instance, answer no."),
            "Order, Art. 4(1)(i)(e)"),
        YesNo(
            "trace-precursor",
            Fact.TraceOfPrecursor,
            new("イからホまでの事象の痕跡が、ログなどに記録されていますか。", "Are traces of an event イ to ホ on record?"),
            new("承諾を得た入力など、イからホまでに当たらないものの痕跡は含みません。", "Traces of what falls under none of the rows, such as a consented entry, do not count."),
            "Order, Art. 4(1)(i)(f)"),
        YesNo(
            "soon-after-designation",
            Fact.SoonAfterDesignation,
            new("事象は、特定社会基盤事業者の指定を受けた日から6か月以内に発生しましたか。", "Did it happen within six months of your designation?"),
            new("認知した日ではなく、発生した日で考えます。複数の指定があるときは、この電子計算機が関わる事業の指定で考えます。", "What counts is the day it happened, not the day you learnt of it; for several designations, the one for this computer's business."),
            "Order, Art. 4(2)(i)"),
        YesNo(
            "of-that-designation",
            Fact.OfThatDesignation,
            new("電子計算機は、その指定に係る事業の特定重要設備に関するものですか。", "Is the computer one of the facility of that designation's business?"),
            new("ほかの指定に係る設備の電子計算機なら「いいえ」です。", "If it belongs to the facility of another designation, answer no."),
            "Order, Art. 4(2)(i)"),
        YesNo(
            "by-espa-53",
            Fact.ByEventOfEspa53,
            new("経済安全保障推進法第53条第1項各号の事由により、指定の基準に該当することになりましたか。", "Did you come under the criteria by an event listed in ESPA art. 53(1)?"),
            new("この場合、6か月の除外はありません。どの事由が当たるかは、指定の通知や所管省庁に確認してください。", "Then the six months do not apply. Check the notice of designation, or ask the ministry, which event applies."),
            "Order, Art. 4(2)(i)"),
        YesNo(
            "before-amendment",
            Fact.DesignatedBeforeAmendment,
            new("指定を受けたのは、令和8年9月18日より前ですか。", "Were you designated before 18 September 2026?"),
            new("改正命令の施行の日です。その前の指定には、改正前の読み方が残ります。", "The day the amending order took effect; earlier designations keep the old reading."),
            "Order, Suppl. 2026-08-31 (3)"),
        YesNo(
            "soon-after-coverage",
            Fact.SoonAfterCoverage,
            new("特定重要設備を定める主務省令の改正で、この電子計算機が新たに対象となった日から6か月以内に発生しましたか。", "Did it happen within six months of this computer being newly covered by an amendment of the order that lists the facilities?"),
            new("改正で新たに対象になった電子計算機でなければ「いいえ」です。", "If the computer was not newly covered by an amendment, answer no."),
            "Order, Art. 4(2)(ii)"),
    ];

    /// <summary>The question for a code.</summary>
    public static Question? Find(string? code) => All.FirstOrDefault(q => q.Code == code);

    /// <summary>The next question whose answer matters; null if the answer is settled or nothing is left to ask.</summary>
    /// <param name="answer">The answer so far.</param>
    /// <param name="asked">Codes of questions already put, so that "not known" is not asked twice.</param>
    public static Question? Next(ReportabilityAnswer answer, IReadOnlyCollection<string> asked) =>
        All.FirstOrDefault(q => !asked.Contains(q.Code) && q.Choices.Any(c => answer.Unknown.Any(missing => missing.Fact == c.Fact)));

    /// <summary>The question and the choice that ask for a fact.</summary>
    public static (Question Question, Choice Choice)? For(Fact fact) => All
        .SelectMany(q => q.Choices, (question, choice) => ((Question, Choice)?)(question, choice))
        .FirstOrDefault(pair => pair!.Value.Item2.Fact == fact);

    private static Question YesNo(string code, Fact fact, Words text, Words help, string article) =>
        new(code, text, help, article, [new Choice(Question.Yes, text, fact)]);
}
