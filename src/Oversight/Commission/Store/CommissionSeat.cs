using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;

namespace Noroshi.Oversight.Commission.Store;

/// <summary>Somebody's office in the commission.</summary>
internal sealed class CommissionSeat
{
    public Guid Id { get; private set; }

    /// <summary>The person in the register of people; who deliberates signs in as that person.</summary>
    public PersonId Person { get; private set; }

    public string Name { get; private set; } = "";

    public Office Office { get; private set; }

    public bool FullTime { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The last day of the term; null for who has none (experts, bureau).</summary>
    public DateOnly? TermEnds { get; private set; }

    /// <summary>The day of the consent of both Houses (50(3)); null while it is asked for afterwards (51(4)).</summary>
    public DateOnly? ConsentOn { get; private set; }

    /// <summary>Whether this full-time member acts for the chair who is prevented (54(2)).</summary>
    public bool ActsForChair { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>The code of the ground.</summary>
    public string? EndedBecause { get; private set; }

    public int Revision { get; private set; }

    public bool Votes => Office is Office.Chair or Office.Member;

    public SeatFacts Facts => new(Office, FullTime);

    public static CommissionSeat Of(Guid id, PersonId person, string name, SeatFacts facts, DateOnly from, DateOnly? termEnds, DateOnly? consentOn) =>
        new() { Id = id, Person = person, Name = name, Office = facts.Office, FullTime = facts.FullTime, From = from, TermEnds = termEnds, ConsentOn = consentOn };

    public void ActForChair(bool acts)
    {
        ActsForChair = acts;
        Revision++;
    }

    public void End(DateOnly on, string because)
    {
        (EndedOn, EndedBecause) = (on, because);
        Revision++;
    }
}
