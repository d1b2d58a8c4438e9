using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Kernel;

namespace Noroshi.Council.Store;

/// <summary>
/// What a member gave to the council. There is no place in it for the mark 選別後通信情報 (Act art 45(3)): what holds it cannot be written down
/// here.
/// </summary>
internal sealed class Contribution
{
    public ContributionId Id { get; private set; }

    public string Number { get; private set; } = "";

    public OrganisationId Contributor { get; private set; }

    public PersonId By { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The topic; null only if it is for the secretariat alone.</summary>
    public TopicId? Topic { get; private set; }

    public Reach Reach { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public Tlp Sharing { get; private set; }

    public string Opinion { get; private set; } = "";

    /// <summary>地域外不可: the prefecture beyond which it may not go.</summary>
    public string? NotBeyond { get; private set; }

    public bool HoldsSecret { get; private set; }

    /// <summary>The class with the widest circle in which its use was allowed from the beginning.</summary>
    public InformationClass AllowedUpTo { get; private set; }

    /// <summary>The request of the council that it answers (Act art 45(5)).</summary>
    public Guid? Request { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    public int Revision { get; private set; }

    public List<Recipient> Recipients { get; } = [];

    public Marks Marks => HoldsSecret ? Marks.HoldsSecret : Marks.None;

    public HandlingOpinion Handling => new(Contributor, At, Sharing, Opinion);

    public static Contribution Make(ContributionId id, string number, OrganisationId contributor, PersonId by, ContributionEntry entry, DateTimeOffset at) => new()
    {
        Id = id,
        Number = number,
        Contributor = contributor,
        By = by,
        At = at,
        Topic = entry.Topic,
        Reach = entry.Reach,
        Title = entry.Title,
        Text = entry.Text,
        Sharing = entry.Sharing,
        Opinion = entry.Opinion,
        NotBeyond = entry.NotBeyond,
        HoldsSecret = entry.HoldsSecret,
        AllowedUpTo = entry.AllowedUpTo,
        Request = entry.Request,
    };

    public void Withdraw(string because, DateTimeOffset at)
    {
        (WithdrawnAt, WithdrawnBecause) = (at, because);
        Revision++;
    }

    public void Touch() => Revision++;
}

/// <summary>What is written of a contribution.</summary>
internal sealed record ContributionEntry(
    TopicId? Topic, Reach Reach, string Title, string Text, Tlp Sharing, string Opinion, string? NotBeyond, bool HoldsSecret, InformationClass AllowedUpTo, Guid? Request);

/// <summary>How an organisation came to be among those who read a contribution.</summary>
internal enum GivenBy
{
    /// <summary>Chosen when it was contributed.</summary>
    Choice,

    /// <summary>By consent to a request for wider use.</summary>
    Consent,

    /// <summary>By the exception of Act art 45(6).</summary>
    Exception,
}

/// <summary>An organisation to which a contribution was given. The filter of contributions stands on these rows; they are shown only with one in sight.</summary>
internal sealed class Recipient
{
    public required Guid Id { get; init; }

    public required ContributionId Contribution { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required GivenBy By { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>That use in a class was allowed beyond what was said at first: for everybody whom the class may reach, or for one organisation. Append-only.</summary>
internal sealed class WiderUse
{
    public required Guid Id { get; init; }

    public required ContributionId Contribution { get; init; }

    public required WideningId Widening { get; init; }

    public required InformationClass Class { get; init; }

    /// <summary>For whom; null for everybody whom the class may reach.</summary>
    public required OrganisationId? Recipient { get; init; }

    public required bool ByException { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>That somebody read a contribution. Append-only; the contributor sees which organisations did.</summary>
internal sealed class ContributionReading
{
    public required Guid Id { get; init; }

    public required ContributionId Contribution { get; init; }

    public required OrganisationId Contributor { get; init; }

    public required PersonId Reader { get; init; }

    public required OrganisationId Organisation { get; init; }

    /// <summary>How: <c>page</c>, <c>json</c>, <c>analysis</c>.</summary>
    public required string Through { get; init; }

    public required DateTimeOffset At { get; init; }
}
