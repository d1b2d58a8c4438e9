using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;
using Noroshi.Kernel;
using Noroshi.Oversight.Sequencing;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Bench.Appending;

/// <summary>Acts get their places in the database: how many a second when many wait, and how long one waits at a thousand a second.</summary>
internal static class ActsOnPostgres
{
    public static async Task MeasureAsync(Options options, PrivatePostgres postgres, WorkFolder folder, Rows rows, CancellationToken stop)
    {
        postgres.Create("log");
        await using var host = await HostInside.OpenAsync(new(true, postgres.Connection("log")), folder.In("log"), stop);
        await DrainAsync(host, stop);

        foreach (var count in options.Quick ? [2_000, 10_000] : (int[])[20_000, 100_000, 1_000_000])
        {
            await WaitAsync(host, count, stop);
            var watch = Stopwatch.StartNew();
            await DrainAsync(host, stop);
            var limit = 1 / Digesting.SecondsALeaf(32, 0.2);
            rows.Add(Row.Compared($"places given to {count:N0} acts that wait, on PostgreSQL, beside the bare digests", count / watch.Elapsed.TotalSeconds, "acts/s", limit));
            if (!options.Quick)
            {
                rows.Add(Row.Reaching($"places a second, {count:N0} acts, on PostgreSQL", count / watch.Elapsed.TotalSeconds, "acts/s", 10_000));
            }
        }

        postgres.Sql("log", "VACUUM ANALYZE");
        await LatencyAsync(host, options.Quick ? 3 : 20, rows, stop);
    }

    private static async Task LatencyAsync(HostInside host, int seconds, Rows rows, CancellationToken stop)
    {
        const int Rate = 1_000;
        const int AtOnce = 20;
        var written = new ConcurrentDictionary<Guid, long>();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var sequencing = Sequencing.UntilAsync(host, done.Token, stop);

        // Whoever reads the checkpoint sees the act from the moment at which its place is committed.
        var times = new List<double>();
        var watching = Task.Run(async () =>
        {
            var after = await host.InsideAsync(db => db.Set<LogLeaf>().MaxAsync(l => (long?)l.Index, stop)) ?? -1;
            while (!done.IsCancellationRequested || !written.IsEmpty)
            {
                var placed = await host.InsideAsync(db => db.Set<LogLeaf>().Where(l => l.Index > after).OrderBy(l => l.Index).Select(l => new { l.Index, l.Act }).ToListAsync(stop));
                var now = Stopwatch.GetTimestamp();
                foreach (var leaf in placed)
                {
                    after = leaf.Index;
                    if (written.TryRemove(leaf.Act, out var since))
                    {
                        times.Add(Stopwatch.GetElapsedTime(since, now).TotalMilliseconds);
                    }
                }

                await Task.Delay(5, CancellationToken.None);
                if (done.IsCancellationRequested && !written.IsEmpty)
                {
                    await ActivatorUtilities.CreateInstance<SequenceWorker>(host.Services).OnceAsync(stop);
                }
            }
        }, stop);

        var watch = Stopwatch.StartNew();
        for (var sent = 0; sent < Rate * seconds; sent += AtOnce)
        {
            if (TimeSpan.FromSeconds((double)sent / Rate) - watch.Elapsed is { Ticks: > 0 } early)
            {
                await Task.Delay(early, stop);
            }

            var ids = await host.InsideAsync(async db =>
            {
                var made = Make(AtOnce);
                db.AddRange(made.Select(m => m.Act));
                db.AddRange(made.Select(m => m.Content));
                db.AddRange(made.Select(m => new WaitingAct { Id = m.Act.Id }));
                var began = Stopwatch.GetTimestamp();
                await db.SaveChangesAsync(stop);
                return made.Select(m => (m.Act.Id, Since: began)).ToList();
            });
            foreach (var (id, since) in ids)
            {
                written[id] = since;
            }
        }

        var rate = Rate * seconds / watch.Elapsed.TotalSeconds;
        await done.CancelAsync();
        await Task.WhenAll(sequencing, watching);
        times.Sort();
        rows.Add(Row.Told("acts a second while the wait was measured", rate, "acts/s"));
        rows.Add(Row.Told("from the writing of an act to its published checkpoint, p50", times[times.Count / 2], "ms"));
        rows.Add(Row.Under("from the writing of an act to its published checkpoint, p99", times[times.Count * 99 / 100], "ms", 1_000));
    }

    private static List<(RecordedAct Act, ActContent Content)> Make(int count)
    {
        var clock = TimeProvider.System;
        return [.. Enumerable.Range(0, count).Select(i => ActContent.Of(new Act("bench.done", "Act, Art. 5", $"thing:{i}"), Actor.System, clock.GetUtcNow(), Identifier.New(clock)))];
    }

    private static Task WaitAsync(HostInside host, int count, CancellationToken stop) => host.InsideAsync(async db =>
    {
        for (var done = 0; done < count; done += 10_000)
        {
            var made = Make(Math.Min(10_000, count - done));
            await db.AddManyAsync([.. made.Select(m => m.Act)], stop);
            await db.AddManyAsync([.. made.Select(m => new WaitingAct { Id = m.Act.Id })], stop);
        }

        return true;
    });

    private static Task DrainAsync(HostInside host, CancellationToken stop) => host.AsAsync(Actor.System, async services =>
    {
        var sequence = services.GetRequiredService<SequenceActs>();
        await sequence.NextAsync(stop);
        while (await sequence.NextAsync(stop) > 0)
        {
        }

        return true;
    });
}
