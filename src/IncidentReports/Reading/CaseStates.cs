using System.Diagnostics;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Reading;

/// <summary>Where a case stands, said to a person.</summary>
internal static class CaseStates
{
    public static Words Words(this CaseState state) => state switch
    {
        CaseState.Open => new("対応中", "Open"),
        CaseState.Withdrawn => new("取下げ済み", "Withdrawn"),
        CaseState.Closed => new("終結", "Closed"),
        _ => throw new UnreachableException(),
    };

    public static StatusKind Kind(CaseState state) => state is CaseState.Open ? StatusKind.Progress : StatusKind.Closed;
}
