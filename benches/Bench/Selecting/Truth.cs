using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Noroshi.Bench.Measuring;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Manifests;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Running;

namespace Noroshi.Bench.Selecting;

/// <summary>
/// Every count held against the truth that the generator of captures writes: many seeds, each with three mixes of packets, read as a file and from a pipe with one to three threads, written anew as pcapng, and by the program itself. The captures
/// of the first seed have tables of full size; the others small ones, which take a tenth of the time to make.
/// </summary>
internal static class Truth
{
    private const int Criteria = 3_000;
    private static readonly string[] Mixes = ["imix", "internet", "small"];
    private static readonly double[] Gigabytes = [0.01, 0.02, 0.03, 0.05];

    public static int Run(Options options, CancellationToken stop)
    {
        var rows = new Rows(options.Json);
        var (first, seeds) = (options.Seed ?? 1, (int)(options.Count ?? (options.Quick ? 2 : 20)));
        var all = 0;
        for (var seed = first; seed < first + seeds && !stop.IsCancellationRequested; seed++)
        {
            foreach (var mix in Mixes)
            {
                var gigabytes = options.Quick ? Gigabytes[0] : Gigabytes[seed % Gigabytes.Length];
                if (MadeCapture.Of(gigabytes, mix, Criteria, seed, smallTables: seed > first || options.Quick) is not { } made)
                {
                    Rows.Say(MadeCapture.Missing);
                    return 1;
                }

                var (ways, differences) = Compare(made, stop);
                all += differences;
                rows.Add(Row.None(string.Create(CultureInfo.InvariantCulture, $"{mix}, {gigabytes} GB, seed {seed}: differences in {ways} ways of reading"), differences));
                if (differences == 0)
                {
                    Directory.Delete(made.Folder, recursive: true);
                }
            }
        }

        rows.Add(Row.None("differences in all", all));
        return rows.AllHold && !stop.IsCancellationRequested ? 0 : 1;
    }

    private static (int Ways, int Differences) Compare(MadeCapture made, CancellationToken stop)
    {
        var truth = JsonNode.Parse(File.ReadAllText(made.Truth))!;
        var criteria = new CriteriaList();
        criteria.ReadLines(made.Indicators, 2, new(2027, 1, 1));
        criteria.ReadSignatures(made.Signatures);
        using var rules = new Rules(PrefixList.Read(made.Prefixes, "XA"), criteria, [Direction.Inbound, Direction.Outbound], lookInside: true);
        var next = Path.Combine(made.Folder, "capture.pcapng");
        Pcapng.Write(made.Capture, next);
        var (ways, differences) = (0, 0);
        void Hold(string way, JsonNode counts)
        {
            ways++;
            var wrong = Differences(truth, counts);
            differences += wrong.Length;
            foreach (var one in wrong)
            {
                Rows.Say($"{made.Folder}, {way}: {one}");
            }
        }

        for (var threads = 1; threads <= 3; threads++)
        {
            Hold($"a file, {threads} threads", Counted(made.Capture, rules, threads, stop));
            using var pipe = new Pipe(made.Capture);
            Hold($"a pipe, {threads} threads", Counted(pipe.Path, rules, threads, stop));
        }

        Hold("pcapng", Counted(next, rules, 2, stop));
        Hold("the program, from its standard input", ByTheProgram(made));
        return (ways, differences);
    }

    private static JsonNode Counted(string path, Rules rules, int threads, CancellationToken stop)
    {
        using var tokens = PersonTokens.WithoutReturn();
        using var sink = new NdjsonSink(Stream.Null, new RecordTexts("exercise", new(2028, 1, 1), tokens));
        using var run = new CaptureRun(rules, sink, threads);
        run.Read(path, false, null, stop, out _);
        sink.Finish();
        return JsonNode.Parse(Counts.Of(run.Tally, [], run.Joiner).ToJsonString())!;
    }

    private static JsonNode ByTheProgram(MadeCapture made)
    {
        var output = Path.Combine(made.Folder, "out");
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        using var program = Process.Start(new ProcessStartInfo("bash", ["-c", "exec \"$0\" \"$@\" <\"$CAPTURE\"", Path.Combine(AppContext.BaseDirectory, "Noroshi.Selection"), "-", .. Asked(made), "--out", output, "--json"])
        {
            RedirectStandardOutput = true,
            Environment = { ["CAPTURE"] = made.Capture },
        })!;
        var said = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        return JsonNode.Parse(said.TrimEnd().Split('\n')[^1])!;
    }

    /// <summary>The options of an exercise with a made capture's tables.</summary>
    public static string[] Asked(MadeCapture made) => ["--exercise", "--prefixes", made.Prefixes, "--home", "XA", "--indicators", made.Indicators, "--signatures", made.Signatures, "--routes", "in,out"];

    private static string[] Differences(JsonNode truth, JsonNode counts)
    {
        var cells = truth["packets_by_class"]!.AsObject().SelectMany(d => d.Value!.AsObject().Select(k => (Name: $"{d.Key}/{k.Key}", Expected: (long)k.Value!, Told: (long)counts["packets"]![d.Key]![k.Key]!)));
        var joined = counts["joined"]!.AsObject().Where(d => d.Value is JsonObject).Sum(d => d.Value!.AsObject().Sum(k => (long)k.Value!));
        return [.. cells
            .Append(("packets", (long)truth["packets"]!, counts["packets"]!.AsObject().Sum(d => d.Value!.AsObject().Sum(k => (long)k.Value!))))
            .Append(("kept", truth["expect_selected_both_directions"]!.AsObject().Sum(k => (long)k.Value!), (long)counts["kept"]! - joined))
            .Append(("dropped", 0, (long)counts["dropped"]!))
            .Where(c => c.Item2 != c.Item3)
            .Select(c => $"{c.Item1} is {c.Item3} and not {c.Item2}")];
    }
}
