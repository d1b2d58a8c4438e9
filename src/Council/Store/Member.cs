using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.Council.Store;

/// <summary>An organisation on its way into the council, in it, or out of it. One row for each; how it got there is in its <see cref="MemberChange"/>s.</summary>
internal sealed class Member
{
    public OrganisationId Organisation { get; private set; }

    public MemberState State { get; private set; }

    /// <summary>Whether it is a 関係行政機関 (45(1)) and not there by consent (45(2)).</summary>
    public bool IsAuthority { get; private set; }

    public bool IsForeign { get; private set; }

    /// <summary>Its prefecture, as the register of organisations has it.</summary>
    public string? Region { get; private set; }

    /// <summary>Whether it is a prefecture, which may share onward in its region.</summary>
    public bool LeadsRegion { get; private set; }

    /// <summary>What it stated about sharing inside; null until it has.</summary>
    public InHouseRange? StatedRange { get; private set; }

    /// <summary>What the secretariat accepted of it.</summary>
    public InHouseRange? AcceptedRange { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public int Revision { get; private set; }

    /// <summary>The range that holds: what was accepted, and named persons alone until something was.</summary>
    public InHouseRange Range => AcceptedRange ?? InHouseRange.NamedPersons;

    public static Member Of(Organisation organisation, bool leadsRegion) => new()
    {
        Organisation = organisation.Id,
        IsForeign = organisation.Kind is OrganisationKind.ForeignEntity,
        IsAuthority = organisation.Kind is OrganisationKind.Ministry or OrganisationKind.RegionalBureau,
        Region = organisation.Prefecture,
        LeadsRegion = leadsRegion,
    };

    public void Become(MemberState state, DateTimeOffset at)
    {
        (State, Since) = (state, at);
        Revision++;
    }

    public void StateRange(InHouseRange range)
    {
        StatedRange = range;
        Revision++;
    }

    public void AcceptRange()
    {
        AcceptedRange = StatedRange;
        Revision++;
    }

    public void Lead(bool leads)
    {
        LeadsRegion = leads;
        Revision++;
    }

    public void Move(string? region) => Region = region;
}

/// <summary>A step that a membership took. Append-only.</summary>
internal sealed class MemberChange
{
    public required Guid Id { get; init; }

    public required OrganisationId Organisation { get; init; }

    /// <summary>Which change of the membership it is. Steps follow each other by this, also within one moment.</summary>
    public required int Number { get; init; }

    public required MemberStep Step { get; init; }

    public required MemberState State { get; init; }

    public required PersonId By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string? Reason { get; init; }
}

/// <summary>A natural person whom a member named to take part for it.</summary>
internal sealed class Seat
{
    public Guid Id { get; private set; }

    public OrganisationId Organisation { get; private set; }

    public PersonId Person { get; private set; }

    public PersonId NamedBy { get; private set; }

    public DateTimeOffset NamedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static Seat Of(Guid id, OrganisationId organisation, PersonId person, PersonId by, DateTimeOffset at) =>
        new() { Id = id, Organisation = organisation, Person = person, NamedBy = by, NamedAt = at };

    public void End(DateTimeOffset at) => EndedAt ??= at;
}
