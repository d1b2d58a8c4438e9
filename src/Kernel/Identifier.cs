namespace Noroshi.Kernel;

/// <summary>New identifiers. They sort by time (UUID version 7, RFC 9562), so that tables grow at one end.</summary>
public static class Identifier
{
    /// <summary>A new identifier, unguessable and ordered by the clock.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}

/// <summary>An organisation known to Noroshi.</summary>
public readonly record struct OrganisationId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A natural person known to Noroshi.</summary>
public readonly record struct PersonId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
