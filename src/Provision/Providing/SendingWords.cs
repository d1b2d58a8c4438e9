using System.Diagnostics;
using Noroshi.Kernel;
using Noroshi.Provision.Store;
using Noroshi.Web.Showing;

namespace Noroshi.Provision.Providing;

/// <summary>Where sendings and recipients are, and what recipients say, in words.</summary>
internal static class SendingWords
{
    public static Words Words(this SendingState state) => state switch
    {
        SendingState.AwaitsMinister => new("大臣の窓口で確認待ち", "On the minister's desk"),
        SendingState.UnderWay => new("提供中", "Being delivered"),
        SendingState.Sent => new("提供済み", "Delivered"),
        SendingState.Returned => new("大臣が提供しない", "Not sent by the minister"),
        _ => throw new UnreachableException(),
    };

    public static StatusKind Kind(SendingState state) => state switch
    {
        SendingState.AwaitsMinister => StatusKind.Attention,
        SendingState.UnderWay => StatusKind.Progress,
        SendingState.Sent => StatusKind.Done,
        _ => StatusKind.Closed,
    };

    public static Words Words(this ReceivedAnswer answer) => answer switch
    {
        ReceivedAnswer.Done => new("対応済み", "Done"),
        ReceivedAnswer.NotAffected => new("該当なし", "Not affected"),
        ReceivedAnswer.NeedsHelp => new("支援が必要", "Needs help"),
        _ => throw new UnreachableException(),
    };

    public static StatusKind Kind(ReceivedAnswer answer) => answer is ReceivedAnswer.NeedsHelp ? StatusKind.Alarm : StatusKind.Done;
}
