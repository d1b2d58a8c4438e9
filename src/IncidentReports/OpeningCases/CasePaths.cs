namespace Noroshi.IncidentReports.OpeningCases;

/// <summary>Where a case is read, by each side.</summary>
internal static class CasePaths
{
    public static string Desk(string number) => $"/desk/cases/{number}";

    public static string Reporter(string number) => $"/reports/{number}";
}
