namespace Noroshi.Store.Search;

/// <summary>A thing found.</summary>
/// <param name="Subject">What was found: a case.</param>
/// <param name="Position">Its place in the index, newest highest: the cursor of the next page.</param>
public sealed record SearchHit(Guid Subject, long Position);

/// <summary>
/// Full-text search that knows Japanese. Who may read a thing stands in the index beside its words, so that neither a hit nor a count
/// ever tells of what the reader may not see; whoever shows a hit asks the visibility filter again.
/// </summary>
public interface ISearchIndex
{
    /// <summary>
    /// Puts words about a subject into the index, in the present unit of work: they are kept with it or not at all. What was there
    /// stays, and the subject becomes the newest.
    /// </summary>
    /// <param name="subject">What the words are about.</param>
    /// <param name="readers">The organisations whose desks may find it; all of them, at every call.</param>
    /// <param name="texts">The words to add.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="isNew">The subject was made in this unit of work, so that nothing stands there yet and nothing is looked up.</param>
    Task PutAsync(Guid subject, IEnumerable<Guid> readers, IEnumerable<string> texts, CancellationToken cancellation, bool isNew = false);

    /// <summary>Takes a subject out of the index, in the present unit of work.</summary>
    void Remove(Guid subject);

    /// <summary>Whether there is anything to look for: at least one word of two characters.</summary>
    bool CanLookFor(string query);

    /// <summary>What holds all the words of the query and may be read by the reader, newest first.</summary>
    /// <param name="query">Words, divided by spaces.</param>
    /// <param name="reader">The organisation for which it is looked up.</param>
    /// <param name="before">Only what stands before this position; null for the newest.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<IReadOnlyList<SearchHit>> FindAsync(string query, Guid reader, long? before, int count, CancellationToken cancellation);
}
