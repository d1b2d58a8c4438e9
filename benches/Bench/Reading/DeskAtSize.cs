using System.Net;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;
using Noroshi.Bench.Sending;
using Noroshi.Store;

namespace Noroshi.Bench.Reading;

/// <summary>
/// The desk's list, search and case page with few and with many versions, as the Cabinet Office has them: every case reaches it. Two
/// hosts on two databases are asked in turns by one connection.
/// </summary>
internal static class DeskAtSize
{
    private const string Role = "cabinet-analyst";
    private const string Office = "cao";
    private const int TemplateVersions = 200;

    public static async Task MeasureAsync(Options options, PrivatePostgres postgres, WorkFolder folder, Rows rows, CancellationToken stop)
    {
        var (small, large) = options.Quick ? (200, 10_000) : (10_000, options.Versions);
        using var few = await HouseAsync(postgres, folder, small, stop);
        using var many = await HouseAsync(postgres, folder, large, stop);
        foreach (var page in new[] { "list", "search", "case", "api list" })
        {
            List<double> fewTimes = [], manyTimes = [];
            few.Ask(page, options.Quick ? 40 : 200);
            many.Ask(page, options.Quick ? 40 : 200);
            for (var round = 0; round < (options.Quick ? 2 : 5); round++)
            {
                stop.ThrowIfCancellationRequested();
                fewTimes.AddRange(few.Ask(page, options.Quick ? 50 : 200));
                manyTimes.AddRange(many.Ask(page, options.Quick ? 50 : 200));
            }

            var (a, b) = (new Sent(0, 0, 0, null, 0, [.. fewTimes.Order()]), new Sent(0, 0, 0, null, 0, [.. manyTimes.Order()]));
            rows.Add(Row.Told($"desk {page}, {large:N0} versions, p50", b.Percentile(0.5), "ms"));
            if (!options.Quick)
            {
                rows.Add(Row.Under($"desk {page}, {large:N0} versions, p99", b.Percentile(0.99), "ms", 100));
            }

            rows.Add(Row.AtMost($"desk {page}, p50 beside {small:N0} versions", b.Percentile(0.5), "ms", a.Percentile(0.5), 1.5));
            rows.Add(Row.AtMost($"desk {page}, p99 beside {small:N0} versions", b.Percentile(0.99), "ms", a.Percentile(0.99), 1.5));
        }

        rows.Add(options.Quick ? Row.Told("memory of the host at the desk, at most", many.Host.MostMemoryMB, "MB") : Row.Under("memory of the host at the desk, at most", many.Host.MostMemoryMB, "MB", 400));
    }

    private static async Task<House> HouseAsync(PrivatePostgres postgres, WorkFolder folder, int versions, CancellationToken stop)
    {
        var name = $"desk{versions}";
        var data = folder.In(name);
        postgres.Create(name);
        var address = new DatabaseAddress(true, postgres.Connection(name));
        var cases = Math.Min(versions, TemplateVersions) / 2;
        await using (var inside = await HostInside.OpenAsync(address, data, stop))
        {
            var tokens = await inside.TokensAsync(24, stop);
            await Task.Run(() => Templates.File(inside.Port, tokens, cases), stop);
        }

        if (versions > TemplateVersions)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await Multiplied.MakeAsync(postgres, name, (versions / TemplateVersions) - 1, stop);
            Rows.Say($"{versions:N0} versions loaded in {watch.Elapsed.TotalSeconds:0} s");
        }

        await using (var inside = await HostInside.OpenAsync(address, data, stop))
        {
            var numbers = await inside.NumbersAsync(40, stop);
            await inside.StateAsync(Role, Office, numbers, stop);
            var cookie = await inside.CookieAsync(Role, Office, stop);
            var token = await inside.TokenAsync(Role, Office, stop);
            return new House(await HostProcess.StartAsync($"postgres:{address.Target}", data, stop), folder, cookie, token, numbers);
        }
    }

    private sealed class House(HostProcess host, WorkFolder folder, string cookie, string token, IReadOnlyList<string> numbers) : IDisposable
    {
        public HostProcess Host => host;

        public IEnumerable<double> Ask(string page, int times)
        {
            IEnumerable<string> paths = page switch
            {
                "list" => ["/desk", "/desk?view=nobody", "/desk?view=done", "/desk?sector=electricity", "/desk?kind=ransomware", "/desk?stage=supplement"],
                "search" => [.. new[] { "暗号化", "中央変電所", "保守用回線", "遠隔操作ソフト", "珊瑚礁", numbers[3], numbers[20], "航空管制支援端末 記録を保全" }.Select(q => $"/desk/search?q={WebUtility.UrlEncode(q)}")],
                "case" => numbers.Select(n => $"/desk/cases/{n}"),
                _ => ["/api/v1/reports?limit=50", "/api/v1/reports?limit=50&state=open"],
            };
            var plan = new SendingPlan(host.Port, 1, 60, times, [.. paths.Select(p => $"GET {p} HTTP/1.1\r\nHost: localhost:{host.Port}\r\n{(p.StartsWith("/api", StringComparison.Ordinal) ? $"Authorization: Bearer {token}" : $"Cookie: {cookie}")}\r\n\r\n")]);
            var sent = Sender.Send(plan, folder);
            return sent.Bad == 0 ? sent.Milliseconds : throw new InvalidOperationException($"{page}: {sent.FirstBad}");
        }

        public void Dispose() => host.Dispose();
    }
}
