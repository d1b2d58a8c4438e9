using Noroshi.Kernel;

namespace Noroshi.Web.Face;

/// <summary>
/// What other modules have on a thing, for the page of that thing. A module knows only those below it; so whoever stands above says here
/// what it has, and the page below need not know by whom it is told. Register any number per module, scoped.
/// </summary>
public interface IRelated
{
    /// <summary>The places about a thing that this actor may open; none for what is none of its business.</summary>
    /// <param name="thing">The thing by kind and identity, as in the record of acts: <c>computer:…</c>.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<IReadOnlyList<RelatedItem>> OfAsync(string thing, CancellationToken cancellation);
}

/// <summary>A place about a thing.</summary>
/// <param name="Text">What is there.</param>
/// <param name="Path">A local path.</param>
public sealed record RelatedItem(Words Text, string Path);

/// <summary>Asks all who may have something on a thing.</summary>
public static class Related
{
    /// <summary>The places about a thing that this actor may open, of whoever has any.</summary>
    public static async Task<IReadOnlyList<RelatedItem>> OfAsync(this IEnumerable<IRelated> all, string thing, CancellationToken cancellation)
    {
        var found = new List<RelatedItem>();
        foreach (var each in all)
        {
            found.AddRange(await each.OfAsync(thing, cancellation));
        }

        return found;
    }
}
