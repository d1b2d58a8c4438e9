using Noroshi.Feedback.Law;
using Noroshi.Kernel;

namespace Noroshi.Feedback.Store;

/// <summary>What a recipient said of a product that was provided to it, and what the analysts answered.</summary>
internal sealed class Opinion
{
    public required Guid Id { get; init; }

    /// <summary>The delivery on which it was said.</summary>
    public required Guid Received { get; init; }

    public required Guid Product { get; init; }

    public required Guid Series { get; init; }

    /// <summary>The product's number and version, by which people know it.</summary>
    public required string Number { get; init; }

    public required int Version { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required PersonId Person { get; init; }

    public required OpinionKind Kind { get; init; }

    /// <summary>Of which statement, if of one.</summary>
    public required Guid? Statement { get; init; }

    public required string Text { get; init; }

    /// <summary>When it was seen, for a sighting.</summary>
    public required DateTimeOffset? SeenAt { get; init; }

    public required DateTimeOffset SaidAt { get; init; }

    /// <summary>A newer judgement of the same organisation stands in its place.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    public string? Reply { get; private set; }

    public PersonId? RepliedBy { get; private set; }

    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>The version to which it led, if it changed the product.</summary>
    public int? LedTo { get; private set; }

    public int Revision { get; private set; }

    /// <summary>Whether an analyst has still to look at it: a judgement needs no answer.</summary>
    public bool Waits => RepliedAt is null && !Kind.IsJudgement();

    public void Replace(DateTimeOffset at) => ReplacedAt ??= at;

    public void Answer(string reply, int? ledTo, PersonId by, DateTimeOffset at)
    {
        (Reply, LedTo, RepliedBy, RepliedAt) = (reply, ledTo, by, at);
        Revision++;
    }
}
