using Noroshi.Kernel;

namespace Noroshi.CriticalComputers;

/// <summary>What is done about critical computers, in words.</summary>
internal sealed class CriticalComputersActs : IKindsOfActs
{
    public IReadOnlyDictionary<string, Words> Kinds { get; } = new Dictionary<string, Words>(StringComparer.Ordinal)
    {
        ["critical-computers.answer-late"] = new("届出に関する回答の期限の経過", "Limit for an answer about notification passed"),
        ["critical-computers.answered"] = new("届出に関する回答", "Answer about notification"),
        ["critical-computers.bulk-begun"] = new("一括変更の準備", "Change of many entries prepared"),
        ["critical-computers.bulk-confirmed"] = new("一括変更", "Many entries changed"),
        ["critical-computers.changed"] = new("電子計算機の登録の変更", "Entry of a computer changed"),
        ["critical-computers.checked"] = new("届出の確認", "Notification checked"),
        ["critical-computers.entered"] = new("電子計算機の登録", "Computer entered"),
        ["critical-computers.exported"] = new("台帳の書き出し", "Register exported"),
        ["critical-computers.facility-kept"] = new("特定重要設備の登録・変更", "Facility entered or changed"),
        ["critical-computers.guided"] = new("届出に関する指導・助言", "Guidance about notification"),
        ["critical-computers.feed-made"] = new("カレンダーの購読用アドレスの作成", "Calendar address made"),
        ["critical-computers.feed-revoked"] = new("カレンダーの購読用アドレスの無効化", "Calendar address revoked"),
        ["critical-computers.filing-entered"] = new("経済安全保障推進法の届出の登録", "Filing under the Economic Security Promotion Act entered"),
        ["critical-computers.filing-taken-back"] = new("経済安全保障推進法の届出の登録の取消し", "Entry of that filing taken back"),
        ["critical-computers.import-begun"] = new("一覧の読み込み", "Inventory brought"),
        ["critical-computers.import-confirmed"] = new("一覧の取り込み", "Inventory taken over"),
        ["critical-computers.material-requested"] = new("届出に関する報告・資料の求め", "Report or material about notification requested"),
        ["critical-computers.message-sent"] = new("届出に関する連絡", "Message about notification"),
        ["critical-computers.network-exported"] = new("ネットワーク図の書き出し", "Drawing of a network exported"),
        ["critical-computers.network-imported"] = new("ネットワーク図の取り込み", "Drawing of a network taken over"),
        ["critical-computers.network-kept"] = new("ネットワーク図の変更", "Drawing of a network changed"),
        ["critical-computers.network-taken-over"] = new("ネットワーク図による区分の反映", "Classes taken over from a drawing"),
        ["critical-computers.not-shown"] = new("見てはならない台帳・届出の要求", "Request for a register or notification that may not be seen"),
        ["critical-computers.noted"] = new("届出に関する窓口内のメモ", "Note about notification within a desk"),
        ["critical-computers.notified"] = new("電子計算機の届出", "Computers notified"),
        ["critical-computers.opinion-stated"] = new("届出に関する内閣総理大臣の意見", "Opinion of the Prime Minister about notification"),
        ["critical-computers.ordered"] = new("届出の命令", "Order to notify"),
        ["critical-computers.passed-on"] = new("届出の内閣総理大臣への通知", "Notification passed on to the Prime Minister"),
        ["critical-computers.product-asked"] = new("製品を使う事業者の検索", "Asked who has a product"),
        ["critical-computers.rule-set"] = new("台帳の規則の設定", "Rule of the register set"),
        ["critical-computers.read"] = new("届出の閲覧", "Notification read"),
        ["critical-computers.simulated"] = new("規則の変更の試行", "Change of rules tried out"),
        ["critical-computers.compared"] = new("区分のそろい方の閲覧", "Consistency of classes read"),
        ["critical-computers.precedent-written"] = new("事例の記載", "Precedent written"),
        ["critical-computers.precedent-withdrawn"] = new("事例の取下げ", "Precedent withdrawn"),
    };
}
