using Noroshi.Kernel;

namespace Noroshi.Parties.Store;

/// <summary>That somebody who says to be a certain person has lost every passkey. It does nothing until another person vouches.</summary>
internal sealed class RecoveryRequest
{
    public Guid Id { get; private set; }

    public PersonId Person { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public PersonId? SettledBy { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    public bool Approved { get; private set; }

    public static RecoveryRequest Of(Guid id, PersonId person, DateTimeOffset at) => new() { Id = id, Person = person, AskedAt = at };
}
