using Noroshi.Kernel;

namespace Noroshi.Parties.Store;

/// <summary>That a person passed an assessment and may handle secrets of a kind, until a day. After it the clearance is not in force.</summary>
internal sealed class Clearance
{
    public Guid Id { get; private set; }

    public PersonId Person { get; private set; }

    public OrganisationId Organisation { get; private set; }

    public string Kind { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>The first day on which it no longer holds.</summary>
    public DateOnly Until { get; private set; }

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public DateTimeOffset? WarnedAt { get; private set; }

    public static Clearance Of(Guid id, PersonId person, OrganisationId organisation, string kind, DateOnly from, DateOnly until, PersonId by, DateTimeOffset at) => new()
    {
        Id = id,
        Person = person,
        Organisation = organisation,
        Kind = kind,
        From = from,
        Until = until,
        RecordedBy = by,
        RecordedAt = at,
    };

    public void Withdraw(DateTimeOffset at) => WithdrawnAt ??= at;

    public void Warned(DateTimeOffset at) => WarnedAt ??= at;

    public bool IsInForce(DateOnly day) => WithdrawnAt is null && From <= day && day < Until;
}
