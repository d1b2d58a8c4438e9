using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Noroshi.Bench.Filing;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;
using Noroshi.Kernel;
using Noroshi.Oversight.Recording;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Bench.Appending;

/// <summary>What the log costs an act: reports filed with it, its sequencer at work, beside the same without, turn by turn.</summary>
internal static class FilingWithTheLog
{
    public static async Task MeasureAsync(Options options, PrivatePostgres postgres, WorkFolder folder, Rows rows, CancellationToken stop)
    {
        postgres.Create("filing_on");
        postgres.Create("filing_off");
        await using var with = await HostInside.OpenAsync(new(true, postgres.Connection("filing_on")), folder.In("filing-on"), stop, Unhindered);
        await using var without = await HostInside.OpenAsync(new(true, postgres.Connection("filing_off")), folder.In("filing-off"), stop, builder =>
        {
            Unhindered(builder);
            builder.Services.AddScoped<RecordOfActs>().Replace(ServiceDescriptor.Scoped<IRecordOfActs, Unlogged>());
        });
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var sequencing = Sequencing.UntilAsync(with, done.Token, stop);

        var (blocks, each) = options.Quick ? (6, 15) : (30, 40);
        var times = new Dictionary<HostInside, List<double>> { [with] = [], [without] = [] };
        using var clientOn = new SocketClient(with.Port);
        using var clientOff = new SocketClient(without.Port);
        var tokens = new Dictionary<HostInside, string> { [with] = (await with.TokensAsync(1, stop))[0], [without] = (await without.TokensAsync(1, stop))[0] };
        for (var block = -1; block < blocks; block++)
        {
            foreach (var (host, client) in block % 2 == 0 ? [(with, clientOn), (without, clientOff)] : new[] { (without, clientOff), (with, clientOn) })
            {
                for (var i = 0; i < each; i++)
                {
                    var request = Encoding.UTF8.GetBytes(StatutoryReports.Request(host.Port, tokens[host], $"b{block}-{i}", i));
                    var watch = Stopwatch.StartNew();
                    var status = await Task.Run(() => client.Send(request), stop);
                    if (status != 201)
                    {
                        throw new InvalidOperationException(client.Answer);
                    }

                    if (block >= 0)
                    {
                        times[host].Add(watch.Elapsed.TotalMilliseconds);
                    }
                }
            }
        }

        await done.CancelAsync();
        await sequencing;
        double Median(HostInside host) => times[host].Order().ElementAt(times[host].Count / 2);
        double Mean(HostInside host) => times[host].Order().Take(times[host].Count * 95 / 100).Average();
        rows.Add(Row.AtMost("a report filed with the log, median, beside the same without", Median(with), "ms", Median(without), 1.05));
        rows.Add(Row.Compared("a report filed with the log, mean of 95 in 100, beside the same without", Mean(with), "ms", Mean(without)));
    }

    // One machine files more in a minute than one token may.
    private static void Unhindered(WebApplicationBuilder builder) => builder.Configuration["Machines:PerMinute"] = "0";

    // The record as it is, with the row that waits for the log taken away again.
    private sealed class Unlogged(RecordOfActs record, StoreDb db) : IRecordOfActs
    {
        public void Write(Act act)
        {
            record.Write(act);
            foreach (var waiting in db.ChangeTracker.Entries<WaitingAct>().ToList())
            {
                waiting.State = EntityState.Detached;
            }
        }

        public Task WriteRefusalAsync(Act act, CancellationToken cancellation) => record.WriteRefusalAsync(act, cancellation);
    }
}
