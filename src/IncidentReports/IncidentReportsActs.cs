using Noroshi.Kernel;

namespace Noroshi.IncidentReports;

/// <summary>What is done about reports, in words.</summary>
internal sealed class IncidentReportsActs : IKindsOfActs
{
    public IReadOnlyDictionary<string, Words> Kinds { get; } = new Dictionary<string, Words>(StringComparer.Ordinal)
    {
        ["incident-reports.answer-late"] = new("回答期限の超過", "Answer became late"),
        ["incident-reports.answered"] = new("回答", "Answer"),
        ["incident-reports.answering-refused"] = new("回答の拒否", "Answering refused"),
        ["incident-reports.assigned"] = new("担当者の決定", "Case assigned"),
        ["incident-reports.attached"] = new("資料の添付", "Attachment added"),
        ["incident-reports.attaching-refused"] = new("添付の拒否", "Attaching refused"),
        ["incident-reports.burden-seen"] = new("負担の統計の閲覧", "Figures on burden read"),
        ["incident-reports.check-refused"] = new("セルフチェックの拒否", "Self-check refused"),
        ["incident-reports.checked"] = new("セルフチェック", "Self-check"),
        ["incident-reports.closed-or-reopened"] = new("事案の終結・再開", "Case closed or reopened"),
        ["incident-reports.copy-consent-withdrawn"] = new("写しの同意の撤回", "Consent to a copy withdrawn"),
        ["incident-reports.copy-consented"] = new("写しへの同意", "Consent to a copy"),
        ["incident-reports.copy-handed-over"] = new("写しの提出済みの記録", "Copy handed over"),
        ["incident-reports.copy-made"] = new("写しの作成", "Copy made"),
        ["incident-reports.copy-refused"] = new("写しの拒否", "Copy refused"),
        ["incident-reports.draft-discarded"] = new("下書きの破棄", "Draft discarded"),
        ["incident-reports.erased"] = new("保存期間を過ぎた報告の消去", "Report erased after its term"),
        ["incident-reports.exported"] = new("事案の書き出し", "Cases exported"),
        ["incident-reports.filed"] = new("報告の提出", "Report filed"),
        ["incident-reports.filing-refused"] = new("報告の提出の拒否", "Filing refused"),
        ["incident-reports.guided"] = new("指導・助言", "Guidance"),
        ["incident-reports.marked-late"] = new("報告期限の超過", "Report became late"),
        ["incident-reports.material-requested"] = new("資料の提出の求め", "Material requested"),
        ["incident-reports.message-sent"] = new("連絡", "Message"),
        ["incident-reports.not-shown"] = new("見てはならない報告の要求", "Request for a report that may not be seen"),
        ["incident-reports.noted"] = new("内部メモ", "Internal note"),
        ["incident-reports.opinion-stated"] = new("内閣総理大臣の意見", "Opinion of the Prime Minister"),
        ["incident-reports.ordered"] = new("命令", "Order"),
        ["incident-reports.policy-set"] = new("運用の設定の変更", "Policy setting changed"),
        ["incident-reports.read"] = new("報告の閲覧", "Report read"),
        ["incident-reports.reading-refused"] = new("閲覧の拒否", "Reading refused"),
        ["incident-reports.searched"] = new("報告の検索", "Reports searched"),
    };
}
