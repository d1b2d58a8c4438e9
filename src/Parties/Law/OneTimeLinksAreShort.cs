using Noroshi.Kernel;

namespace Noroshi.Parties.Law;

/// <summary>How long a one-time link works. A policy: an invitation outlives a weekend, a recovery is handed over in person.</summary>
[Article("Act, Art. 8")]
internal static class OneTimeLinksAreShort
{
    public static TimeSpan Length(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.FirstAdministrator => TimeSpan.FromHours(24),
        LinkPurpose.Invitation => TimeSpan.FromDays(7),
        LinkPurpose.Recovery => TimeSpan.FromHours(1),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>What a one-time link is for.</summary>
internal enum LinkPurpose
{
    /// <summary>The first system administrator of a new installation.</summary>
    FirstAdministrator,

    /// <summary>A person invited by an administrator.</summary>
    Invitation,

    /// <summary>A person who has lost every passkey and for whom a second person vouches.</summary>
    Recovery,
}
