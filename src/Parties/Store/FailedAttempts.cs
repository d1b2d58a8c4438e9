namespace Noroshi.Parties.Store;

/// <summary>How often a credential was shown in vain, from one address or for one account. In the database, so that every node counts together.</summary>
internal sealed class FailedAttempts
{
    /// <summary>What is counted: <c>address:203.0.113.7</c>, <c>account:0199…</c>.</summary>
    public required string Key { get; init; }

    public required int Count { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }
}
