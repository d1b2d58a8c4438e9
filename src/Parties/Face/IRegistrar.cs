using Noroshi.Kernel;

namespace Noroshi.Parties.Face;

/// <summary>Enters organisations and people into the register, in the present unit of work; each entry is an act in the record.</summary>
public interface IRegistrar
{
    /// <summary>Enters an organisation.</summary>
    void Add(Organisation organisation);

    /// <summary>Enters a designation as 特定社会基盤事業者.</summary>
    void Add(Designation designation);

    /// <summary>Enters a natural person.</summary>
    void Add(Person person);

    /// <summary>Gives a person a role in an organisation from a day on.</summary>
    /// <returns>The membership's identity.</returns>
    Guid Appoint(PersonId person, OrganisationId organisation, string role, DateOnly from);

    /// <summary>Enters that a person undertook secrecy in an organisation, under an article, from a day on: <c>Act, Art. 45(7)</c>.</summary>
    /// <exception cref="ArgumentException">There is no undertaking under that article.</exception>
    void Undertake(PersonId person, OrganisationId organisation, string article, DateOnly on);

    /// <summary>Has an agent act for a principal: in the matters named, or for incident reports alone if none is.</summary>
    void Grant(OrganisationId principal, OrganisationId agent, PersonId grantedBy, DateOnly from, DateOnly until, params IReadOnlyCollection<MandateScope> scopes);
}
