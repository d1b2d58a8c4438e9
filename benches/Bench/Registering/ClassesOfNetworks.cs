using System.Diagnostics;
using Noroshi.Bench.Measuring;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;

namespace Noroshi.Bench.Registering;

/// <summary>The classes of every computer of a network, beside a plain breadth-first search over the same arrays: what any answer must walk at least.</summary>
internal static class ClassesOfNetworks
{
    private const int LinesPerComputer = 3;
    private const double MostTimesTheWalk = 4;

    public static void Measure(Options options, Rows rows, CancellationToken stop)
    {
        var finder = new ClassFinder(ClassReadings.Default, new DateOnly(2026, 11, 24));
        int[] sizes = options.Quick ? [1_000, 10_000, 100_000] : [1_000, 10_000, 100_000, 1_000_000];
        var (perComputer, perWalked) = (new Dictionary<int, double>(), new Dictionary<int, double>());
        foreach (var size in sizes)
        {
            var network = Network(size);
            var seen = new int[size];
            var queue = new int[size];
            List<double> ours = [], bare = [];
            var rounds = options.Quick ? 9 : size >= 1_000_000 ? 7 : 21;
            for (var round = -2; round < rounds; round++)
            {
                stop.ThrowIfCancellationRequested();
                var repeat = Math.Max(1, 100_000 / size);
                var walked = Time(() => Walk(network, seen, queue), repeat);
                var found = Time(() => NetworkClasses.Find(network, finder), repeat);
                if (round >= 0)
                {
                    bare.Add(walked);
                    ours.Add(found);
                }
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            NetworkClasses.Find(network, finder);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            (perComputer[size], perWalked[size]) = (Median(ours) / size, Median(bare) / size);
            var name = $"classes, {size:N0} computers, {size * LinesPerComputer:N0} lines";
            rows.Add(size == 100_000
                ? Row.AtMost($"{name}, beside a bare walk", Median(ours), "ms", Median(bare), MostTimesTheWalk)
                : Row.Compared($"{name}, beside a bare walk", Median(ours), "ms", Median(bare)));
            rows.Add(Row.Told($"{name}, memory for each computer", (double)allocated / size, "bytes"));
        }

        var (least, most) = (sizes[0], sizes[^1]);
        // Beyond the caches every step costs more, of the walk as of ours: growth is told beside the walk's.
        rows.Add(Row.AtMost($"classes, growth for each computer, {least:N0} to {most:N0}, beside the walk's", perComputer[most] / perComputer[least], "times", perWalked[most] / perWalked[least], 1));
        rows.Add(Row.Compared($"the same, beside what n log n allows", perComputer[most] / perComputer[least], "times", Math.Log(most) / Math.Log(least)));
    }

    // One computer in a thousand is the facility; every tenth routes, every twelfth filters; lines go anywhere, some of them public.
    private static FacilityNetwork Network(int size)
    {
        var random = new Random(20_261_124);
        var facts = new ClassFact[size];
        for (var i = 0; i < size; i++)
        {
            facts[i] = ClassFact.Affects | ClassFact.HasAddress
                | (i % 1000 == 0 ? ClassFact.PartOfFacility : default) | (random.Next(10) == 0 ? ClassFact.Routes : default) | (random.Next(12) == 0 ? ClassFact.Filters : default)
                | (random.Next(50) == 0 ? ClassFact.Buffers : default) | (random.Next(500) == 0 ? ClassFact.KeepsDiagram : default);
        }

        var lines = new Line[size * LinesPerComputer];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = new Line(random.Next(size), random.Next(size), random.Next(100) == 0, random.Next(4) switch { 0 => Flow.Forward, 1 => Flow.Backward, _ => Flow.Both });
        }

        var holds = Enumerable.Range(0, size / 200).Select(_ => new Hold(random.Next(size), random.Next(size))).ToArray();
        return FacilityNetwork.Of(facts, lines, holds, holds);
    }

    private static int Walk(FacilityNetwork network, int[] seen, int[] queue)
    {
        Array.Clear(seen);
        var (head, tail) = (0, 0);
        for (var i = 0; i < network.Count; i++)
        {
            if ((network.Facts[i] & ClassFact.PartOfFacility) != 0)
            {
                seen[i] = 1;
                queue[tail++] = i;
            }
        }

        while (head < tail)
        {
            var here = queue[head++];
            for (var at = network.Starts[here]; at < network.Starts[here + 1]; at++)
            {
                var there = network.Ends[at];
                if (seen[there] == 0)
                {
                    seen[there] = 1;
                    queue[tail++] = there;
                }
            }
        }

        return tail;
    }

    private static double Time(Action deed, int repeat)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < repeat; i++)
        {
            deed();
        }

        return watch.Elapsed.TotalMilliseconds / repeat;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
