using Microsoft.EntityFrameworkCore;
using Noroshi.Formats.Webhooks;
using Noroshi.Kernel;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Calling;

/// <summary>An organisation's webhooks: made, given a new secret, paused, called again, removed. Each for the administrator who acts.</summary>
internal sealed class Webhooks(StoreDb db, WebhookSecrets secrets, QueueCalls calls, IRecordOfActs acts, TimeProvider clock)
{
    private const string Basis = "Act, Art. 44(1)";

    /// <summary>Those that have not been removed.</summary>
    public IQueryable<WebhookEndpoint> Here() => db.Set<WebhookEndpoint>().Where(w => w.Organisation == db.Actor.Organisation && w.RemovedAt == null);

    /// <summary>Makes one.</summary>
    /// <returns>What is wrong, or the secret, which is shown this once.</returns>
    public async Task<(Problems Problems, string? Secret)> AddAsync(string? name, string? address, CancellationToken cancellation)
    {
        var (called, now) = ((name ?? "").Trim(), clock.GetUtcNow());
        var problems = AWebhookAddressIsPublic.Check(called, address, await Here().CountAsync(cancellation));
        if (problems.Count > 0)
        {
            return (problems, null);
        }

        var (id, secret, read) = (Identifier.New(clock), WebhookSecret.New().Written(), AWebhookAddressIsPublic.Read(address)!);
        db.Add(WebhookEndpoint.Of(id, db.Actor.Organisation, called, read, secrets.Seal(id, secret), db.Actor.Person, now));
        acts.Write(new Act("provision.webhook-added", Basis, Sign(id)) { Content = new() { ["host"] = read.IdnHost } });
        await db.SaveChangesAsync(cancellation);
        return (problems, secret);
    }

    /// <summary>Gives it a new secret, which is shown this once; the former one signs beside it for a while.</summary>
    public async Task<string> RotateAsync(WebhookEndpoint endpoint, CancellationToken cancellation)
    {
        var secret = WebhookSecret.New().Written();
        endpoint.Rotate(secrets.Seal(endpoint.Id, secret), clock.GetUtcNow());
        await DoneAsync("provision.webhook-secret-changed", endpoint, cancellation);
        return secret;
    }

    public async Task PauseAsync(WebhookEndpoint endpoint, CancellationToken cancellation)
    {
        if (endpoint.PausedAt is null)
        {
            endpoint.Pause(clock.GetUtcNow());
            await DoneAsync("provision.webhook-paused", endpoint, cancellation);
        }
    }

    public async Task ResumeAsync(WebhookEndpoint endpoint, CancellationToken cancellation)
    {
        if (endpoint.PausedAt is not null)
        {
            endpoint.Resume();
            await DoneAsync("provision.webhook-resumed", endpoint, cancellation);
        }
    }

    /// <summary>Has it called once, about nothing.</summary>
    public Task TryAsync(WebhookEndpoint endpoint, CancellationToken cancellation)
    {
        calls.Trial(endpoint);
        return DoneAsync("provision.webhook-tried", endpoint, cancellation);
    }

    public async Task RemoveAsync(WebhookEndpoint endpoint, CancellationToken cancellation)
    {
        endpoint.Remove(clock.GetUtcNow());
        await DoneAsync("provision.webhook-removed", endpoint, cancellation);
    }

    private static string Sign(Guid id) => $"webhook:{id}";

    private Task DoneAsync(string kind, WebhookEndpoint endpoint, CancellationToken cancellation)
    {
        acts.Write(new Act(kind, Basis, Sign(endpoint.Id)));
        return db.SaveChangesAsync(cancellation);
    }
}
