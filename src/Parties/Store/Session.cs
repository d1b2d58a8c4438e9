using Noroshi.Kernel;

namespace Noroshi.Parties.Store;

/// <summary>A sign-in on one device. The cookie only names it; whether it still counts is asked here at every request, on whichever node.</summary>
internal sealed class Session
{
    public Guid Id { get; private set; }

    public PersonId Person { get; private set; }

    /// <summary>The membership under which the person works in this session.</summary>
    public Guid Membership { get; private set; }

    /// <summary>How the person signed in: <c>passkey</c>, <c>oidc</c>, <c>demo</c>, <c>recovery</c>.</summary>
    public string Method { get; private set; } = "";

    public string? Device { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static Session Start(Guid id, PersonId person, Guid membership, string method, string? device, DateTimeOffset at, TimeSpan length) => new()
    {
        Id = id,
        Person = person,
        Membership = membership,
        Method = method,
        Device = device is { Length: > 200 } ? device[..200] : device,
        StartedAt = at,
        LastSeenAt = at,
        ExpiresAt = at + length,
    };

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;

    public void WorkAs(Guid membership) => Membership = membership;
}
