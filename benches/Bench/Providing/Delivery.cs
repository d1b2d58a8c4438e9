using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;
using Noroshi.Provision.Calling;
using Noroshi.Store.Outbox;
using Noroshi.Web.Reaching;

namespace Noroshi.Bench.Providing;

/// <summary>
/// One product for very many recipients, each with a system that is called: decided, queued, delivered into the inboxes and handed to a receiver on this machine, beside the same
/// number of bare calls to the same receiver.
/// </summary>
internal static class Delivery
{
    private const int Loops = 4;
    private const int AtOnce = 16;

    public static async Task MeasureAsync(Options options, PrivatePostgres postgres, WorkFolder folder, Rows rows, CancellationToken stop)
    {
        var count = options.Quick ? 1_000 : 100_000;
        postgres.Create("delivery");
        await using var receiver = await CountingReceiver.OpenAsync(stop);
        await using var host = await HostInside.OpenAsync(new(true, postgres.Connection("delivery")), folder.In("delivery"), stop, builder => builder.Services.Replace(ServiceDescriptor.Singleton(new ReachLimits { AllowInside = true })));
        var small = await Recipients.LoadAsync(host, count / 10, receiver.Address, stop);
        var large = await Recipients.LoadAsync(host, count, receiver.Address, stop);
        postgres.Sql("delivery", "VACUUM ANALYZE");

        // Whatever is compiled on the way is compiled in the small case.
        var (_, less) = await ProvideAsync(host, receiver, small, stop);
        var bare = await BareAsync(receiver, count, stop);
        var (seconds, more) = await ProvideAsync(host, receiver, large, stop);
        var said = $"{count:N0} recipients decided, queued and handed to a receiver";
        if (!options.Quick)
        {
            rows.Add(Row.Under(said, seconds, "s", 60));
        }

        rows.Add(Row.Compared($"{said}, beside as many bare calls", seconds, "s", bare));
        rows.Add(Row.None("lost", count - receiver.Different));
        rows.Add(Row.None("double", receiver.All - receiver.Different));
        rows.Add(Row.Compared($"most memory of host and receiver, beside a tenth of the recipients", more, "MB", less));
    }

    private static async Task<(double Seconds, double Megabytes)> ProvideAsync(HostInside host, CountingReceiver receiver, Recipients recipients, CancellationToken stop)
    {
        receiver.Forget();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var watched = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var most = MostMemoryAsync(watched.Token);
        var watch = Stopwatch.StartNew();
        await recipients.SendAsync(host, stop);
        var delivery = host.Services.GetRequiredService<OutboxDelivery>();
        var calls = host.Services.GetRequiredService<CallWebhooks>();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var calling = Enumerable.Range(0, Loops).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                if (await calls.CallDueAsync(stop) == 0)
                {
                    await Task.Delay(5, CancellationToken.None);
                }
            }
        }, stop)).ToArray();
        await delivery.DrainAsync(stop);
        while (receiver.Different < recipients.Count)
        {
            stop.ThrowIfCancellationRequested();
            await Task.Delay(5, stop);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        await done.CancelAsync();
        await Task.WhenAll(calling);
        await watched.CancelAsync();
        return (seconds, await most);
    }

    private static async Task<double> BareAsync(CountingReceiver receiver, int count, CancellationToken stop)
    {
        receiver.Forget();
        using var way = new HttpMessageInvoker(new GuardedWay(allowInside: true));
        var body = new byte[420];
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (i, token) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, receiver.Address) { Content = new ByteArrayContent(body) };
            request.Headers.Add("webhook-id", i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            using var answer = await way.SendAsync(request, token);
        });
        return watch.Elapsed.TotalSeconds;
    }

    // Looked at ten times a second while it runs.
    private static async Task<double> MostMemoryAsync(CancellationToken stop)
    {
        var most = 0.0;
        while (!stop.IsCancellationRequested)
        {
            most = Math.Max(most, Environment.WorkingSet / 1048576.0);
            await Task.Delay(100, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return most;
    }
}
