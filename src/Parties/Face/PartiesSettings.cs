using Noroshi.Store;

namespace Noroshi.Parties.Face;

/// <summary>What the host was told about who may come in, and how.</summary>
/// <param name="Database">Where accounts are kept: the same database as all else.</param>
/// <param name="PublicUrl">The address by which people know this installation: the origin and the relying party of passkeys.</param>
/// <param name="Demo">Whether anybody may sign in as a person of the demonstration world.</param>
public sealed record PartiesSettings(DatabaseAddress Database, Uri PublicUrl, bool Demo)
{
    /// <summary>The organisation's own identity provider; null for passkeys only.</summary>
    public OpenIdConnectSettings? OpenIdConnect { get; init; }

    /// <summary>The mail server; null if mail is switched off.</summary>
    public MailSettings? Mail { get; init; }
}

/// <summary>An identity provider by OpenID Connect, code flow with PKCE.</summary>
/// <param name="Authority">The issuer: an https address.</param>
/// <param name="ClientId">The client's name there.</param>
/// <param name="ClientSecret">The client's secret, read from a file; null for a public client.</param>
public sealed record OpenIdConnectSettings(Uri Authority, string ClientId, string? ClientSecret)
{
    /// <summary>How the button calls it.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it may stand on this machine or inside the network. Outside of tests only for a provider that truly does.</summary>
    public bool AllowInside { get; init; }
}

/// <summary>A mail server by SMTP.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="From">The sender of all mail.</param>
public sealed record MailSettings(string Host, int Port, string From)
{
    /// <summary>The user, if it asks for one.</summary>
    public string? User { get; init; }

    /// <summary>The password, read from a file.</summary>
    public string? Password { get; init; }

    /// <summary><c>starttls</c>, <c>tls</c> or <c>none</c>.</summary>
    public string Tls { get; init; } = "starttls";
}
