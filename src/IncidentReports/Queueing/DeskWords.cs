using System.Diagnostics;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Queueing;

/// <summary>How desks call things.</summary>
internal static class DeskWords
{
    public static Words Words(this DeskState state) => state switch
    {
        DeskState.Received => new("未着手", "Not begun"),
        DeskState.InProgress => new("対応中", "In progress"),
        DeskState.Done => new("対応終了", "Done"),
        _ => throw new UnreachableException(),
    };

    public static StatusKind Kind(this DeskState state) => state switch
    {
        DeskState.Received => StatusKind.Neutral,
        DeskState.InProgress => StatusKind.Progress,
        DeskState.Done => StatusKind.Closed,
        _ => throw new UnreachableException(),
    };

    /// <summary>Urgency as the system sorts; a policy of this system.</summary>
    public static Words Urgency(int urgency) => urgency switch
    {
        3 => new("緊急", "Urgent"),
        2 => new("高", "High"),
        1 => new("通常", "Normal"),
        _ => new("低", "Low"),
    };

    public static StatusKind UrgencyKind(int urgency) => urgency switch
    {
        3 => StatusKind.Alarm,
        2 => StatusKind.Attention,
        _ => StatusKind.Neutral,
    };
}
