using System.Text.Json;
using Noroshi.CriticalComputers.Law.Substituting;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>
/// What an operator filed under 経済安全保障推進法 for one of its 特定重要設備, as far as it can stand in for notifications (Order arts 2(4), 3(2), 3(3)). It is the
/// operator's own; what of it an authority sees stands in the notification that it stood in for.
/// </summary>
internal sealed class EconomicSecurityFiling
{
    public Guid Id { get; init; }

    public OrganisationId Operator { get; init; }

    public FacilityId Facility { get; init; }

    public EconomicSecurityFilingKind Kind { get; init; }

    /// <summary>By what the authority knows it: a receipt or reference number.</summary>
    public string Number { get; init; } = "";

    public DateOnly FiledOn { get; init; }

    /// <summary>The day of the last amendment, whose names count; null if there was none.</summary>
    public DateOnly? AmendedOn { get; init; }

    /// <summary>The equipment that it names, JSON.</summary>
    public string Equipment { get; init; } = "[]";

    /// <summary>SHA-256 of the copy, by which the vault keeps it; null for a report of a change.</summary>
    public string? FileDigest { get; init; }

    public string? FileName { get; init; }

    public PersonId EnteredBy { get; init; }

    public DateTimeOffset EnteredAt { get; init; }

    /// <summary>When a person took it back; nothing can be filed by it from then on.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    public int Revision { get; private set; }

    public IReadOnlyList<NamedEquipment> Named => JsonSerializer.Deserialize<NamedEquipment[]>(Equipment)!;

    public void TakeBack(DateTimeOffset at)
    {
        TakenBackAt ??= at;
        Revision++;
    }
}
