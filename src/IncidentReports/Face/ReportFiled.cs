using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Face;

/// <summary>A version of a report was filed and has reached its addressees. It names no content: who may read the case reads it there.</summary>
/// <param name="Case">The case.</param>
/// <param name="Number">The case's number.</param>
/// <param name="Version">The version's number within the case.</param>
/// <param name="Stage">Which stage.</param>
/// <param name="Kind">Which kind of incident.</param>
/// <param name="Reporter">Whose incident it is.</param>
/// <param name="Addressees">The authorities that it reached.</param>
/// <param name="Exercise">Part of an exercise.</param>
/// <param name="At">When it was received.</param>
public sealed record ReportFiled(
    Guid Case, string Number, int Version, ReportStage Stage, IncidentKind Kind, OrganisationId Reporter, IReadOnlyList<OrganisationId> Addressees, bool Exercise, DateTimeOffset At) : IEvent
{
    /// <inheritdoc/>
    public static string Name => "incident-reports.filed.v1";
}
