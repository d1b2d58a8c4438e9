using System.Diagnostics;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.Council.Joining;

/// <summary>States of the council as the pages show them.</summary>
internal static class CouncilLooks
{
    public static IReadOnlyList<Choice> Ranges => [.. Enum.GetValues<InHouseRange>().Select(r => Choice.Of(r.ToString(), r.Words()))];

    public static StatusKind Of(MemberState state) => state switch
    {
        MemberState.Active => StatusKind.Done,
        MemberState.Invited or MemberState.Consented or MemberState.Registered => StatusKind.Progress,
        MemberState.Suspended => StatusKind.Attention,
        _ => StatusKind.Closed,
    };

    public static StatusKind Of(RequestState state) => state switch
    {
        RequestState.Open => StatusKind.Attention,
        RequestState.Given => StatusKind.Done,
        _ => StatusKind.Closed,
    };

    public static Words Words(this RequestState state) => state switch
    {
        RequestState.Open => new("回答待ち", "Waiting for an answer"),
        RequestState.Given => new("応じた", "Given"),
        RequestState.NotGiven => new("応じない（理由あり）", "Not given, with the reason"),
        _ => throw new UnreachableException(),
    };

    public static StatusKind Of(WideningState state) => state switch
    {
        WideningState.Waiting or WideningState.ExceptionPutForward => StatusKind.Attention,
        WideningState.Granted or WideningState.GrantedInPart => StatusKind.Done,
        WideningState.DecidedByException => StatusKind.Alarm,
        _ => StatusKind.Closed,
    };

    public static Words Words(this WideningState state) => state switch
    {
        WideningState.Waiting => new("回答待ち", "Waiting for an answer"),
        WideningState.Granted => new("同意", "Consented"),
        WideningState.GrantedInPart => new("一部に同意", "Consented in part"),
        WideningState.Refused => new("不同意", "Refused"),
        WideningState.ExceptionPutForward => new("例外（法第45条第6項ただし書）の承認待ち", "Exception of article 45(6) waits for approval"),
        WideningState.DecidedByException => new("例外（法第45条第6項ただし書）により決定", "Decided by the exception of article 45(6)"),
        WideningState.Ended => new("終了（情報の取下げ）", "Ended: withdrawn"),
        _ => throw new UnreachableException(),
    };

    public static Words Words(this Reach reach) => reach switch
    {
        Reach.Secretariat => new("事務局限り", "The secretariat alone"),
        Reach.Topic => new("話題の構成員", "The members of the topic"),
        Reach.Chosen => new("選んだ構成員", "Chosen members"),
        _ => throw new UnreachableException(),
    };
}
