namespace Noroshi.Parties.Store;

/// <summary>
/// What an authenticator was asked to sign. Kept here and not in a cookie, so that every node knows it and none accepts the answer
/// twice.
/// </summary>
internal sealed class PasskeyChallenge
{
    public Guid Id { get; private set; }

    public string State { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    public static PasskeyChallenge Of(Guid id, string state, DateTimeOffset expiresAt) => new() { Id = id, State = state, ExpiresAt = expiresAt };
}
