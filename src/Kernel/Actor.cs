namespace Noroshi.Kernel;

/// <summary>Who acts, for which organisation, in which capacity, and what that capacity allows. Worked out anew for every request.</summary>
public sealed record Actor
{
    /// <summary>Nobody in particular: a visitor who has not signed in. Sees nothing that is not public.</summary>
    public static Actor Nobody { get; } = new();

    /// <summary>The system itself, in background work. It is recorded as such and is never the actor of a person's request.</summary>
    public static Actor System { get; } = new() { IsSystem = true, Capacity = "system" };

    /// <summary>The natural person; empty for nobody and for the system.</summary>
    public PersonId Person { get; init; }

    /// <summary>The organisation for which the person acts here.</summary>
    public OrganisationId Organisation { get; init; }

    /// <summary>The role under which the person acts, by its code in the table of roles; <c>agent</c> work keeps the person's own role.</summary>
    public string Capacity { get; init; } = "nobody";

    /// <summary>What the role allows.</summary>
    public IReadOnlySet<Permission> May { get; init; } = new HashSet<Permission>();

    /// <summary>Organisations for which this one may report today under a mandate.</summary>
    public IReadOnlyList<OrganisationId> ActsFor { get; init; } = [];

    /// <summary>Organisations whose register of critical computers this one may keep today under a mandate.</summary>
    public IReadOnlyList<OrganisationId> KeepsRegisterFor { get; init; } = [];

    /// <summary>By what the actor was recognised: <c>session</c>, <c>token</c> or <c>none</c>.</summary>
    public string Via { get; init; } = "none";

    /// <summary>The session or token by which the actor was recognised.</summary>
    public Guid Credential { get; init; }

    /// <summary>Whether this is the system in background work.</summary>
    public bool IsSystem { get; private init; }

    /// <summary>Whether the role allows something.</summary>
    public bool Can(Permission permission) => May.Contains(permission);

    /// <summary>Whether this is a signed-in person or that person's token.</summary>
    public bool IsSomebody => Person != default;
}

/// <summary>Holds the actor of the present request or piece of background work.</summary>
public sealed class ActorScope
{
    /// <summary>The actor; nobody until the door has recognised somebody.</summary>
    public Actor Actor { get; set; } = Actor.Nobody;
}
