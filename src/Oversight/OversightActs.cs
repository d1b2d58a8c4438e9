using Noroshi.Kernel;

namespace Noroshi.Oversight;

/// <summary>What is done about the record itself, and in the commission, in words.</summary>
internal sealed class OversightActs : IKindsOfActs
{
    public IReadOnlyDictionary<string, Words> Kinds { get; } = new Dictionary<string, Words>(StringComparer.Ordinal)
    {
        ["oversight.acting-chair-set"] = new("委員長を代理する者の定め", "Who acts for the chair set"),
        ["oversight.after-notice-checked"] = new("事後の通知の確認", "Notice after the fact checked"),
        ["oversight.after-notice-closed"] = new("事後の通知の終結", "Notice after the fact closed"),
        ["oversight.after-notice-entered"] = new("事後の通知の受理", "Notice after the fact entered"),
        ["oversight.after-notice-read"] = new("事後の通知の閲覧", "Notice after the fact read"),
        ["oversight.approval-entered"] = new("承認の求めの受理", "Request for approval entered"),
        ["oversight.approval-read"] = new("承認の求めの閲覧", "Request for approval read"),
        ["oversight.approval-withdrawn"] = new("承認の求めの取下げ", "Request for approval withdrawn"),
        ["oversight.content-erased"] = new("記録の内容の消去", "Content of an act erased"),
        ["oversight.content-read"] = new("検査の標本の内容の閲覧", "Content of a sample read"),
        ["oversight.finding-recorded"] = new("検査の結果の記録", "Finding of an inspection recorded"),
        ["oversight.inspection-closed"] = new("検査の終結", "Inspection closed"),
        ["oversight.inspection-planned"] = new("検査の計画", "Inspection planned"),
        ["oversight.inspection-read"] = new("検査の閲覧", "Inspection read"),
        ["oversight.inspection-sampled"] = new("検査の標本の抽出", "Sample of an inspection drawn"),
        ["oversight.log-begun"] = new("透明性ログの開始", "Transparency log begun"),
        ["oversight.log-continued"] = new("透明性ログの継続", "Transparency log continued"),
        ["oversight.manifest-imported"] = new("ほかの処理が署名した記録の取込み", "Manifest of another process recorded"),
        ["oversight.measure-reported"] = new("検査後の措置の報告", "Measure after an inspection reported"),
        ["oversight.measure-sent"] = new("検査後の通知・要求・勧告等の発出", "Measure after an inspection sent"),
        ["oversight.meeting-confirmed"] = new("会議の議決の確定", "Meeting confirmed"),
        ["oversight.meeting-recorded"] = new("会議の記録", "Meeting entered or recorded"),
        ["oversight.not-let-in"] = new("秘密保持の義務を確認していない人による監理委員会の閲覧の要求", "Entry to the commission refused"),
        ["oversight.policy-set"] = new("監理委員会についての設定", "Setting on the commission"),
        ["oversight.record-read"] = new("行為の記録の閲覧", "Record of acts read"),
        ["oversight.record-verified"] = new("行為の記録の検証", "Record of acts verified"),
        ["oversight.report-published"] = new("年次報告の概要の公表", "Outline of the yearly report published"),
        ["oversight.sample-judged"] = new("検査の標本の判断", "Sample of an inspection judged"),
        ["oversight.seat-ended"] = new("委員長・委員・事務局の退任", "End of an office in the commission"),
        ["oversight.seat-entered"] = new("委員長・委員・事務局の任命", "Appointment to the commission"),
    };
}
