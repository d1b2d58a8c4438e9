using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Selection.Captures;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Flows;
using Noroshi.Selection.Law;
using Noroshi.Selection.Manifests;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Running;
using Noroshi.Selection.Sealing;

namespace Noroshi.Selection.Commands;

/// <summary>One run: basis, tables, captures, records, manifest.</summary>
internal static class Selecting
{
    // With room for signatures and what they are called.
    private const int LongestManifest = 60 << 10;

    /// <summary>Runs a plan.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(Plan plan)
    {
        Output? output = null;
        try
        {
            var today = LegalCalendar.LegalDay(TimeProvider.System.GetUtcNow());
            var basis = plan.BasisFile is { } file ? BasisFile.Read(file) : Basis.Exercise(plan.Routes);
            if (plan.BasisFile is not null && NothingIsSelectedWithoutABasis.Refusal(basis, plan.Routes, today) is { } refusal)
            {
                Console.Error.WriteLine($"Not permitted: {refusal} Nothing was read.");
                return Exit.NotPermitted;
            }

            using var key = KeyOf(plan);
            using var tokens = plan.TokenKey is { } tokenKey ? KeyFiles.Tokens(tokenKey) : PersonTokens.WithoutReturn();
            var recipients = plan.EncryptTo is { } recipientFile ? KeyFiles.Recipients(recipientFile) : [];
            Confinement.Enter();
            using var socket = Listening.Open(plan);
            using var rules = Tables.Load(plan, basis, today, out var tables);
            if (tables.Count == 0)
            {
                throw new UnusableTableException("No list holds a criterion that is in force: nothing could be kept.");
            }

            output = new Output(plan.Out, recipients.Length > 0 ? $"records.{plan.Format}.age" : $"records.{plan.Format}");
            using var sink = SinkOf(plan, new RecordFile(output.Stream, recipients), new RecordTexts(basis.Number, today.AddDays(basis.KeepDays), tokens));
            using var run = new CaptureRun(rules, sink, plan.Threads);
            var locked = run.Locked && socket?.Locked != false;
            if (!locked)
            {
                Console.Error.WriteLine("The system does not lock the memory for packets (ulimit -l): swap must be off or encrypted.");
            }

            var began = TimeProvider.System.GetUtcNow();
            using var renewal = new Renewal(plan, basis, run, tables, TimeProvider.System, Console.Error);
            using var signals = new Signals(renewal.Ask);
            var captures = Read(plan, run, socket, renewal, signals.Stop);
            var complete = captures.All(c => (bool)c!["complete"]!);
            var digest = sink.Finish();
            var counts = Counts.Of(run.Tally, plan.Routes, run.Joiner, run.Flows);
            var manifest = new JsonObject
            {
                ["kind"] = "selection",
                ["version"] = 1,
                ["program"] = Program(),
                ["basis"] = BasisFile.Of(basis),
                ["routes"] = new JsonArray([.. plan.Routes.Select(r => (JsonNode)r.Word())]),
                ["began"] = Written(began),
                ["ended"] = Written(TimeProvider.System.GetUtcNow()),
                ["home"] = plan.Home,
                ["prefixes"] = tables.Prefixes,
                ["criteria"] = tables.Criteria,
                ["renewed"] = renewal.Written(),
                ["memory_locked"] = locked,
                ["captures"] = captures,
                ["complete"] = complete,
                ["counts"] = counts,
                ["records"] = RecordsOf(output, digest, run.Tally.Kept, today.AddDays(basis.KeepDays), recipients),
            };
            var details = WithoutDetails(manifest);
            output.Finish(key.Note(Encoding.UTF8.GetString(CanonicalJson.Of(manifest))), plan.BasisFile is null ? key.Verifier : null, details);
            Say(plan, run, counts.DeepClone().AsObject());
            return complete ? Exit.Done : Exit.Partly;
        }
        catch (Exception fault) when (output is { Finished: true } && fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The result is whole and lies in {output!.Place}. What was to follow failed: {fault.Message}");
            return Exit.NoOutput;
        }
        catch (Exception fault) when (fault is UnusableTableException or UnusableCaptureException)
        {
            return Fail(output, fault.Message, Exit.Unusable);
        }
        catch (UnwritableException fault)
        {
            return Fail(output, fault.Message, Exit.NoOutput);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What cannot be opened is input; what fails when output was begun is a full disk.
            return Fail(output, fault.Message, output is null || fault is FileNotFoundException or DirectoryNotFoundException or UnreadableCaptureException ? Exit.NoInput : Exit.NoOutput);
        }
    }

    // The log takes a manifest of 64 KB, as an entry of its (tlog-tiles). Of many captures or many renewals it holds the digest, and their list lies beside it.
    private static byte[]? WithoutDetails(JsonObject manifest)
    {
        if (CanonicalJson.Of(manifest).Length <= LongestManifest)
        {
            return null;
        }

        var (lists, counted) = (new JsonObject(), new JsonObject { ["file"] = Output.DetailsFile });
        foreach (var (of, name) in (ReadOnlySpan<(JsonObject, string)>)[(manifest, "captures"), (manifest, "renewed"), (manifest["criteria"]!.AsObject(), "lists")])
        {
            counted[name] = of[name]!.AsArray().Count;
            lists[name] = of[name]!.DeepClone();
            of.Remove(name);
        }

        var details = CanonicalJson.Of(lists);
        counted["digest"] = FileDigest.Of(details);
        manifest["details"] = counted;
        return details;
    }

    private static int Fail(Output? output, string why, int code)
    {
        output?.Abandon();
        Console.Error.WriteLine($"Not done: {why}");
        return code;
    }

    private static ManifestKey KeyOf(Plan plan)
    {
        if (plan.Key is { } path)
        {
            return ManifestKey.Parse(File.ReadAllText(path)) ?? throw new UnusableTableException($"{path} is not a secret key. noroshi select key NAME --out FILE makes one.");
        }

        return plan.BasisFile is null ? ManifestKey.Make("exercise") : throw new UnusableTableException("A run under a basis signs its manifest: give --key FILE.");
    }

    private static JsonObject RecordsOf(Output output, string digest, long kept, DateOnly keepUntil, AgeRecipient[] recipients)
    {
        var records = new JsonObject { ["file"] = output.Records, ["digest"] = digest, ["count"] = kept, ["keep_until"] = $"{keepUntil:yyyy-MM-dd}" };
        if (recipients.Length > 0)
        {
            // The digest is that of the file as it lies there: it is checked without a key.
            records["encrypted"] = "age";
            records["recipients"] = new JsonArray([.. recipients.Select(r => (JsonNode)r.ToString())]);
        }

        return records;
    }

    // Whoever does not ask for Parquet does not load DuckDB.
    private static IRecordSink SinkOf(Plan plan, RecordFile file, RecordTexts texts) => plan.Format == "parquet" ? new ParquetSink(file, texts) : new NdjsonSink(file, texts);

    private static JsonArray Read(Plan plan, CaptureRun run, MessageSocket? socket, Renewal renewal, CancellationTokenSource stop)
    {
        renewal.Begin(stop);
        if (plan.Follow || plan.Captures.Length == 0)
        {
            Console.Error.WriteLine("It goes on until it is interrupted (SIGINT, SIGTERM). Where tables change, SIGHUP reads them anew.");
        }

        using var progress = new Progress(plan.Captures);
        if (socket is not null)
        {
            return [Listening.Read(run, socket, progress.Add, stop.Token)];
        }

        if (plan.Interface is { } name)
        {
            return [Watch(name, run, progress, stop.Token)];
        }

        var read = new JsonArray();
        foreach (var path in plan.Captures)
        {
            var complete = run.Read(path, plan.Follow, progress.Add, stop.Token, out var why);
            if (why is not null)
            {
                Console.Error.WriteLine($"{path}: {why}");
            }

            read.Add(new JsonObject { ["name"] = Path.GetFileName(path), ["octets"] = run.LastRead, ["complete"] = complete });
            if (!complete)
            {
                break;
            }
        }

        return read;
    }

    // What passes an interface has no end of its own: a stop ends the run whole, and only an interface that is gone ends it in part.
    private static JsonObject Watch(string name, CaptureRun run, Progress progress, CancellationToken stop)
    {
        using var live = new LiveSource(name, stop);
        if (!live.Locked)
        {
            Console.Error.WriteLine($"The system does not lock the ring of {name} (ulimit -l): swap must be off or encrypted.");
        }

        run.Watch(live, progress.Add, stop);
        if (live.Gone is { } gone)
        {
            Console.Error.WriteLine($"{name}: {gone}");
        }

        return new() { ["name"] = $"interface {name}", ["octets"] = run.LastRead, ["memory_locked"] = live.Locked, ["complete"] = live.Gone is null };
    }

    private static void Say(Plan plan, CaptureRun run, JsonObject counts)
    {
        if (plan.Json)
        {
            Console.Out.WriteLine(counts.ToJsonString());
            return;
        }

        var tally = run.Tally;
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tally.Packets:N0} packets; {tally.Kept:N0} kept; dropped {(long)counts["dropped"]!:N0}"));
        Console.Out.WriteLine($"{"",-10}{"none",14}{"ip",12}{"name",12}{"url",12}{"sig",12}");
        foreach (var (direction, row) in counts["packets"]!.AsObject())
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{direction,-10}{(long)row!["none"]!,14:N0}{(long)row["ip"]!,12:N0}{(long)row["name"]!,12:N0}{(long)row["url"]!,12:N0}{(long)row["sig"]!,12:N0}"));
        }

        foreach (var (what, count) in counts["flows"]?.AsObject().Where(c => (long)c.Value! != 0) ?? [])
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"flows: {what} {(long)count!:N0}"));
        }

        foreach (var (how, count) in counts["malformed"]!.AsObject())
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"malformed: {how} {(long)count!:N0}"));
        }
    }

    private static JsonObject Program() => new()
    {
        ["version"] = typeof(Selecting).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        ["digest"] = FileDigest.Of(Path.Combine(AppContext.BaseDirectory, "Noroshi.Selection.dll")),
    };

    /// <summary>A time as manifests have it.</summary>
    public static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
