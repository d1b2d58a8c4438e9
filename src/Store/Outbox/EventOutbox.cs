using System.Text.Json;
using Noroshi.Kernel;

namespace Noroshi.Store.Outbox;

/// <summary>Leaves events in the unit of work of the present request.</summary>
internal sealed class EventOutbox(StoreDb db, TimeProvider clock) : IOutbox
{
    public void Raise<TEvent>(TEvent @event, DateTimeOffset? notBefore = null)
        where TEvent : IEvent
    {
        var now = clock.GetUtcNow();
        db.Add(new OutboxMessage
        {
            Id = Identifier.New(clock),
            Name = TEvent.Name,
            Payload = JsonSerializer.Serialize(@event, EventJson.Options),
            RaisedAt = now,
            NotBefore = notBefore ?? now,
        });
    }
}

internal static class EventJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);
}
