using Noroshi.Kernel;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;

namespace Noroshi.Provision.Store;

/// <summary>Where a sending is.</summary>
internal enum SendingState
{
    /// <summary>Waits for the minister in whose name it is sent.</summary>
    AwaitsMinister,

    /// <summary>Being delivered.</summary>
    UnderWay,

    /// <summary>Delivered to all whom it may reach.</summary>
    Sent,

    /// <summary>The minister does not send it.</summary>
    Returned,
}

/// <summary>On what a product is provided.</summary>
/// <param name="Route">By which provision of the Act.</param>
/// <param name="Sender">In whose name.</param>
/// <param name="From">The organisation of that name: the Cabinet Office, a ministry.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Stated">What the sender found to hold.</param>
internal sealed record SendingTerms(LegalRoute Route, LegalSender Sender, OrganisationId From, ProvisionPurpose Purpose, Condition Stated)
{
    /// <summary>Whether a minister is the sender in law, who finds for himself what must hold before it goes out.</summary>
    public bool ByMinister => Sender is LegalSender.CompetentMinister or LegalSender.InternalAffairsMinister;
}

/// <summary>One providing of one product by one route, in one sender's name, to all whom the sender chose.</summary>
internal sealed class Sending
{
    public Guid Id { get; private set; }

    public Guid Product { get; private set; }

    public Guid Series { get; private set; }

    public LegalRoute Route { get; private set; }

    public LegalSender Sender { get; private set; }

    /// <summary>The organisation in whose name it is sent: the Cabinet Office, a ministry.</summary>
    public OrganisationId From { get; private set; }

    public ProvisionPurpose Purpose { get; private set; }

    /// <summary>What the sender found to hold.</summary>
    public Condition Stated { get; private set; }

    /// <summary>Why it is needed, in the sender's words.</summary>
    public string Because { get; private set; } = "";

    /// <summary>By what the recipients were chosen, as it is shown again: JSON of <see cref="Providing.Choice"/>.</summary>
    public string Chosen { get; private set; } = "{}";

    public bool Urgent { get; private set; }

    /// <summary>Whether recipients read it on the screen alone and carry nothing away.</summary>
    public bool ViewOnly { get; private set; }

    public SendingState State { get; private set; }

    public PersonId PreparedBy { get; private set; }

    public DateTimeOffset PreparedAt { get; private set; }

    /// <summary>The minister's person who let it go or sent it back.</summary>
    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? ReturnedBecause { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public int Revision { get; private set; }

    public SendingTerms Terms => new(Route, Sender, From, Purpose, Stated);

    public static Sending Prepare(Guid id, SendingPrepared prepared, PersonId by, DateTimeOffset at) => new()
    {
        Id = id,
        Product = prepared.Product,
        Series = prepared.Series,
        Route = prepared.Terms.Route,
        Sender = prepared.Terms.Sender,
        From = prepared.Terms.From,
        Purpose = prepared.Terms.Purpose,
        Stated = prepared.Terms.Stated,
        Because = prepared.Because,
        Chosen = prepared.Chosen,
        Urgent = prepared.Urgent,
        ViewOnly = prepared.ViewOnly,
        State = prepared.Terms.ByMinister ? SendingState.AwaitsMinister : SendingState.UnderWay,
        PreparedBy = by,
        PreparedAt = at,
    };

    /// <summary>The minister sends it in the minister's own name, having found for himself what must hold.</summary>
    public void LetGo(PersonId by, Condition stated, DateTimeOffset at)
    {
        (State, Stated, DecidedBy, DecidedAt) = (SendingState.UnderWay, stated, by, at);
        Revision++;
    }

    public void Return(PersonId by, string because, DateTimeOffset at)
    {
        (State, ReturnedBecause, DecidedBy, DecidedAt) = (SendingState.Returned, because, by, at);
        Revision++;
    }

    public void Finish(DateTimeOffset at)
    {
        (State, SentAt) = (SendingState.Sent, at);
        Revision++;
    }
}

/// <summary>What a sending begins with.</summary>
internal sealed record SendingPrepared(Guid Product, Guid Series, SendingTerms Terms, string Because, string Chosen, bool Urgent, bool ViewOnly = false);
