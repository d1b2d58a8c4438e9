using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Noroshi.Formats.Webhooks;
using Noroshi.Provision.Store;

namespace Noroshi.Provision.Calling;

/// <summary>
/// The secrets with which calls are signed (<see cref="WebhookSecret"/>). They are sealed with the keys of the house, each to
/// its own endpoint: one that is copied into another row opens nothing.
/// </summary>
internal sealed class WebhookSecrets(IDataProtectionProvider seals)
{
    public string Seal(Guid endpoint, string secret) => SealOf(endpoint).Protect(secret);

    /// <summary>The secrets of an endpoint at a moment, the newest first.</summary>
    /// <exception cref="CryptographicException">The keys of the house that closed them are gone.</exception>
    public IReadOnlyList<string> Open(WebhookEndpoint endpoint, DateTimeOffset at) => [.. endpoint.SecretsAt(at).Select(SealOf(endpoint.Id).Unprotect)];

    private IDataProtector SealOf(Guid endpoint) => seals.CreateProtector("Noroshi.Provision.Webhook", endpoint.ToString("D"));
}
