using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Parties.Store;

/// <summary>That a person holds a role in an organisation, from a day until a day.</summary>
internal sealed class Membership : IRegistered
{
    public Guid Id { get; private set; }

    public PersonId Person { get; private set; }

    public OrganisationId Organisation { get; private set; }

    public string Role { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>The first day on which it is held no more.</summary>
    public DateOnly? Until { get; private set; }

    public static Membership Of(PersonId person, OrganisationId organisation, string role, DateOnly from, Guid id) =>
        new() { Id = id, Person = person, Organisation = organisation, Role = role, From = from };

    public void End(DateOnly on) => Until = on;
}
