using Noroshi.Kernel;

namespace Noroshi.Provision.Store;

/// <summary>That something got out by way of a recipient, and what was done: provision stopped at once, originators told, a decision, and one day provision restored.</summary>
internal sealed class Leak
{
    public Guid Id { get; private set; }

    /// <summary>The number people use.</summary>
    public string Number { get; private set; } = "";

    public OrganisationId Organisation { get; private set; }

    /// <summary>Whose copy it was, by the mark that was found.</summary>
    public PersonId? Person { get; private set; }

    public string? Watermark { get; private set; }

    /// <summary>What got out, if the mark says it; without it, all that the recipient holds is in question.</summary>
    public Guid? Product { get; private set; }

    /// <summary>Where it was found, and by whom.</summary>
    public string Found { get; private set; } = "";

    public PersonId StoppedBy { get; private set; }

    public DateTimeOffset StoppedAt { get; private set; }

    public DateTimeOffset? OriginatorsToldAt { get; private set; }

    public string? Decision { get; private set; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? RestoredBecause { get; private set; }

    public PersonId? RestoredBy { get; private set; }

    public DateTimeOffset? RestoredAt { get; private set; }

    public int Revision { get; private set; }

    public static Leak Stop(Guid id, string number, OrganisationId organisation, Watermark? mark, string found, PersonId by, DateTimeOffset at) => new()
    {
        Id = id,
        Number = number,
        Organisation = organisation,
        Person = mark?.Person,
        Watermark = mark?.Code,
        Product = mark?.Product,
        Found = found,
        StoppedBy = by,
        StoppedAt = at,
    };

    public void TellOriginators(DateTimeOffset at)
    {
        OriginatorsToldAt ??= at;
        Revision++;
    }

    public void Decide(string decision, PersonId by, DateTimeOffset at)
    {
        (Decision, DecidedBy, DecidedAt) = (decision, by, at);
        Revision++;
    }

    public void Restore(string because, PersonId by, DateTimeOffset at)
    {
        (RestoredBecause, RestoredBy, RestoredAt) = (because, by, at);
        Revision++;
    }
}
