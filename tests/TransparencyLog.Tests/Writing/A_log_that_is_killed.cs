using System.Text;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Writing;
using Xunit;

namespace Noroshi.TransparencyLog.Tests.Writing;

/// <summary>Stops the writer at every single thing it asks of the disk, by kill and by power cut, and goes on from what is left.</summary>
public class A_log_that_is_killed
{
    private static readonly SigningKey Key = SigningKey.Make("log.example/killed", NoteKeyKind.Log);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task at_any_operation_has_all_that_was_acknowledged_and_one_history(bool torn, bool power)
    {
        var operations = await OperationsAsync();
        Assert.InRange(operations, 30, 400);
        for (var at = 1; at <= operations + 1; at++)
        {
            for (var seed = 0; seed < (power ? 4 : 1); seed++)
            {
                var disk = new TestDisk { KillAt = at, Torn = torn };
                var (acknowledged, published) = await WriteAsync(disk);
                var next = disk.After(power ? new Random(seed) : null);

                await GoesOnAsync(next, acknowledged, published, $"{at}, {seed}");
            }
        }
    }

    [Fact]
    public async Task again_while_it_mends_itself_still_has_one_history()
    {
        var operations = await OperationsAsync();
        for (var at = 5; at <= operations; at += 3)
        {
            var disk = new TestDisk { KillAt = at };
            var (acknowledged, published) = await WriteAsync(disk);
            for (var second = 1; second < 25; second++)
            {
                var mended = disk.After(new Random(second));
                mended.KillAt = second;
                try
                {
                    var log = await LogWriter.OpenAsync(mended, Key, new TestClock(), default);
                    log.Append([Encoding.UTF8.GetBytes("between")]);
                }
                catch (KilledException)
                {
                }

                await GoesOnAsync(mended.After(new Random(-second)), acknowledged, published, $"{at}, {second}");
            }
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task while_tiles_are_laid_beside_what_is_appended_has_one_history(bool torn, bool power)
    {
        var whole = new TestDisk();
        await WriteBesideAsync(whole);
        for (var at = 1; at <= whole.Operations + 1; at++)
        {
            for (var seed = 0; seed < (power ? 4 : 1); seed++)
            {
                var disk = new TestDisk { KillAt = at, Torn = torn };
                var (acknowledged, published) = await WriteBesideAsync(disk);

                await GoesOnAsync(disk.After(power ? new Random(seed) : null), acknowledged, published, $"{at}, {seed}");
            }
        }
    }

    // Which of the two comes to the disk first is left to chance, here as there.
    private static async Task<(List<byte[]> Acknowledged, List<Checkpoint> Published)> WriteBesideAsync(TestDisk disk)
    {
        var (acknowledged, published, showing) = (new List<byte[]>(), new List<Checkpoint>(), Task.CompletedTask);
        try
        {
            var log = await LogWriter.OpenAsync(disk, Key, new TestClock(), default);
            foreach (var size in (int[])[1, 3, 251, 1, 2, 300, 1, 5, 260])
            {
                var entries = Enumerable.Range(acknowledged.Count, size).Select(i => Encoding.UTF8.GetBytes($"entry {i}")).ToList();
                log.Append([.. entries.Select(e => (ReadOnlyMemory<byte>)e)]);
                acknowledged.AddRange(entries);
                if (showing.IsCompleted)
                {
                    await showing;
                    published.Add(Read(log.Note));
                    showing = log.ShowAsync(null);
                }
            }
        }
        catch (Exception end) when (end is KilledException or LogStoppedException)
        {
        }

        try
        {
            await showing;
        }
        catch (KilledException)
        {
        }

        return (acknowledged, published);
    }

    // What the journal repeats needs a tree of more than one tile, so that whole ones have unfinished forerunners.
    private static async Task<(List<byte[]> Acknowledged, List<Checkpoint> Published)> WriteAsync(TestDisk disk)
    {
        var (acknowledged, published) = (new List<byte[]>(), new List<Checkpoint>());
        try
        {
            var log = await LogWriter.OpenAsync(disk, Key, new TestClock(), default);
            foreach (var size in (int[])[1, 3, 251, 1, 2, 300, 1])
            {
                var entries = Enumerable.Range(acknowledged.Count, size).Select(i => Encoding.UTF8.GetBytes($"entry {i}")).ToList();
                var note = log.Append([.. entries.Select(e => (ReadOnlyMemory<byte>)e)]);
                acknowledged.AddRange(entries);
                if (size is not (3 or 300))
                {
                    // Some batches are shown together with the next.
                    published.Add(Read(note));
                    log.Publish(note);
                }

                if (size == 2)
                {
                    // Opened anew in between: the journal turns.
                    log = await LogWriter.OpenAsync(disk, Key, new TestClock(), default);
                }
            }
        }
        catch (KilledException)
        {
        }

        return (acknowledged, published);
    }

    private static async Task<int> OperationsAsync()
    {
        var disk = new TestDisk();
        await WriteAsync(disk);
        return disk.Operations;
    }

    private static async Task GoesOnAsync(TestDisk disk, List<byte[]> acknowledged, List<Checkpoint> published, string where)
    {
        var log = await LogWriter.OpenAsync(disk, Key, new TestClock(), default);
        Assert.True(log.Size >= (ulong)acknowledged.Count, $"{where}: {log.Size} of {acknowledged.Count}");
        var note = log.Append([Encoding.UTF8.GetBytes("afterwards")]);
        log.Publish(note);

        var shown = Read((await disk.ReadAsync(LogPaths.Checkpoint, default))!);
        Assert.Equal(log.Size, shown.Size);
        var audit = await new LogAudit(disk, shown) { Earlier = published }.RunAsync(default);
        Assert.True(audit.Wrong is null, $"{where}: {audit.Wrong}");
        var bundle = (await disk.ReadAsync("tile/entries/000", default)) ?? (await disk.ReadAsync($"tile/entries/000.p/{shown.Size}", default))!;
        Assert.Equal(acknowledged.FirstOrDefault() ?? [], acknowledged.Count == 0 ? [] : bundle[2..(2 + acknowledged[0].Length)]);
    }

    private static Checkpoint Read(byte[] note) => Assert.IsType<CheckedNote.Right>(new NotePolicy([Key.Verifier], [], 0).Check(note)).Checkpoint;
}
