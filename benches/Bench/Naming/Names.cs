using System.Diagnostics;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;
using Noroshi.CriticalComputers.Naming;
using Noroshi.Formats.Advisories;

namespace Noroshi.Bench.Naming;

/// <summary>Measures how well and how fast written names of products are recognised, beside plain ways of comparing.</summary>
internal static class Names
{
    private static readonly string[] Folders = ["kev", "cisa-csaf-ot-2022", "vulnrichment-2024-1xxx"];

    public static int Run(Options options, CancellationToken stop)
    {
        var rows = new Rows(options.Json);
        var (tuned, held) = (LabelledNames.Read("tuned"), LabelledNames.Read("held-out"));
        var asked = tuned.Concat(held).Select(n => n.Is).OfType<string>().ToHashSet();
        if (options.Wants("quality"))
        {
            Judge("tuned on", tuned, goals: false);
            Judge("held out", held, goals: true);
        }

        stop.ThrowIfCancellationRequested();
        if (options.Wants("speed"))
        {
            Speed([.. tuned, .. held], options, rows);
        }

        return rows.AllHold ? 0 : 1;

        void Judge(string what, IReadOnlyList<LabelledName> list, bool goals)
        {
            var count = list.Count(n => n.Is is not null);
            var plain = Score(list, LabelledNames.Equal);
            var slips = Score(list, LabelledNames.Levenshtein);
            var decided = Score(list, LabelledNames.Decided);
            var offered = Score(list, LabelledNames.Offered);
            rows.Add(Row.Told($"{what}, {count} spellings: case folded and equal, precision", plain.Precision, ""));
            rows.Add(Row.Told($"{what}: case folded and equal, recall", plain.Recall, ""));
            rows.Add(Row.Told($"{what}: Levenshtein of at most 2, precision", slips.Precision, ""));
            rows.Add(Row.Told($"{what}: Levenshtein of at most 2, recall", slips.Recall, ""));
            rows.Add(goals ? Row.Reaching($"{what}: decided, precision", decided.Precision, "", 0.98) : Row.Told($"{what}: decided, precision", decided.Precision, ""));
            rows.Add(Row.Told($"{what}: decided, recall", decided.Recall, ""));
            rows.Add(goals ? Row.Reaching($"{what}: decided or offered first, precision", offered.Precision, "", 0.98) : Row.Told($"{what}: decided or offered first, precision", offered.Precision, ""));
            rows.Add(goals ? Row.Reaching($"{what}: decided or offered first, recall", offered.Recall, "", 0.9) : Row.Told($"{what}: decided or offered first, recall", offered.Recall, ""));
        }

        // Products of the dictionary that are not on the list are no answer to what is asked here, right or wrong.
        (double Precision, double Recall) Score(IReadOnlyList<LabelledName> list, Func<LabelledName, string?> answer)
        {
            var answers = list.Select(n => (n.Is, Said: answer(n))).ToArray();
            var right = answers.Count(a => a.Said is not null && a.Said == a.Is);
            var wrong = answers.Count(a => a.Said is not null && a.Said != a.Is && (a.Is is not null || asked.Contains(a.Said)));
            return (right + wrong == 0 ? 0 : (double)right / (right + wrong), (double)right / list.Count(n => n.Is is not null));
        }
    }

    private static void Speed(IReadOnlyList<LabelledName> list, Options options, Rows rows)
    {
        var published = Public();
        var learnt = published.Concat(Synthetic(options.Quick ? 1_000 : 100_000)).ToArray();
        Rows.Say($"{published.Count:N0} names of KEV, CSAF and CVE documents{(published.Count == 0 ? " (../shared/data does not lie beside the checkout)" : "")}");
        var rounds = options.Quick ? 20 : 200;
        rows.Add(Row.Told("decided by the dictionary", PerSecond(list, rounds, n => NameKeys.Of(n.Product, n.Maker)), "names/s"));

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var small = new KnownSpellings(published);
        var smallSeconds = watch.Elapsed.TotalSeconds;
        watch.Restart();
        var large = new KnownSpellings(learnt);
        rows.Add(Row.Compared($"{learnt.Length:N0} learnt names made ready, beside {small.Count:N0}", watch.Elapsed.TotalSeconds, "s", smallSeconds));
        rows.Add(Row.Told($"memory of both", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6, "MB"));

        var near = list.Select(n => n with { Product = Slip(n.Product) }).ToArray();
        var (few, many) = (new NameAdvice(NameDictionary.Current, small), new NameAdvice(NameDictionary.Current, large));
        var fewer = PerSecond(near, Math.Max(1, rounds / 20), n => few.For(n.Product, n.Maker));
        rows.Add(Row.Compared($"spellings looked up among {large.Count:N0} learnt names, each with a slip, beside {small.Count:N0}", PerSecond(near, Math.Max(1, rounds / 20), n => many.For(n.Product, n.Maker)), "lookups/s", fewer));
    }

    private static double PerSecond<T>(IReadOnlyList<LabelledName> list, int rounds, Func<LabelledName, T> ask)
    {
        var rates = new List<double>();
        for (var repeat = -1; repeat < 5; repeat++)
        {
            var watch = Stopwatch.StartNew();
            for (var round = 0; round < rounds; round++)
            {
                foreach (var name in list)
                {
                    ask(name);
                }
            }

            if (repeat >= 0)
            {
                rates.Add(list.Count * rounds / watch.Elapsed.TotalSeconds);
            }
        }

        return rates.Order().ElementAt(rates.Count / 2);
    }

    private static string Slip(string name) => name.Length < 4 ? name : name[..2] + name[3] + name[2] + name[4..];

    private static IReadOnlyCollection<(string Maker, string Product)> Public()
    {
        var shared = Path.Combine(HostProcess.Root, "..", "shared", "data");
        var names = new HashSet<(string, string)>();
        foreach (var file in Folders.Select(f => Path.Combine(shared, f)).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.json")).Where(f => !f.EndsWith("schema.json", StringComparison.Ordinal)))
        {
            using var content = File.OpenRead(file);
            names.UnionWith(NamedProducts.Read(content).Names.Select(n => (n.Maker, n.Product)));
        }

        return names;
    }

    // Made-up names of the make of real ones: syllables, now and then a number.
    private static IEnumerable<(string Maker, string Product)> Synthetic(int count)
    {
        string[] syllables = ["net", "sec", "flow", "data", "core", "link", "pro", "max", "vis", "tor", "ana", "lex", "omi", "dra", "kel", "サバ", "ルタ", "制御", "監視", "装置"];
        var random = new Random(20_261_128);
        string Word(int least, int most) => string.Concat(Enumerable.Range(0, random.Next(least, most)).Select(_ => syllables[random.Next(syllables.Length)]));
        for (var i = 0; i < count; i++)
        {
            yield return (Word(2, 4), random.Next(3) == 0 ? $"{Word(2, 5)} {random.Next(10_000)}" : Word(3, 6));
        }
    }
}
