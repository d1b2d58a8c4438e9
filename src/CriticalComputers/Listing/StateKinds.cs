using System.Diagnostics;
using Noroshi.CriticalComputers.Store;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Listing;

/// <summary>How much a state presses.</summary>
internal static class StateKinds
{
    public static StatusKind Of(ComputerState state) => state switch
    {
        ComputerState.Due or ComputerState.ChangeDue or ComputerState.Doubtful => StatusKind.Attention,
        ComputerState.Notified => StatusKind.Done,
        ComputerState.Exempt or ComputerState.NotSpecified => StatusKind.Neutral,
        ComputerState.Removed => StatusKind.Closed,
        _ => throw new UnreachableException(),
    };
}
