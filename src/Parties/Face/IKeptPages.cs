using Microsoft.AspNetCore.Http;

namespace Noroshi.Parties.Face;

/// <summary>
/// Keeps what was typed on a page whose session has ended, so that it is there after signing in again. A module whose pages are long
/// to fill in plugs itself in here; the door asks before it sends somebody to sign in.
/// </summary>
public interface IKeptPages
{
    /// <summary>Keeps the form of this request if it came from a page of the module.</summary>
    /// <returns>Where to go on after signing in; null if there is nothing to keep.</returns>
    Task<string?> KeepAsync(HttpContext context, CancellationToken cancellation);

    /// <summary>Whether a path leads to something that was kept.</summary>
    bool Leads(string? path);
}
