using Noroshi.Council.Face;
using Noroshi.Kernel;

namespace Noroshi.Council.Store;

/// <summary>Where a request of the council stands.</summary>
internal enum RequestState
{
    /// <summary>Not answered.</summary>
    Open,

    /// <summary>Answered by what was asked for.</summary>
    Given,

    /// <summary>Answered by the reason for not giving it.</summary>
    NotGiven,
}

/// <summary>The council asks a member for material, an opinion or an explanation (Act art 45(5)).</summary>
internal sealed class CouncilRequest
{
    public Guid Id { get; private set; }

    public string Number { get; private set; } = "";

    public OrganisationId To { get; private set; }

    public TopicId? Topic { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>The day for which it is hoped; the Act sets none.</summary>
    public DateOnly? HopedFor { get; private set; }

    public PersonId By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public RequestState State { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public PersonId? AnsweredBy { get; private set; }

    /// <summary>The reason for not giving it, or a word beside what was given.</summary>
    public string? Answer { get; private set; }

    public ContributionId? Contribution { get; private set; }

    public int Revision { get; private set; }

    public static CouncilRequest Ask(Guid id, string number, OrganisationId to, TopicId? topic, string text, DateOnly? hopedFor, PersonId by, DateTimeOffset at) =>
        new() { Id = id, Number = number, To = to, Topic = topic, Text = text, HopedFor = hopedFor, By = by, At = at };

    public void Give(ContributionId? contribution, string? words, PersonId by, DateTimeOffset at) => (Contribution, _) = (contribution, End(RequestState.Given, words, by, at));

    public void Refuse(string reason, PersonId by, DateTimeOffset at) => End(RequestState.NotGiven, reason, by, at);

    private int End(RequestState state, string? words, PersonId by, DateTimeOffset at)
    {
        (State, Answer, AnsweredBy, AnsweredAt) = (state, words, by, at);
        return Revision++;
    }
}
