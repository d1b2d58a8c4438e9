using Noroshi.Kernel;

namespace Noroshi.Parties.Face;

/// <summary>The people of the demonstration world, so that the chapters of other modules can have them act.</summary>
public interface IDemoCast
{
    /// <summary>Somebody who holds a role in an organisation, as the actor of what follows in this scope.</summary>
    /// <param name="organisation">The organisation's code: <c>op-01</c>, <c>meti-kanto</c>, <c>cao</c>.</param>
    /// <param name="role">The role's code: <c>reporter</c>.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<Actor> PlayAsync(string organisation, string role, CancellationToken cancellation);
}
