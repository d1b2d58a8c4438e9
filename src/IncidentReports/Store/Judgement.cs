using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Store;

/// <summary>An answer to "is it reportable?", kept with who asked, when, on which facts and by which version of the rule. Append-only.</summary>
internal sealed class Judgement
{
    public required Guid Id { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required PersonId Person { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The legal day for which it was asked.</summary>
    public required DateOnly OnDay { get; init; }

    /// <summary>Fact code → true or false, JSON.</summary>
    public required string Facts { get; init; }

    /// <summary><c>must-report</c>, <c>need-not</c>, <c>cannot-tell-yet</c>.</summary>
    public required string Answer { get; init; }

    /// <summary>The reasons given, JSON.</summary>
    public required string Reasons { get; init; }

    public required DateOnly RuleVersion { get; init; }
}
