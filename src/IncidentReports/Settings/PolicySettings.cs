using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.IncidentReports.Law.Keeping;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.IncidentReports.Settings;

/// <summary>
/// What the law leaves open and this system must settle: internal targets, overrides of the table of addressees, years of keeping. Each is
/// dated, says who set it and why, and is shown as a policy and never as law.
/// </summary>
internal sealed class PolicySettings(IPolicySettings settings, IRecordOfActs acts)
{
    public const string Routing = "routing.override";
    public const string Retention = "retention.years";

    public static string Target(IncidentKind kind) => $"first-report-target.{kind.Code()}";

    /// <summary>The internal target of the first report for an incident learnt of at this moment.</summary>
    public async Task<TimeSpan> TargetAsync(IncidentKind kind, DateTimeOffset learnedAt, CancellationToken cancellation)
    {
        var day = LegalCalendar.LegalDay(learnedAt);
        return await InForceAsync(Target(kind), day, cancellation) is { } hours
            ? TimeSpan.FromHours(int.Parse(hours, CultureInfo.InvariantCulture))
            : TheFirstReportIsDueWithoutDelay.Targets.On(TheFirstReportIsDueWithoutDelay.Targets.IsInForceOn(day) ? day : TheReportingDutyBeganOnCommencement.Commencement)(kind);
    }

    /// <summary>For how many years after its end a case that ended on this day is kept.</summary>
    public async Task<int> YearsAsync(DateOnly day, CancellationToken cancellation) => await InForceAsync(Retention, day, cancellation) is { } years
        ? int.Parse(years, CultureInfo.InvariantCulture)
        : HowLongReportsAreKept.On(day).YearsAfterClosing;

    /// <summary>Everything that was ever set, the newest first.</summary>
    public Task<IReadOnlyList<PolicyValue>> HistoryAsync(CancellationToken cancellation) =>
        settings.HistoryAsync([.. IncidentKinds.All.Select(Target), Routing, Retention], cancellation);

    /// <summary>All overrides of the table of addressees that were ever set, the oldest first.</summary>
    public async Task<IReadOnlyList<RoutingOverride>> OverridesAsync(CancellationToken cancellation) =>
        [.. (await settings.OfAsync(Routing, cancellation)).Select(Override)];

    /// <summary>Those of them that had been set to begin by this day.</summary>
    public async Task<IReadOnlyList<RoutingOverride>> OverridesAsync(DateOnly day, CancellationToken cancellation) =>
        [.. (await settings.OfAsync(Routing, cancellation)).Where(s => s.From <= day).Select(Override)];

    /// <summary>Sets something from a day on, in the present unit of work.</summary>
    public void Set(string name, string value, DateOnly from, string note, string basis)
    {
        settings.Set(name, value, from, note);
        acts.Write(new Act("incident-reports.policy-set", basis, $"policy:{name}")
        {
            Content = new JsonObject { ["value"] = value, ["from"] = from.ToString("O", CultureInfo.InvariantCulture), ["note"] = note },
        });
    }

    private static RoutingOverride Override(PolicyValue setting) => JsonSerializer.Deserialize<RoutingOverride>(setting.Value)!;

    private async Task<string?> InForceAsync(string name, DateOnly day, CancellationToken cancellation) =>
        PolicyValue.InForce(await settings.OfAsync(name, cancellation), day)?.Value;
}
