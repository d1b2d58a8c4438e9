using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;

namespace Noroshi.Store.Outbox;

/// <summary>One handler of one kind of event, as registered by a module.</summary>
internal sealed record HandlerRegistration(string Event, string Handler, bool OnlyRows, Func<IServiceProvider, string, Guid, CancellationToken, Task> Deliver);

/// <summary>Registers what modules do when something happened elsewhere.</summary>
public static class HandlerServices
{
    /// <summary>Has <typeparamref name="THandler"/> handle <typeparamref name="TEvent"/>. The handler's full name is kept with each delivery: renaming it delivers again.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="onlyRows">
    /// Whether all that it does is to add rows that no other event of its kind looks for: then several events may be handed to it in one
    /// transaction. Never for one that mails, touches files, or asks whether it did the same before.
    /// </param>
    public static IServiceCollection AddHandler<TEvent, THandler>(this IServiceCollection services, bool onlyRows = false)
        where TEvent : IEvent
        where THandler : class, IHandle<TEvent>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(new HandlerRegistration(
            TEvent.Name,
            typeof(THandler).FullName!,
            onlyRows,
            (provider, payload, id, cancellation) => provider.GetRequiredService<THandler>()
                .HandleAsync(JsonSerializer.Deserialize<TEvent>(payload, EventJson.Options)!, id, cancellation)));
    }
}
