using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Filing;

/// <summary>What must hold beyond the form: the stage must fit the case, a correction says why.</summary>
internal static class FilingChecks
{
    public static Problems Of(Submission submission, IncidentCase? @case, DateTimeOffset now) => new Problems()
        .Unless(@case is null == (submission.Stage is ReportStage.First), "stage", "stage-does-not-fit", new Words(
            "新しい案件は速報から始めます。提出済みの案件には、続報・30日報告・訂正・取下げのいずれかを選んでください。",
            "A new case begins with a first report. For a case already filed choose supplement, thirty-day report, correction or withdrawal."))
        .Unless(@case is null or { State: CaseState.Open } || submission.Stage is ReportStage.Correction, "case", "case-not-open", new Words(
            "この案件は取下げ済み又は終結済みです。誤りを正す場合は「訂正」を選んでください。",
            "This case has been withdrawn or closed. To put a mistake right choose “correction”."))
        .Unless(@case is null or { ErasedAt: null }, "case", "case-erased", new Words(
            "この案件の内容は、保存期間が過ぎたため消去されています。新しい案件として報告してください。",
            "What was reported in this case was erased when its term of keeping was over. Report it as a new case."))
        .Unless(submission.Stage is not (ReportStage.Correction or ReportStage.Withdrawal) || submission.Reason is { Length: > 0 and <= 2000 }, "reason", "reason-required", new Words(
            "訂正・取下げの理由を2,000字以内で入力してください。",
            "Give the reason for the correction or withdrawal, in at most 2,000 characters."))
        .Unless(submission.ReceivedAt is null || submission.Channel is Channel.Telephone or Channel.Paper, "receivedAt", "received-by-desk-only", new Words(
            "受付日時を指定できるのは、窓口が電話や書面で受け付けた報告だけです。",
            "Only a desk that took a report by telephone or on paper states when it was received."))
        .Unless(submission.ReceivedAt is null || submission.ReceivedAt <= now, "receivedAt", "in-the-future", new Words(
            "受付日時が未来になっています。",
            "The time of receipt lies in the future."))
        .Unless(@case is null || @case.Kind == submission.Kind || submission.Stage is ReportStage.Correction, "kind", "kind-changed", new Words(
            "種別を変えるときは「訂正」として提出してください。",
            "To change the kind of incident file a correction."));
}
