using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.IncidentReports.Law.Keeping;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Settings;

/// <summary>A setting as it is shown: its value in words, from when, by whom and why.</summary>
internal sealed record SettingShown(string Name, string Value, DateOnly From, string Note, Guid SetBy, DateTimeOffset SetAt);

/// <summary>
/// What the law leaves open and this system must settle: internal targets, overrides of the table of addressees, years of keeping. Each is
/// dated, says who set it and why, and is shown as a policy and never as law.
/// </summary>
internal sealed class PolicySettings(StoreDb db, Recently recently, IRecordOfActs acts, TimeProvider clock)
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
    public async Task<IReadOnlyList<SettingShown>> HistoryAsync(CancellationToken cancellation) =>
        [.. (await db.Set<PolicySetting>().AsNoTracking().OrderByDescending(s => s.SetAt).Take(200).ToListAsync(cancellation))
            .Select(s => new SettingShown(s.Name, s.Value, s.From, s.Note, s.SetBy, s.SetAt))];

    /// <summary>All overrides of the table of addressees that were ever set, the oldest first.</summary>
    public async Task<IReadOnlyList<RoutingOverride>> OverridesAsync(CancellationToken cancellation) =>
        [.. (await OfAsync(Routing, cancellation)).Select(Override)];

    /// <summary>Those of them that had been set to begin by this day.</summary>
    public async Task<IReadOnlyList<RoutingOverride>> OverridesAsync(DateOnly day, CancellationToken cancellation) =>
        [.. (await OfAsync(Routing, cancellation)).Where(s => s.From <= day).Select(Override)];

    /// <summary>Sets something from a day on, in the present unit of work.</summary>
    public void Set(string name, string value, DateOnly from, string note, string basis)
    {
        var setting = new PolicySetting
        {
            Id = Identifier.New(clock),
            Name = name,
            Value = value,
            From = from,
            Note = note,
            SetBy = db.Actor.Person.Value,
            SetAt = clock.GetUtcNow(),
        };
        db.Add(setting);
        acts.Write(new Act("incident-reports.policy-set", basis, $"policy:{name}")
        {
            Content = new JsonObject { ["value"] = value, ["from"] = from.ToString("O", CultureInfo.InvariantCulture), ["note"] = note },
        });
    }

    private static RoutingOverride Override(PolicySetting setting) => JsonSerializer.Deserialize<RoutingOverride>(setting.Value)!;

    private async Task<string?> InForceAsync(string name, DateOnly day, CancellationToken cancellation) =>
        (await OfAsync(name, cancellation)).Where(s => s.From <= day).OrderBy(s => s.From).ThenBy(s => s.SetAt).LastOrDefault()?.Value;

    private ValueTask<List<PolicySetting>> OfAsync(string name, CancellationToken cancellation) =>
        recently.AnswerAsync(new Named(name), () => db.Set<PolicySetting>().AsNoTracking().Where(s => s.Name == name).OrderBy(s => s.SetAt).ToListAsync(cancellation));

    private sealed record Named(string Name);
}
