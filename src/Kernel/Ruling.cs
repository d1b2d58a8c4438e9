namespace Noroshi.Kernel;

/// <summary>
/// The law's answer to "may this be done". A refusal is an answer, not an exception: it names the article and says in both
/// languages why, so that the page can show it and the record can keep it.
/// </summary>
public abstract record Ruling
{
    private Ruling()
    {
    }

    /// <summary>It may be done, on this basis.</summary>
    public sealed record Allowed(string Article) : Ruling;

    /// <summary>It may not be done: the article that stands in the way, and the reason.</summary>
    public sealed record Refused(string Article, Words Reason) : Ruling;
}
