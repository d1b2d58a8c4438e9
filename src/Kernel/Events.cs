namespace Noroshi.Kernel;

/// <summary>
/// Something that happened in one module and that others may want to know. A public record in the module's Face, written to the
/// outbox in the transaction of the deed. Delivered at least once.
/// </summary>
public interface IEvent
{
    /// <summary>The stable name under which the event is stored: <c>incident-reports.filed.v1</c>.</summary>
    static abstract string Name { get; }
}

/// <summary>Where events are left. They go out when the unit of work is saved, and not otherwise.</summary>
public interface IOutbox
{
    /// <summary>Leaves an event in the present unit of work.</summary>
    /// <param name="event">What happened.</param>
    /// <param name="notBefore">Not to be delivered before this time; null for at once.</param>
    void Raise<TEvent>(TEvent @event, DateTimeOffset? notBefore = null)
        where TEvent : IEvent;
}

/// <summary>
/// Does something when an event comes. It runs as <see cref="Actor.System"/> in a transaction of its own, which also notes the
/// event as handled: its effects on the database happen once, however often the event is delivered.
/// </summary>
public interface IHandle<in TEvent>
    where TEvent : IEvent
{
    /// <summary>Handles the event. What it adds to the unit of work is saved by the caller.</summary>
    /// <param name="event">What happened.</param>
    /// <param name="id">The event's identity, for receivers outside the database.</param>
    /// <param name="cancellation">Ends the work; it will be tried again.</param>
    Task HandleAsync(TEvent @event, Guid id, CancellationToken cancellation);
}
