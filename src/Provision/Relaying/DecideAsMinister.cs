using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Providing;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Relaying;

/// <summary>
/// A minister sends in the minister's own name, or does not (Act arts 38(4), 40(1)): it is the minister who must find it necessary, so what the Cabinet Office stated counts for
/// nothing here and is stated anew.
/// </summary>
[Article("Act, Art. 40(1)")]
[Article("Act, Art. 38(4)")]
internal sealed class DecideAsMinister(StoreDb db, IOutbox outbox, IRecordOfActs acts, Actor actor, TimeProvider clock)
{
    /// <summary>Lets it go. False if somebody else decided meanwhile.</summary>
    public Task<bool> LetGoAsync(Sending sending, Condition stated, CancellationToken cancellation)
    {
        if (sending.State is not SendingState.AwaitsMinister)
        {
            return Task.FromResult(false);
        }

        sending.LetGo(actor.Person, stated, clock.GetUtcNow());
        outbox.Raise(new SendingReady(sending.Id, 1));
        Write("provision.relayed", sending, new() { ["stated"] = stated.ToString() });
        return db.SaveUnlessOvertakenAsync(cancellation);
    }

    /// <summary>Does not send it.</summary>
    public Task<bool> ReturnAsync(Sending sending, string because, CancellationToken cancellation)
    {
        if (sending.State is not SendingState.AwaitsMinister)
        {
            return Task.FromResult(false);
        }

        sending.Return(actor.Person, because, clock.GetUtcNow());
        Write("provision.returned", sending, new() { ["because"] = because });
        return db.SaveUnlessOvertakenAsync(cancellation);
    }

    private void Write(string kind, Sending sending, JsonObject content) => acts.Write(new Act(kind, sending.Route.Article(), $"sending:{sending.Id}") { Content = content });
}
