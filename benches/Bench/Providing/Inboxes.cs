using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;
using Noroshi.Bench.Sending;
using Noroshi.Kernel;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store.Outbox;
using StoredSending = Noroshi.Provision.Store.Sending;

namespace Noroshi.Bench.Providing;

/// <summary>How long it takes from "send" until the last of 257 operators has it, and the page of one who received very much.</summary>
internal static class Inboxes
{
    private const int Operators = 257;
    private const int Received = 10_000;

    public static async Task MeasureAsync(Options options, PrivatePostgres postgres, WorkFolder folder, Rows rows, CancellationToken stop)
    {
        postgres.Create("inboxes");
        await using var host = await HostInside.OpenAsync(new(true, postgres.Connection("inboxes")), folder.In("inboxes"), stop);
        var recipients = await Recipients.LoadAsync(host, options.Quick ? 26 : Operators, null, stop);
        var delivery = host.Services.GetRequiredService<OutboxDelivery>();
        var times = new List<double>();
        for (var round = -10; round < (options.Quick ? 20 : 100); round++)
        {
            var watch = Stopwatch.StartNew();
            await recipients.SendAsync(host, stop);
            await delivery.DrainAsync(stop);
            if (round >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        Tell(rows, $"from \"send\" to the last of {recipients.Count} inboxes", times, null);

        var (few, many) = (options.Quick ? 10 : 100, options.Quick ? 1_000 : Received);
        var cookie = await host.CookieAsync("reporter", recipients.One.Code, stop);
        await FillAsync(host, recipients, few, stop);
        var short_ = Page(host, cookie, options.Quick ? 50 : 300);
        await FillAsync(host, recipients, many - few, stop);
        postgres.Sql("inboxes", "VACUUM ANALYZE recipients");
        Tell(rows, $"inbox page of one with {many:N0} received", Page(host, cookie, options.Quick ? 50 : 300), options.Quick ? null : 100);
        rows.Add(Row.Compared($"its median, beside one with {few}", Median(Page(host, cookie, 50)), "ms", Median(short_)));
    }

    private static void Tell(Rows rows, string what, List<double> times, double? limit)
    {
        var sent = new Sent(0, 0, 0, null, 0, [.. times.Order()]);
        rows.Add(Row.Told($"{what}, p50", sent.Percentile(0.5), "ms"));
        rows.Add(limit is { } most ? Row.Under($"{what}, p99", sent.Percentile(0.99), "ms", most) : Row.Told($"{what}, p99", sent.Percentile(0.99), "ms"));
    }

    private static List<double> Page(HostInside host, string cookie, int rounds)
    {
        using var client = new SocketClient(host.Port);
        var request = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"GET /received HTTP/1.1\r\nHost: localhost:{host.Port}\r\nCookie: {cookie}\r\n\r\n"));
        var times = new List<double>();
        for (var round = -20; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var status = client.Send(request);
            if (status != 200)
            {
                throw new InvalidOperationException($"The page answers {status}.");
            }

            if (round >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return times;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    // Deliveries as they lie there after years, each of a sending of its own.
    private static Task<int> FillAsync(HostInside host, Recipients recipients, int count, CancellationToken stop) => host.InsideAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < count; i++)
        {
            var terms = new SendingTerms(LegalRoute.ToUsers, LegalSender.PrimeMinister, recipients.One.Id, default, Condition.None);
            var sending = StoredSending.Prepare(Identifier.New(TimeProvider.System), new(recipients.Product.Id.Value, recipients.Product.Series, terms, "", "{}", false), default, now);
            sending.Finish(now);
            var recipient = new Recipient { Id = Identifier.New(TimeProvider.System), Sending = sending.Id, Product = recipients.Product.Id.Value, From = recipients.One.Id, Organisation = recipients.One.Id, Kind = RecipientKind.ComputerUser, ReasonJa = "測定", ReasonEn = "Measurement", Urgent = false };
            recipient.Deliver(now.AddSeconds(-i));
            db.Add(sending);
            db.Add(recipient);
        }

        return await db.SaveChangesAsync(stop);
    });
}
