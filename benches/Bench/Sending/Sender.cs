using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Noroshi.Bench.Running;

namespace Noroshi.Bench.Sending;

/// <summary>What the load generator is to send.</summary>
/// <param name="Port">To which port of this machine.</param>
/// <param name="Connections">From how many connections at once.</param>
/// <param name="Seconds">For how long.</param>
/// <param name="Most">At most how many requests; 0 for no limit.</param>
/// <param name="Requests">Whole requests, sent in turn. <c>{key}</c> becomes new each time, of the same length.</param>
internal sealed record SendingPlan(int Port, int Connections, double Seconds, int Most, IReadOnlyList<string> Requests);

/// <summary>What came of it.</summary>
internal sealed record Sent(double Seconds, int Good, int Bad, string? FirstBad, double CpuSeconds, double[] Milliseconds)
{
    public double ASecond => Good / Seconds;

    public double Percentile(double share) => Milliseconds.Length == 0 ? 0 : Milliseconds[Math.Min(Milliseconds.Length - 1, (int)Math.Ceiling(share * Milliseconds.Length) - 1)];
}

/// <summary>
/// The load generator: a process of its own, so that its cost can be told from the host's. A thread for each connection, blocking: on
/// the two cores that it shares with host and database that costs least.
/// </summary>
internal static class Sender
{
    private const string Placeholder = "{key}";
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

    public static int Run(string planFile)
    {
        var plan = JsonSerializer.Deserialize<SendingPlan>(File.ReadAllText(planFile))!;
        var watch = Stopwatch.StartNew();
        var results = new (List<double> Times, int Bad, string? First)[plan.Connections];
        var threads = Enumerable.Range(0, plan.Connections).Select(number => new Thread(() => results[number] = Work(plan, number, watch), 256 * 1024)).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        var seconds = watch.Elapsed.TotalSeconds;
        var times = results.SelectMany(r => r.Times).Order().ToArray();
        using var self = Process.GetCurrentProcess();
        Console.Out.Write(JsonSerializer.Serialize(new Sent(seconds, times.Length, results.Sum(r => r.Bad), results.Select(r => r.First).FirstOrDefault(f => f is not null), self.TotalProcessorTime.TotalSeconds, times)));
        return 0;
    }

    /// <summary>Has a plan sent by a new process.</summary>
    public static Sent Send(SendingPlan plan, WorkFolder folder)
    {
        var file = folder.In("plan.json");
        File.WriteAllText(file, JsonSerializer.Serialize(plan));
        return JsonSerializer.Deserialize<Sent>(Shell.Run(Environment.ProcessPath!, "send", file))!;
    }

    private static (List<double>, int, string?) Work(SendingPlan plan, int number, Stopwatch watch)
    {
        using var client = new SocketClient(plan.Port);
        var requests = plan.Requests.Select(Encoding.UTF8.GetBytes).ToArray();
        var places = requests.Select(r => r.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Placeholder))).ToArray();
        var times = new List<double>(1024);
        var (bad, first) = (0, (string?)null);
        var share = plan.Most / plan.Connections;
        for (var i = 0; watch.Elapsed.TotalSeconds < plan.Seconds && (share == 0 || i < share); i++)
        {
            var turn = ((i * plan.Connections) + number) % requests.Length;
            if (places[turn] >= 0)
            {
                // As long as the placeholder, so that the length announced stays right: five letters of 64, connection and count.
                Write(requests[turn].AsSpan(places[turn], Placeholder.Length), (number << 24) | i);
            }

            var began = Stopwatch.GetTimestamp();
            var status = client.Send(requests[turn]);
            if (status is >= 200 and < 300)
            {
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            else
            {
                bad++;
                first ??= client.Answer[..Math.Min(client.Answer.Length, 2000)];
            }
        }

        return (times, bad, first);
    }

    private static void Write(Span<byte> place, int number)
    {
        for (var i = 0; i < place.Length; i++)
        {
            place[i] = (byte)Letters[(number >> (6 * i)) & 63];
        }
    }
}
