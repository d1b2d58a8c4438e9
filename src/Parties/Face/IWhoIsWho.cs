using Noroshi.Kernel;

namespace Noroshi.Parties.Face;

/// <summary>An organisation as others may know it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Code">A short stable code: <c>cao</c>, <c>meti-kanto</c>, <c>op-0007</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="CorporateNumber">法人番号, thirteen digits, if it has one.</param>
/// <param name="Superior">The ministry above a bureau.</param>
/// <param name="Prefecture">Prefecture code of its place, JIS X 0401, <c>01</c>-<c>47</c>.</param>
/// <param name="Address">Postal address.</param>
/// <param name="Representative">Title and name of the representative.</param>
public sealed record Organisation(
    OrganisationId Id,
    string Code,
    OrganisationKind Kind,
    Words Name,
    string? CorporateNumber,
    OrganisationId? Superior,
    string? Prefecture,
    string? Address,
    string? Representative)
{
    /// <summary>Whom to call at any hour.</summary>
    public string? Contact { get; init; }

    /// <summary>By what others would know it: names, number, address, representative, code.</summary>
    public IEnumerable<string> NamedBy => ((string?[])[Name.Ja, Name.En, CorporateNumber, Address, Representative, Code]).OfType<string>();
}

/// <summary>A designation as 特定社会基盤事業者 (経済安全保障推進法 art 50(1)).</summary>
/// <param name="Operator">Who is designated.</param>
/// <param name="Sector">Sector code as in the table of sectors.</param>
/// <param name="DesignatedOn">The day of designation.</param>
/// <param name="ThroughArticle53">Came under the criteria through an event of 経済安全保障推進法 art 53(1).</param>
/// <param name="Until">The day on which the designation ended, if it did.</param>
public sealed record Designation(OrganisationId Operator, string Sector, DateOnly DesignatedOn, bool ThroughArticle53, DateOnly? Until);

/// <summary>A natural person as colleagues and correspondents may know them.</summary>
public sealed record Person(PersonId Id, string Name, string? Department, string? Mail, string? Phone);

/// <summary>The questions that other modules may ask about who is who.</summary>
public interface IWhoIsWho
{
    /// <summary>An organisation by identity.</summary>
    Task<Organisation?> OrganisationAsync(OrganisationId id, CancellationToken cancellation);

    /// <summary>An organisation by code.</summary>
    Task<Organisation?> OrganisationAsync(string code, CancellationToken cancellation);

    /// <summary>The organisations with these codes, by code.</summary>
    Task<IReadOnlyDictionary<string, Organisation>> OrganisationsAsync(IEnumerable<string> codes, CancellationToken cancellation);

    /// <summary>Several organisations by identity; unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<OrganisationId, Organisation>> OrganisationsAsync(IEnumerable<OrganisationId> ids, CancellationToken cancellation);

    /// <summary>All organisations of a kind, by name.</summary>
    Task<IReadOnlyList<Organisation>> OrganisationsAsync(OrganisationKind kind, CancellationToken cancellation);

    /// <summary>The designations of an operator in force on a day.</summary>
    Task<IReadOnlyList<Designation>> DesignationsAsync(OrganisationId @operator, DateOnly day, CancellationToken cancellation);

    /// <summary>The designations for a business that are in force on a day, whoever is designated.</summary>
    Task<IReadOnlyList<Designation>> DesignatedForAsync(string sector, DateOnly day, CancellationToken cancellation);

    /// <summary>Persons by identity; unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<PersonId, Person>> PersonsAsync(IEnumerable<PersonId> ids, CancellationToken cancellation);

    /// <summary>One person; null if there is none of that identity.</summary>
    async Task<Person?> PersonAsync(PersonId person, CancellationToken cancellation) => (await PersonsAsync([person], cancellation)).GetValueOrDefault(person);

    /// <summary>The people of an organisation whose role allows something: those to tell, or to assign work to.</summary>
    Task<IReadOnlyList<Person>> PeopleWhoMayAsync(OrganisationId organisation, Permission permission, CancellationToken cancellation);

    /// <summary>The same for several organisations at once, by organisation.</summary>
    Task<ILookup<OrganisationId, Person>> PeopleWhoMayAsync(IReadOnlyCollection<OrganisationId> organisations, Permission permission, CancellationToken cancellation);

    /// <summary>The operators designated for some sectors on a day, with the designation of each.</summary>
    Task<IReadOnlyList<Designation>> DesignatedForAsync(IReadOnlyCollection<string> sectors, DateOnly day, CancellationToken cancellation);

    /// <summary>The agents that may act for a principal on a day in some matter, by a mandate in force.</summary>
    Task<IReadOnlyList<OrganisationId>> AgentsOfAsync(OrganisationId principal, MandateScope scope, DateOnly day, CancellationToken cancellation);

    /// <summary>What a capacity is called: a role by its code, the system, or a visitor.</summary>
    Words Capacity(string code);

    /// <summary>
    /// Those of several people who are bound to secrecy in an organisation, under an article, at a moment. An undertaking binds in the post
    /// for which it was given: what a person undertook elsewhere does not count here.
    /// </summary>
    /// <param name="people">About whom the question is.</param>
    /// <param name="organisation">For which organisation they act.</param>
    /// <param name="article">Under which article: <c>Act, Art. 8(2)</c>, <c>Act, Art. 45(7)</c>, <c>Act, Art. 72(4)</c>.</param>
    /// <param name="at">The moment; the legal day is counted in Tokyo.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">There is no undertaking under that article.</exception>
    Task<IReadOnlySet<PersonId>> BoundToSecrecyAsync(IEnumerable<PersonId> people, OrganisationId organisation, string article, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Those of several people who hold, in an organisation, a clearance of a kind that is in force at a moment; from the day of its end on it is not.</summary>
    /// <param name="people">About whom the question is.</param>
    /// <param name="organisation">For which organisation they act.</param>
    /// <param name="kind">Of which kind: <c>key-economic-security</c>, <c>specially-designated-secrets</c>.</param>
    /// <param name="at">The moment; the legal day is counted in Tokyo.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">There is no clearance of that kind.</exception>
    Task<IReadOnlySet<PersonId>> ClearedAsync(IEnumerable<PersonId> people, OrganisationId organisation, string kind, DateTimeOffset at, CancellationToken cancellation);
}

/// <summary>What may be mailed besides the word that something waits: a part that its reader alone can open. A module keeps one for its own notices.</summary>
public interface ISealedMail
{
    /// <summary>The sealed part for a notice, decided at the moment of sending; null to say no more than that something waits.</summary>
    /// <param name="to">Who is told.</param>
    /// <param name="kind">The notice's kind.</param>
    /// <param name="path">The notice's path.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>A MIME entity, headers included, encrypted for that person (RFC 8551).</returns>
    Task<byte[]?> ForAsync(PersonId to, string kind, string path, CancellationToken cancellation);
}

/// <summary>Tells people of something, in the application and by e-mail. What is told holds no report content, only that there is something to read and where.</summary>
public interface INotices
{
    /// <summary>Leaves a notice for a person in the present unit of work; mail follows from the outbox.</summary>
    /// <param name="to">Who is told.</param>
    /// <param name="kind">Stable name: <c>incident-reports.received</c>.</param>
    /// <param name="subject">One line.</param>
    /// <param name="path">Where in Noroshi it can be read, beginning with <c>/</c>.</param>
    /// <param name="urgent">Whether it cannot wait for the morning.</param>
    void Tell(PersonId to, string kind, Words subject, string path, bool urgent = false);
}
