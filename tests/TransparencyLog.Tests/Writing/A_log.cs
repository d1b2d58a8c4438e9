using System.Text;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Writing;
using Xunit;

namespace Noroshi.TransparencyLog.Tests.Writing;

public class A_log
{
    private static readonly SigningKey Key = SigningKey.Make("log.example/a", NoteKeyKind.Log);

    private readonly TestClock clock = new();

    [Fact]
    public async Task stops_when_the_clock_is_set_back_and_goes_on_when_it_is_right()
    {
        var disk = new TestDisk();
        var log = await LogWriter.OpenAsync(disk, Key, clock, default);
        log.Append([One]);
        clock.Now -= TimeSpan.FromSeconds(1);
        log.Append([One]);
        clock.Now -= TimeSpan.FromSeconds(2);

        Assert.Contains("clock", Assert.Throws<LogStoppedException>(() => log.Append([One])).Message, StringComparison.Ordinal);
        Assert.Contains("clock", (await Assert.ThrowsAsync<LogStoppedException>(() => OpenAsync(disk))).Message, StringComparison.Ordinal);
        clock.Now += TimeSpan.FromSeconds(3);
        Assert.Equal(2UL, (await OpenAsync(disk)).Size);
        Assert.Equal(3UL, Size(log.Append([One])));
    }

    [Fact]
    public async Task stops_when_its_folder_went_back_in_time()
    {
        var disk = new TestDisk();
        var log = await LogWriter.OpenAsync(disk, Key, clock, default);
        log.Append([One]);
        var old = (await disk.ReadAsync("journal", default))!;
        log.Publish(log.Append([One]));
        var newer = (await disk.ReadAsync("checkpoint", default))!;

        var back = disk.After(null);
        back.PutForGood("journal", old);
        Assert.Contains("went back in time", (await Assert.ThrowsAsync<LogStoppedException>(() => OpenAsync(back))).Message, StringComparison.Ordinal);

        var other = new TestDisk();
        var fork = await OpenAsync(other);
        fork.Append([One]);
        fork.Append([Encoding.UTF8.GetBytes("another")]);
        other.Put("checkpoint", newer);
        await Assert.ThrowsAsync<LogStoppedException>(() => OpenAsync(other));

        var without = disk.After(null);
        without.Remove("journal");
        await Assert.ThrowsAsync<LogStoppedException>(() => OpenAsync(without));
        without.PutForGood("journal", [1, 2, 3]);
        await Assert.ThrowsAsync<LogStoppedException>(() => OpenAsync(without));
    }

    [Fact]
    public async Task is_not_gone_on_with_by_another_key()
    {
        var disk = new TestDisk();
        (await OpenAsync(disk)).Append([One]);
        using var other = SigningKey.Make("log.example/a", NoteKeyKind.Log);

        await Assert.ThrowsAsync<LogStoppedException>(() => LogWriter.OpenAsync(disk, other, clock, default));
    }

    [Fact]
    public async Task writes_no_more_after_the_disk_failed()
    {
        var disk = new TestDisk();
        var log = await OpenAsync(disk);
        disk.KillAt = disk.Operations + 1;
        Assert.Throws<KilledException>(() => log.Append([One]));
        disk.KillAt = null;

        Assert.Throws<LogStoppedException>(() => log.Append([One]));
        Assert.Equal(1UL, Size((await OpenAsync(disk)).Append([One])));
    }

    [Fact]
    public async Task takes_no_entry_that_is_too_long_and_stops()
    {
        var log = await OpenAsync(new TestDisk());

        Assert.Throws<ArgumentException>(() => log.Append([new byte[65_536]]));
        Assert.Throws<LogStoppedException>(() => log.Append([One]));
    }

    [Fact]
    public async Task begins_its_journal_anew_and_lets_forerunners_of_whole_tiles_go()
    {
        var disk = new TestDisk();
        var log = await OpenAsync(disk);
        ReadOnlyMemory<byte>[] batch = [.. Enumerable.Repeat((ReadOnlyMemory<byte>)new byte[60_000], 60)];
        for (var i = 0; i < 7; i++)
        {
            log.Publish(log.Append(batch));
        }

        Assert.True((await disk.ReadAsync("journal", default))!.Length < 16 << 20);
        Assert.DoesNotContain(disk.Paths, p => p.StartsWith("tile/0/000.p/", StringComparison.Ordinal));
        Assert.Null((await new LogAudit(disk, Checked(log.Note)).RunAsync(default)).Wrong);
    }

    [Fact]
    public async Task on_a_real_disk_takes_many_writers_at_once_and_lets_one_process_in()
    {
        var path = Directory.CreateTempSubdirectory("noroshi-log-").FullName;
        try
        {
            using (var folder = DiskFolder.ToWrite(path))
            {
                Assert.Throws<IOException>(() => DiskFolder.ToWrite(path));
                await using var sequencer = new Sequencer(await LogWriter.OpenAsync(folder, Key, TimeProvider.System, default), most: 50);
                var places = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => sequencer.AddAsync(BitConverter.GetBytes(i), default)));
                Assert.Equal(Enumerable.Range(0, 1_000).Select(i => (ulong)i), places.Order());
            }

            using var again = DiskFolder.ToWrite(path);
            var log = await LogWriter.OpenAsync(again, Key, TimeProvider.System, default);
            var shown = Checked((await again.ReadAsync(LogPaths.Checkpoint, default))!);
            Assert.Equal((1_000UL, 1_000UL), (log.Size, shown.Size));
            using var reader = DiskFolder.ToRead(path);
            Assert.Null((await new LogAudit(reader, shown).RunAsync(default)).Wrong);
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    [Fact]
    public async Task that_stops_tells_everybody_who_waits()
    {
        var disk = new TestDisk();
        await using var sequencer = new Sequencer(await OpenAsync(disk));
        await sequencer.AddAsync(One, default);
        clock.Now -= TimeSpan.FromHours(1);

        await Assert.ThrowsAsync<LogStoppedException>(() => sequencer.AddAsync(One, default));
        Assert.Contains("clock", (await Assert.ThrowsAsync<LogStoppedException>(() => sequencer.AddAsync(One, default))).Message, StringComparison.Ordinal);
    }

    private static ReadOnlyMemory<byte> One => new byte[] { 1 };

    private static ulong Size(byte[] note) => Checked(note).Size;

    private static Checkpoint Checked(byte[] note) => Assert.IsType<CheckedNote.Right>(new NotePolicy([Key.Verifier], [], 0).Check(note)).Checkpoint;

    private Task<LogWriter> OpenAsync(TestDisk disk) => LogWriter.OpenAsync(disk, Key, clock, default);
}
