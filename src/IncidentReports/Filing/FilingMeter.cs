using System.Diagnostics.Metrics;
using Noroshi.IncidentReports.Api.Shown;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Store;

namespace Noroshi.IncidentReports.Filing;

/// <summary>Counts what is filed, for those who run the system; it says nothing about whom or what.</summary>
internal static class FilingMeter
{
    private static readonly Meter Meter = new("Noroshi.IncidentReports");
    private static readonly Counter<long> Filed = Meter.CreateCounter<long>("noroshi.reports.filed");

    public static void Count(ReportVersion version, bool exercise) => Filed.Add(
        1,
        new("stage", version.Stage.Code()),
        new("channel", Codes.Of(version.Channel)),
        new("exercise", exercise));
}
