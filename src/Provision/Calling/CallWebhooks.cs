using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Formats.Webhooks;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Leaking;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Web.Reaching;

namespace Noroshi.Provision.Calling;

/// <summary>
/// Calls the systems that organisations named, signed (Standard Webhooks). A call says that something was provided and where it is read, and nothing of what it says: it passes
/// through systems of which we know nothing. It runs beside the outbox, a batch at a time with one call for each receiver, so that a slow one keeps nobody waiting but its own batch.
/// Several hosts may do it on one database: calls are claimed for a while before they are made, and a claim that is not honoured falls to the next.
/// </summary>
internal sealed class CallWebhooks(IServiceScopeFactory scopes, OutsideReach reach, WebhookSecrets secrets, PartiesSettings settings, TimeProvider clock) : IDisposable
{
    private const string NotSent = "not-sent";
    private const int Batch = 250;
    private const int AtOnce = 16;
    private static readonly Words GivenUp = new("Webhookの送信先が応答しないため、送信をあきらめました。", "A webhook did not answer; the call was given up.");

    // Two claims at once would lock the same rows in different orders. Between hosts that is left to the database, which ends one of them, and to the next look.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <summary>Makes a batch of the calls that are due; how many were claimed.</summary>
    public async Task<int> CallDueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        var calls = await ClaimInTurnAsync(db, cancellation);
        if (calls.Count == 0)
        {
            return 0;
        }

        var named = calls.Select(c => c.Endpoint).ToArray();
        var endpoints = await db.Set<WebhookEndpoint>().Where(w => named.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancellation);
        var bodies = await BodiesAsync(scope.ServiceProvider, calls, cancellation);
        var answers = new ConcurrentDictionary<Guid, ReachAnswer?>();
        try
        {
            await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (call, token) =>
                answers[call.Id] = endpoints.GetValueOrDefault(call.Endpoint) is { IsCalled: true } endpoint && bodies.TryGetValue(call.Id, out var body) ? await SendAsync(endpoint, call, body, token) : null);
        }
        finally
        {
            // Also when the host is told to stop. If we are killed before this is saved, the receivers are called once more under the same identifiers, by which they know them.
            var taken = calls.Where(c => answers.GetValueOrDefault(c.Id) is { Taken: true }).ToList();
            await NoteTakenAsync(db, taken, answers);
            foreach (var call in calls.Except(taken))
            {
                call.LeaseUntil = null;
                if (answers.TryGetValue(call.Id, out var answer))
                {
                    Settle(call, endpoints.GetValueOrDefault(call.Endpoint), answer);
                }
            }

            await TellGivenUpAsync(scope.ServiceProvider, calls.Where(c => c.GivenUpAt is not null && c.LastOutcome is not NotSent), CancellationToken.None);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return calls.Count;
    }

    private async Task<List<WebhookCall>> ClaimInTurnAsync(StoreDb db, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await ClaimAsync(db, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<List<WebhookCall>> ClaimAsync(StoreDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var open = db.Set<WebhookCall>().Where(c => c.TakenAt == null && c.GivenUpAt == null);
        var busy = db.Set<WebhookCall>().Where(c => c.LeaseUntil >= now).Select(c => c.Endpoint);
        var due = (await open.AsNoTracking().Where(c => c.DueAt <= now && !busy.Contains(c.Endpoint)).Free(now)
            .OrderBy(c => c.DueAt).ThenBy(c => c.Id).Take(Batch).Select(c => new { c.Id, c.Endpoint }).ToListAsync(cancellation)).DistinctBy(c => c.Endpoint).Select(c => c.Id).ToArray();
        return due.Length == 0 ? [] : await (await open.ClaimAsync(due, now, Identifier.New(clock), cancellation)).ToListAsync(cancellation);
    }

    private async Task<ReachAnswer> SendAsync(WebhookEndpoint endpoint, WebhookCall call, byte[] body, CancellationToken cancellation)
    {
        using var request = Request(endpoint, call, body);
        return request is null ? new ReachAnswer(ReachOutcome.Refused, null, default, false, null) : await reach.SendAsync(request, cancellation);
    }

    // Most calls are taken, and what is noted of them is the same: one command for all that were answered alike, not one for each.
    private async Task NoteTakenAsync(StoreDb db, IEnumerable<WebhookCall> taken, IReadOnlyDictionary<Guid, ReachAnswer?> answers)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        foreach (var alike in taken.GroupBy(c => (answers[c.Id]!.Status, answers[c.Id]!.Outcome)))
        {
            var (ids, status, outcome) = (alike.Select(c => c.Id).ToArray(), alike.Key.Status, alike.Key.Outcome.ToString());
            await db.Set<WebhookCall>().Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.TakenAt, now).SetProperty(c => c.LeaseUntil, (DateTimeOffset?)null).SetProperty(c => c.LastStatus, status).SetProperty(c => c.LastOutcome, outcome).SetProperty(c => c.Attempts, c => c.Attempts + 1),
                CancellationToken.None);
        }
    }

    private void Settle(WebhookCall call, WebhookEndpoint? endpoint, ReachAnswer? answer)
    {
        var now = clock.GetUtcNow();
        call.Attempts++;
        (call.LastStatus, call.LastOutcome) = (answer?.Status, answer?.Outcome.ToString() ?? NotSent);
        if (answer is null)
        {
            call.GivenUpAt = now;
        }
        else if (answer.Status == ACallIsTriedForAWhile.Gone)
        {
            call.GivenUpAt = now;
            endpoint?.Pause(now);
        }
        else if (ACallIsTriedForAWhile.After(call.Attempts) is { } wait)
        {
            call.DueAt = now + wait;
        }
        else
        {
            call.GivenUpAt = now;
        }
    }

    private static async Task TellGivenUpAsync(IServiceProvider services, IEnumerable<WebhookCall> given, CancellationToken cancellation)
    {
        var organisations = given.Select(c => c.Organisation).Distinct().ToArray();
        if (organisations.Length == 0)
        {
            return;
        }

        var notices = services.GetRequiredService<INotices>();
        foreach (var administrator in (await services.GetRequiredService<IWhoIsWho>().PeopleWhoMayAsync(organisations, Permission.ManagePeople, cancellation)).SelectMany(p => p))
        {
            notices.Tell(administrator.Id, "provision.webhook-given-up", GivenUp, "/organisation/webhooks");
        }
    }

    private HttpRequestMessage? Request(WebhookEndpoint endpoint, WebhookCall call, byte[] body)
    {
        var now = clock.GetUtcNow();
        IReadOnlyList<WebhookSecret> keys;
        try
        {
            keys = [.. secrets.Open(endpoint, now).Select(s => WebhookSecret.TryParse(s, out var read) ? read : null).OfType<WebhookSecret>()];
        }
        catch (CryptographicException)
        {
            // The keys of the house were lost; the administrator must have a new secret made.
            return null;
        }

        var signed = WebhookSignature.Sign(call.Id.ToString("N"), now, body, keys);
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(WebhookHeaders.IdName, signed.Id);
        request.Headers.Add(WebhookHeaders.TimestampName, signed.Timestamp);
        request.Headers.Add(WebhookHeaders.SignatureName, signed.Signature);
        request.Headers.UserAgent.ParseAdd("Noroshi");
        return request;
    }

    // What is told is decided now: of a recipient whose provision was stopped meanwhile there is nothing to tell.
    private async Task<Dictionary<Guid, byte[]>> BodiesAsync(IServiceProvider services, List<WebhookCall> calls, CancellationToken cancellation)
    {
        var asked = calls.Select(c => c.Recipient).OfType<Guid>().Distinct().ToArray();
        var recipients = await services.GetRequiredService<StoreDb>().Set<Recipient>().AsNoTracking().Where(r => asked.Contains(r.Id) && r.State == RecipientState.Delivered)
            .Select(r => new { r.Id, r.Organisation, r.Product }).ToDictionaryAsync(r => r.Id, cancellation);
        var stopped = await services.GetRequiredService<Leaks>().StoppedAsync(cancellation);
        var products = await services.GetRequiredService<IReleasedProducts>().TheseAsync([.. recipients.Values.Select(r => new ProductId(r.Product))], cancellation);
        var bodies = new Dictionary<Guid, byte[]>();
        foreach (var call in calls)
        {
            if (call.Recipient is not { } id)
            {
                bodies[call.Id] = Written(call, []);
            }
            else if (recipients.GetValueOrDefault(id) is { } recipient && !stopped.Contains(recipient.Organisation) && products.GetValueOrDefault(new ProductId(recipient.Product)) is { } product)
            {
                bodies[call.Id] = Written(call, About(id, product));
            }
        }

        return bodies;
    }

    private JsonObject About(Guid received, ReleasedProduct product) => new()
    {
        ["received"] = received.ToString("D"),
        ["number"] = product.Number,
        ["version"] = product.Version,
        ["class"] = product.Class.ToString(),
        ["sharing"] = product.Sharing.Label,
        ["speed"] = product.Speed.ToString(),
        ["urgent"] = product.Urgent,
        ["exercise"] = product.Exercise,
        ["standing"] = product.Standing.ToString(),
        ["link"] = new Uri(settings.PublicUrl, $"/received/{received:D}").AbsoluteUri,
    };

    private static byte[] Written(WebhookCall call, JsonObject data) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["type"] = call.Kind, ["timestamp"] = call.QueuedAt.UtcDateTime, ["data"] = data });
}
