using Noroshi.Store;

namespace Noroshi.IncidentReports.Store;

/// <summary>
/// A setting that is no law: an internal target, a routing override, years of keeping. Dated, with who set it and why; shown as such.
/// </summary>
internal sealed class PolicySetting : IRegistered
{
    public required Guid Id { get; init; }

    /// <summary><c>first-report-target.ransomware</c>, <c>routing.override</c>, <c>retention.years</c>.</summary>
    public required string Name { get; init; }

    public required string Value { get; init; }

    public required DateOnly From { get; init; }

    public required string Note { get; init; }

    public required Guid SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }
}
