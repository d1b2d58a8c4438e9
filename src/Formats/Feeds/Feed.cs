namespace Noroshi.Formats.Feeds;

/// <summary>A feed: what is new, newest first.</summary>
public sealed record Feed
{
    /// <summary>Its identifier, an absolute address that never changes.</summary>
    public required Uri Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Who speaks.</summary>
    public required string Author { get; init; }

    /// <summary>The page that shows the same to people.</summary>
    public required Uri Page { get; init; }

    /// <summary>The address of the feed itself.</summary>
    public required Uri Self { get; init; }

    /// <summary>When something in it last changed; for a feed without entries, when it was set up.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The language of the texts (RFC 5646).</summary>
    public string Language { get; init; } = "ja";

    /// <summary>The entries.</summary>
    public required IReadOnlyCollection<FeedEntry> Entries { get; init; }

    /// <summary>What both forms require. The addresses are ours: a breach is a fault of the caller.</summary>
    internal void Check()
    {
        Must(new[] { Id, Page, Self }.Concat(Entries.SelectMany(e => new[] { e.Id, e.Page })).All(a => a.IsAbsoluteUri), "Every address in a feed is absolute.");
        Must(!string.IsNullOrWhiteSpace(Title) && !string.IsNullOrWhiteSpace(Author) && Entries.All(e => !string.IsNullOrWhiteSpace(e.Title)), "A feed and each entry have a title, and a feed an author.");
        Must(Entries.DistinctBy(e => e.Id.AbsoluteUri).Count() == Entries.Count, "Two entries of a feed have one identifier.");
        Must(Entries.All(e => e.Updated >= e.Published), "An entry was changed before it was published.");
    }

    private static void Must(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}

/// <summary>One entry of a feed: plain text, never markup.</summary>
/// <param name="Id">Its identifier, an absolute address that never changes.</param>
/// <param name="Title">Its title.</param>
/// <param name="Page">Where it can be read.</param>
/// <param name="Published">When it first appeared.</param>
/// <param name="Updated">When it last changed.</param>
/// <param name="Summary">A summary, plain text.</param>
/// <param name="Tags">What it is about.</param>
public sealed record FeedEntry(Uri Id, string Title, Uri Page, DateTimeOffset Published, DateTimeOffset Updated, string? Summary = null, IReadOnlyCollection<string>? Tags = null);
