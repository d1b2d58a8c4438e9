using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Calling;

/// <summary>What calls tell of.</summary>
internal static class CallKinds
{
    public const string Provided = "product.provided";
    public const string Withdrawn = "product.withdrawn";
    public const string Changed = "product.changed";
    public const string Trial = "trial";
}

/// <summary>Puts down which systems are to be called, in the present unit of work. Nobody is called here: a slow receiver must not hold up whoever provides.</summary>
internal sealed class QueueCalls(StoreDb db, TimeProvider clock)
{
    /// <summary>The calls about some deliveries, one for each system that their organisations named.</summary>
    public async Task AboutAsync(IReadOnlyCollection<Recipient> recipients, string kind, CancellationToken cancellation)
    {
        var asked = recipients.Select(r => r.Organisation).Distinct().ToArray();
        var endpoints = (asked.Length == 0 ? [] : await db.Set<WebhookEndpoint>().AsNoTracking().Where(w => asked.Contains(w.Organisation) && w.PausedAt == null && w.RemovedAt == null).Select(w => new { w.Id, w.Organisation }).ToListAsync(cancellation)).ToLookup(w => w.Organisation, w => w.Id);
        foreach (var recipient in recipients)
        {
            foreach (var endpoint in endpoints[recipient.Organisation])
            {
                Queue(endpoint, recipient.Organisation, recipient.Id, kind);
            }
        }
    }

    /// <summary>A trial: a call that tells of nothing.</summary>
    public void Trial(WebhookEndpoint endpoint) => Queue(endpoint.Id, endpoint.Organisation, null, CallKinds.Trial);

    private void Queue(Guid endpoint, OrganisationId organisation, Guid? recipient, string kind)
    {
        var now = clock.GetUtcNow();
        db.Add(new WebhookCall { Id = Identifier.New(clock), Endpoint = endpoint, Organisation = organisation, Recipient = recipient, Kind = kind, QueuedAt = now, DueAt = now });
    }
}
