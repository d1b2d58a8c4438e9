using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;

namespace Noroshi.Bench.Fuzzing;

/// <summary>
/// Feeds spoilt input to everything that reads what strangers write. Each reader takes it or refuses it as it promises; anything else,
/// a second of work or much memory is a find, whose input is kept to be played again.
/// </summary>
internal static class Fuzz
{
    private const int FullSeconds = 300;
    private const int QuickSeconds = 20;
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(1);

    private static string Folder => Path.Combine(HostProcess.Root, "artifacts/fuzz");

    public static async Task<int> RunAsync(Options options, CancellationToken stop)
    {
        using var folder = new WorkFolder();
        await using var whole = new WholeHost(folder);
        IReadOnlyList<Target> all = [.. SheetTargets.All(), .. InventoryTargets.All(), .. NetworkTargets.All(), .. NameTargets.All(), .. TextTargets.All(), .. SharingTargets.All(), .. LogTargets.All(), .. SelectionTargets.All(), .. SelectionListTargets.All(), .. JsonTargets.All(), .. InstallationTargets.All(folder), .. whole.Targets()];
        if (options.Replay is { } file)
        {
            return Replay(all, file);
        }

        var chosen = all.Where(t => options.Wants(t.Name)).ToArray();
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"There is no reader {options.Only}. There are: {string.Join(", ", all.Select(t => t.Name))}.");
            return 2;
        }

        var seed = options.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        var share = TimeSpan.FromSeconds((options.Seconds ?? (options.Quick ? QuickSeconds : FullSeconds)) / (double)chosen.Length);
        Rows.Say($"seed {seed}, {share.TotalSeconds:0.#} s for each of {chosen.Length} readers");
        var rows = new Rows(options.Json);
        var finds = 0;
        foreach (var target in chosen)
        {
            if (stop.IsCancellationRequested)
            {
                return 130;
            }

            finds += Feed(target, seed, options.Count ?? long.MaxValue, share, rows, stop);
        }

        rows.Add(Row.None("crashes", finds));
        return rows.AllHold ? 0 : 1;
    }

    private static int Feed(Target target, int seed, long most, TimeSpan share, Rows rows, CancellationToken stop)
    {
        var mutation = new Mutation(new Random(seed), target);
        foreach (var sound in target.Seeds)
        {
            var verdict = target.Try(sound); // also warms it up: a first call compiles, and would look slow
            if (verdict != Verdict.Accepted && sound == target.Seeds[0])
            {
                throw new InvalidOperationException($"{target.Name} does not take its own first seed ({target.Last?.Invoke()}): what is made of it would prove little.");
            }
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (count, accepted) = (0L, 0L);
        using var watcher = new Watcher(target);
        var watch = Stopwatch.StartNew();
        while (count < most && watch.Elapsed < share && !stop.IsCancellationRequested)
        {
            var input = mutation.Next();
            watcher.Begins(input);
            var (verdict, find) = Once(target, input);
            watcher.Ended();
            count++;
            accepted += verdict == Verdict.Accepted ? 1 : 0;
            if (find is not null && seen.Add(find.Kind))
            {
                Keep(target, find, input);
            }
        }

        rows.Add(Row.Told($"{target.Name}, readings", count / watch.Elapsed.TotalSeconds, "1/s"));
        Rows.Say(string.Create(CultureInfo.InvariantCulture, $"{target.Name}: {count} read, {accepted} taken, {count - accepted} refused, {seen.Count} kinds of crash"));
        return seen.Count;
    }

    private static (Verdict?, Find?) Once(Target target, byte[] input)
    {
        var (verdict, find) = Read(target, input);

        // On a busy machine another's second is not ours: what took long, or much, must do so again.
        return find is { Fault: null } ? Read(target, input) : (verdict, find);
    }

    private static (Verdict?, Find?) Read(Target target, byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        try
        {
            var verdict = target.Try(input);
            var memory = target.Elsewhere ? 0 : GC.GetAllocatedBytesForCurrentThread() - before;
            return watch.Elapsed > TooLong ? (null, new Find("slow", $"took {watch.Elapsed.TotalSeconds:0.0} s", null))
                : memory > target.MostMemory ? (null, new Find("memory", $"allocated {memory / 1048576} MB", null))
                : (verdict, null);
        }
#pragma warning disable CA1031 // What a reader lets out is what this looks for.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return (null, new Find($"{fault.GetType().Name} {Place(fault)}", fault.Message, fault));
        }
    }

    private static void Keep(Target target, Find find, byte[] input)
    {
        var smaller = Smaller(target, find, input);
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, $"{target.Name}.{Convert.ToHexStringLower(SHA256.HashData(smaller))[..12]}");
        File.WriteAllBytes(file, smaller);
        Rows.Say($"CRASH {target.Name}: {find.Kind}: {find.Message}\n  ./bench fuzz --replay {Path.GetRelativePath(HostProcess.Root, file)}");
    }

    // Pieces fall away as long as the find stays the same.
    private static byte[] Smaller(Target target, Find find, byte[] input)
    {
        var watch = Stopwatch.StartNew();
        for (var piece = input.Length / 2; piece > 0 && watch.Elapsed < TimeSpan.FromSeconds(2); piece /= 2)
        {
            for (var at = 0; at + piece <= input.Length && watch.Elapsed < TimeSpan.FromSeconds(2);)
            {
                byte[] less = [.. input.AsSpan(0, at), .. input.AsSpan(at + piece)];
                if (Once(target, less).Item2?.Kind == find.Kind)
                {
                    input = less;
                }
                else
                {
                    at += piece;
                }
            }
        }

        return input;
    }

    private static int Replay(IReadOnlyList<Target> all, string file)
    {
        var name = Path.GetFileName(file).Split('.')[0];
        if (all.FirstOrDefault(t => t.Name == name) is not { } target || !File.Exists(file))
        {
            Console.Error.WriteLine($"{file} is no kept input: its name must begin with that of a reader, and a full stop.");
            return 2;
        }

        target.Try(target.Seeds[0]);
        var (verdict, find) = Once(target, File.ReadAllBytes(file));
        Console.WriteLine(find is null ? $"{name}: {verdict}" : $"{name}: CRASH {find.Kind}: {find.Message}\n{find.Fault}");
        return find is null ? 0 : 1;
    }

    // By the line of ours that is nearest to the fault, so that one bug is one find.
    private static string Place(Exception fault) => new StackTrace(fault, fNeedFileInfo: false).GetFrames()
        .Select(frame => frame.GetMethod())
        .FirstOrDefault(method => method?.DeclaringType?.FullName is { } type && type.StartsWith("Noroshi.", StringComparison.Ordinal) && !type.StartsWith("Noroshi.Bench.Fuzzing.Fuzz", StringComparison.Ordinal)) is { } ours
        ? $"in {ours.DeclaringType!.Name}.{ours.Name}{(fault is BrokenPromise ? $" ({fault.Message})" : "")}"
        : "";

    private sealed record Find(string Kind, string Message, Exception? Fault);

    /// <summary>Ends the program, with the input kept, if a reader never comes back.</summary>
    private sealed class Watcher : IDisposable
    {
        private static readonly TimeSpan Never = TimeSpan.FromSeconds(20);
        private readonly Target target;
        private readonly Timer timer;
        private byte[]? input;
        private long since;

        public Watcher(Target target)
        {
            this.target = target;
            timer = new Timer(_ => Look(), null, 1000, 1000);
        }

        public void Begins(byte[] next)
        {
            Volatile.Write(ref since, Stopwatch.GetTimestamp());
            Volatile.Write(ref input, next);
        }

        public void Ended() => Volatile.Write(ref input, null);

        public void Dispose() => timer.Dispose();

        private void Look()
        {
            if (Volatile.Read(ref input) is not { } held || Stopwatch.GetElapsedTime(Volatile.Read(ref since)) < Never)
            {
                return;
            }

            Directory.CreateDirectory(Folder);
            var file = Path.Combine(Folder, $"{target.Name}.{Convert.ToHexStringLower(SHA256.HashData(held))[..12]}");
            File.WriteAllBytes(file, held);
            Console.Error.WriteLine($"CRASH {target.Name}: never came back\n  ./bench fuzz --replay {Path.GetRelativePath(HostProcess.Root, file)}");
            Environment.Exit(1);
        }
    }
}
