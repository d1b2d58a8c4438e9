using Noroshi.Kernel;

namespace Noroshi.Web.Face;

/// <summary>Tells the layout who is signed in. The module that knows people and organisations plugs it in.</summary>
public interface ISignedIn
{
    /// <summary>Who is signed in here; null for a visitor.</summary>
    ValueTask<SignedIn?> WhoAsync(CancellationToken cancellation);
}

/// <summary>Who is signed in, as the head of the page shows it.</summary>
/// <param name="Person">The person's name.</param>
/// <param name="Organisation">The organisation for which the person acts here.</param>
/// <param name="Role">The capacity in which the person acts.</param>
public sealed record SignedIn(string Person, string Organisation, Words Role)
{
    /// <summary>Where the person looks after sessions, passkeys and capacities; null shows no link.</summary>
    public string? AccountPath { get; init; }

    /// <summary>Where the sign-out form posts to.</summary>
    public string SignOutPath { get; init; } = "/sign-out";
}
