using Noroshi.Council.Face;
using Noroshi.Kernel;

namespace Noroshi.Council.Store;

/// <summary>What the council shares and discusses under one head, among members chosen for it.</summary>
internal sealed class Topic
{
    public TopicId Id { get; private set; }

    public string Number { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    /// <summary>The prefecture, if it is a regional channel.</summary>
    public string? Region { get; private set; }

    public bool OpenToForeign { get; private set; }

    /// <summary>Whether it is marked as one for which the policy may ask for a clearance.</summary>
    public bool Marked { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public int Revision { get; private set; }

    public List<TopicMember> Members { get; } = [];

    public static Topic Open(TopicId id, string number, TopicEntry entry, DateTimeOffset at)
    {
        var topic = new Topic { Id = id, Number = number, OpenedAt = at };
        topic.Change(entry);
        return topic;
    }

    public void Change(TopicEntry entry)
    {
        (Title, Purpose, Region, OpenToForeign, Marked) = (entry.Title, entry.Purpose, entry.Region, entry.OpenToForeign, entry.Marked);
        Revision++;
    }

    public void Close(DateTimeOffset at)
    {
        ClosedAt ??= at;
        Revision++;
    }

    public void Touch() => Revision++;
}

/// <summary>What is written of a topic.</summary>
internal sealed record TopicEntry(string Title, string Purpose, string? Region, bool OpenToForeign, bool Marked);

/// <summary>
/// That a member belongs to a topic, from a moment to another. The filters of topics and contributions stand on these rows, so they have none
/// of their own; they are shown only with a topic that is in sight.
/// </summary>
internal sealed class TopicMember
{
    public required Guid Id { get; init; }

    public required TopicId Topic { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? RemovedAt { get; private set; }

    public void Remove(DateTimeOffset at) => RemovedAt ??= at;
}

/// <summary>That an organisation gets a part of what may be publicised: on a topic, for a region, or both.</summary>
internal sealed class Feed
{
    public required Guid Id { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required TopicId? Topic { get; init; }

    public required string? Region { get; init; }

    public required DateTimeOffset From { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public void End(DateTimeOffset at) => EndedAt ??= at;
}
