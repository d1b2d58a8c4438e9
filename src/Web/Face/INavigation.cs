using Noroshi.Kernel;

namespace Noroshi.Web.Face;

/// <summary>What a module puts into the menu. Register one per module: <c>services.AddSingleton&lt;INavigation, …&gt;()</c>.</summary>
public interface INavigation
{
    /// <summary>The module's places. Each is shown only to those whose capacity may open it.</summary>
    IEnumerable<NavigationItem> Items { get; }
}

/// <summary>A place in the menu.</summary>
/// <param name="Section">The section of the menu. Items of equal section text stand together; the first one leads.</param>
/// <param name="Text">How the place is called.</param>
/// <param name="Path">Where it is: a local path. It is current for itself and all that lies below it.</param>
/// <param name="Needed">What the actor must be allowed to do; null for every signed-in person.</param>
/// <param name="Order">Place in the menu; smaller comes first. Sections are ordered by their first item.</param>
public sealed record NavigationItem(Words Section, Words Text, string Path, Permission? Needed, int Order = 100)
{
    /// <summary>Shown also to visitors who have not signed in.</summary>
    public bool Open { get; init; }

    /// <summary>Whether this actor is shown the place.</summary>
    public bool IsFor(Actor actor) => Open || (Needed is { } needed ? actor.Can(needed) : actor.IsSomebody);
}

/// <summary>A number that stands beside a place in the menu: what is waiting there for this actor.</summary>
public interface INavigationCount
{
    /// <summary>The <see cref="NavigationItem.Path"/> beside which the number stands.</summary>
    string Path { get; }

    /// <summary>How many are waiting; zero shows nothing.</summary>
    ValueTask<int> CountAsync(CancellationToken cancellation);
}

/// <summary>What a module puts into the foot of every page: contact, purposes, terms.</summary>
public interface IFooter
{
    /// <summary>The links, in order.</summary>
    IEnumerable<FooterLink> Links { get; }
}

/// <summary>A link in the foot of every page. It must lead to a page that is open to everybody.</summary>
public sealed record FooterLink(Words Text, string Path, int Order = 100);
