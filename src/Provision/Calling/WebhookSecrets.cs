using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Noroshi.Provision.Store;

namespace Noroshi.Provision.Calling;

/// <summary>
/// The secrets with which calls are signed (Standard Webhooks: <c>whsec_</c> and 32 random bytes in Base64). They are sealed with the keys of the house, each to
/// its own endpoint: one that is copied into another row opens nothing.
/// </summary>
internal sealed class WebhookSecrets(IDataProtectionProvider seals)
{
    public const string Prefix = "whsec_";

    /// <summary>A new secret, in the form in which it is shown once.</summary>
    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public string Seal(Guid endpoint, string secret) => SealOf(endpoint).Protect(secret);

    /// <summary>The secrets of an endpoint at a moment, the newest first.</summary>
    /// <exception cref="CryptographicException">The keys of the house that closed them are gone.</exception>
    public IReadOnlyList<string> Open(WebhookEndpoint endpoint, DateTimeOffset at) => [.. endpoint.SecretsAt(at).Select(SealOf(endpoint.Id).Unprotect)];

    private IDataProtector SealOf(Guid endpoint) => seals.CreateProtector("Noroshi.Provision.Webhook", endpoint.ToString("D"));
}
