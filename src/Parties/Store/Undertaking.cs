using Noroshi.Kernel;

namespace Noroshi.Parties.Store;

/// <summary>That a person has undertaken secrecy in an organisation, under an article, from a day until a day.</summary>
internal sealed class Undertaking
{
    public Guid Id { get; private set; }

    public PersonId Person { get; private set; }

    public OrganisationId Organisation { get; private set; }

    public string Article { get; private set; } = "";

    public DateOnly On { get; private set; }

    /// <summary>The first day on which it no longer holds; null for without end, as secrecy under the Act outlasts the post.</summary>
    public DateOnly? Until { get; private set; }

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public static Undertaking Of(Guid id, PersonId person, OrganisationId organisation, string article, DateOnly on, DateOnly? until, PersonId by, DateTimeOffset at) => new()
    {
        Id = id,
        Person = person,
        Organisation = organisation,
        Article = article,
        On = on,
        Until = until,
        RecordedBy = by,
        RecordedAt = at,
    };

    public void End(DateOnly day) => Until = day;

    public bool IsInForce(DateOnly day) => On <= day && (Until is null || day < Until);
}
