using Noroshi.Kernel;

namespace Noroshi.Oversight.Commission.Law;

/// <summary>A vote.</summary>
internal enum Vote
{
    /// <summary>賛成.</summary>
    For,

    /// <summary>反対.</summary>
    Against,

    /// <summary>棄権: present, and neither for nor against.</summary>
    Abstained,
}

/// <summary>What came of an item.</summary>
internal enum Outcome
{
    /// <summary>Not decided yet.</summary>
    Open,

    /// <summary>可決.</summary>
    Carried,

    /// <summary>否決.</summary>
    NotCarried,

    /// <summary>可否同数: the chair has to decide.</summary>
    Tied,

    /// <summary>The meeting had no quorum.</summary>
    NoQuorum,
}

/// <summary>Who is present and who is in office, and how they voted.</summary>
/// <param name="ChairPresent">Whether the chair, or whoever acts for the chair who is prevented, is present.</param>
/// <param name="MembersPresent">Members present besides.</param>
internal readonly record struct Sitting(bool ChairPresent, int MembersPresent);

/// <summary>
/// 「委員会は、委員長及び二人以上の委員の出席がなければ、会議を開き、議決をすることができない。」「委員会の議事は、出席者の過半数でこれを決し、可否同数のときは、委員長の決するところによる。」 「第五十二条第三号の規定による認定をするには、前項の規定に
/// かかわらず、本人を除く全員の一致がなければならない。」 Whether the chair votes with the others before deciding a tie is not said: a setting (ADR 0054).
/// </summary>
[Article("Act, Art. 55(2)")]
[Article("Act, Art. 55(3)")]
[Article("Act, Art. 55(4)")]
[Article("Act, Art. 55(5)")]
[Article("Act, Art. 52(iii)")]
internal static class HowTheCommissionDecides
{
    /// <summary>The name of the setting on the chair's vote: <c>with-the-others</c>, <c>only-on-a-tie</c>.</summary>
    public const string Setting = "commission.chair-votes";

    /// <summary>The value under which the chair votes only to break a tie.</summary>
    public const string OnlyOnATie = "only-on-a-tie";

    /// <summary>The value under which the chair votes with the others.</summary>
    public const string WithTheOthers = "with-the-others";

    /// <summary>The chair and two members (55(2)); whoever acts for the chair counts as the chair (55(5)).</summary>
    public static bool HasQuorum(Sitting sitting) => sitting is { ChairPresent: true, MembersPresent: >= 2 };

    /// <summary>The outcome of an ordinary item.</summary>
    /// <param name="votes">One for each who was present and votes; who did not say anything abstained.</param>
    /// <param name="chairDecides">How the chair decided a tie; null while that is open.</param>
    public static Outcome Ordinary(IReadOnlyCollection<Vote> votes, Vote? chairDecides)
    {
        var (yes, no) = (votes.Count(v => v is Vote.For), votes.Count(v => v is Vote.Against));
        return yes * 2 > votes.Count ? Outcome.Carried
            : yes != no ? Outcome.NotCarried
            : chairDecides switch { Vote.For => Outcome.Carried, Vote.Against => Outcome.NotCarried, _ => Outcome.Tied };
    }

    /// <summary>The outcome of a finding under 52(iii): all in office but the person concerned, present or not, must be for it.</summary>
    public static Outcome OfAll(IReadOnlyCollection<Vote?> ofThoseInOfficeButThePerson) =>
        ofThoseInOfficeButThePerson.Count > 0 && ofThoseInOfficeButThePerson.All(v => v is Vote.For) ? Outcome.Carried : Outcome.NotCarried;
}
