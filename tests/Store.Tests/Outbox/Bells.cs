using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Store.Outbox;
using Noroshi.Testing;

namespace Noroshi.Store.Tests.Outbox;

/// <summary>A bell was rung; the event of these tests.</summary>
internal sealed record Rung(string Bell) : IEvent
{
    public static string Name => "store-tests.rung.v1";
}

/// <summary>What the listeners of one house did, and which of them is to fail.</summary>
internal sealed class Bells
{
    public ConcurrentBag<string> Heard { get; } = [];

    public ConcurrentDictionary<string, bool> Broken { get; } = new();

    /// <summary>A house in which two listeners hear every bell.</summary>
    public static Task<House> HouseAsync(Database on, Bells bells) => House.OpenAsync(on, change: builder => Hang(builder, bells));

    public static void Hang(WebApplicationBuilder builder, Bells bells, bool onlyRows = false) => builder.Services
        .AddSingleton(bells)
        .AddHandler<Rung, Tower>(onlyRows)
        .AddHandler<Rung, Watch>(onlyRows);

    public static Task RingAsync(House house, params string[] bells) => house.InsideAsync(services =>
    {
        foreach (var bell in bells)
        {
            services.GetRequiredService<IOutbox>().Raise(new Rung(bell));
        }

        return Task.CompletedTask;
    });

    /// <summary>How often a listener's effect is in the database.</summary>
    public static async Task<int> EffectsAsync(House house, string listener, string bell) =>
        int.Parse(await house.InsideAsync(Actor.System, s => s.GetRequiredService<StoreDb>().MarkAsync($"{listener}:{bell}", CancellationToken.None)) ?? "0", CultureInfo.InvariantCulture);

    private static async Task HearAsync(Bells bells, StoreDb db, string listener, string bell, CancellationToken cancellation)
    {
        bells.Heard.Add($"{listener}:{bell}");
        var before = int.Parse(await db.MarkAsync($"{listener}:{bell}", cancellation) ?? "0", CultureInfo.InvariantCulture);
        await db.SetMarkAsync($"{listener}:{bell}", (before + 1).ToString(CultureInfo.InvariantCulture), cancellation);
        if (bells.Broken.ContainsKey($"{listener}:{bell}"))
        {
            throw new TimeoutException("a secret that must not be kept");
        }
    }

    internal sealed class Tower(Bells bells, StoreDb db) : IHandle<Rung>
    {
        public Task HandleAsync(Rung @event, Guid id, CancellationToken cancellation) => HearAsync(bells, db, "tower", @event.Bell, cancellation);
    }

    internal sealed class Watch(Bells bells, StoreDb db) : IHandle<Rung>
    {
        public Task HandleAsync(Rung @event, Guid id, CancellationToken cancellation) => HearAsync(bells, db, "watch", @event.Bell, cancellation);
    }
}
