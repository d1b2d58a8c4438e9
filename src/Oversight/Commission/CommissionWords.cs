using System.Diagnostics;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Web.Showing;

namespace Noroshi.Oversight.Commission;

/// <summary>States of the commission's business as the pages show them.</summary>
internal static class CommissionWords
{
    public static Words Words(this Office office) => office switch
    {
        Office.Chair => new("委員長", "Chair"),
        Office.Member => new("委員", "Member"),
        Office.Expert => new("専門委員", "Expert member"),
        Office.DirectorGeneral => new("事務局長", "Director-general"),
        Office.Staff => new("事務局職員", "Bureau staff"),
        _ => throw new UnreachableException(),
    };

    public static Words Words(this MeetingState state) => state switch
    {
        MeetingState.Convened => new("招集", "Convened"),
        MeetingState.Recorded => new("委員長の確認待ち", "Waits for the chair"),
        MeetingState.Confirmed => new("確定", "Confirmed"),
        MeetingState.NotOpened => new("不成立（定足数）", "Not opened: no quorum"),
        MeetingState.CalledOff => new("中止", "Called off"),
        _ => throw new UnreachableException(),
    };

    public static StatusKind Look(this MeetingState state) => state switch
    {
        MeetingState.Convened => StatusKind.Progress,
        MeetingState.Recorded => StatusKind.Attention,
        MeetingState.Confirmed => StatusKind.Done,
        _ => StatusKind.Closed,
    };

    public static Words Words(this Vote vote) => vote switch
    {
        Vote.For => new("賛成", "For"),
        Vote.Against => new("反対", "Against"),
        Vote.Abstained => new("棄権", "Abstained"),
        _ => throw new UnreachableException(),
    };

    public static Words Words(this Outcome outcome) => outcome switch
    {
        Outcome.Open => new("未決", "Open"),
        Outcome.Carried => new("可決", "Carried"),
        Outcome.NotCarried => new("否決", "Not carried"),
        Outcome.Tied => new("可否同数", "Tied"),
        Outcome.NoQuorum => new("議決なし（定足数）", "Not decided: no quorum"),
        _ => throw new UnreachableException(),
    };

    public static Words Words(this ApprovalState state) => state switch
    {
        ApprovalState.Received => new("受理", "Received"),
        ApprovalState.Examined => new("審査中", "Examined"),
        ApprovalState.Approved => new("承認", "Approved"),
        ApprovalState.NotApproved => new("不承認", "Not approved"),
        ApprovalState.Withdrawn => new("取下げ", "Withdrawn"),
        _ => throw new UnreachableException(),
    };

    public static StatusKind Look(this ApprovalState state) => state switch
    {
        ApprovalState.Received => StatusKind.Attention,
        ApprovalState.Examined => StatusKind.Progress,
        ApprovalState.Approved => StatusKind.Done,
        _ => StatusKind.Closed,
    };

    public static Words Words(this InspectionState state) => state switch
    {
        InspectionState.Planned => new("連署されたチェックポイント待ち", "Waits for a cosigned checkpoint"),
        InspectionState.Sampled => new("検査中", "Under way"),
        InspectionState.Closed => new("終結", "Closed"),
        _ => throw new UnreachableException(),
    };

    public static StatusKind Look(this InspectionState state) => state switch
    {
        InspectionState.Planned => StatusKind.Neutral,
        InspectionState.Sampled => StatusKind.Progress,
        _ => StatusKind.Closed,
    };
}
