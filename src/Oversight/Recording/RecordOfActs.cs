using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Sequencing;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Recording;

/// <summary>Writes acts into the unit of work of the module that acted.</summary>
internal sealed class RecordOfActs(StoreDb db, IServiceScopeFactory scopes, SequencerBell bell, TimeProvider clock) : IRecordOfActs
{
    public void Write(Act act) => Add(db, act, db.Actor);

    public async Task WriteRefusalAsync(Act act, CancellationToken cancellation)
    {
        // A scope of its own: the refused work stays unsaved, the refusal does not.
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = db.Actor;
        var apart = scope.ServiceProvider.GetRequiredService<StoreDb>();
        Add(apart, act with { Refused = true }, db.Actor);
        await apart.SaveChangesAsync(cancellation);
    }

    private void Add(StoreDb into, Act act, Actor actor)
    {
        var (recorded, content) = ActContent.Of(act, actor, clock.GetUtcNow(), Identifier.New(clock));
        into.Add(recorded);
        into.Add(content);
        into.Add(new WaitingAct { Id = recorded.Id });
        bell.Ring();
    }
}
