using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Tests.Tiles;
using Noroshi.TransparencyLog.Tests.Writing;
using Noroshi.TransparencyLog.Tiles;
using Xunit;

namespace Noroshi.TransparencyLog.Tests.Reading;

public class Auditing_a_log
{
    private const ulong Size = 66_000;

    private readonly TestDisk disk = new();
    private readonly Checkpoint checkpoint;
    private readonly Checkpoint earlier;

    public Auditing_a_log()
    {
        earlier = new Checkpoint("log.example/a", 1_000, A_tile.Grown(1_000, new TestDisk(), 1_000).Root());
        checkpoint = new Checkpoint("log.example/a", Size, A_tile.Grown((int)Size, disk, (int)Size).Root());
    }

    [Fact]
    public async Task finds_nothing_wrong_with_one_that_was_left_alone()
    {
        var result = await new LogAudit(disk, checkpoint) { Earlier = [earlier] }.RunAsync(default);

        Assert.Null(result.Wrong);
        Assert.Equal(Size, result.Leaves);
        Assert.Null((await new LogAudit(new TestDisk(), new Checkpoint("log.example/a", 0, A_tile.Grown(0, new TestDisk(), 1).Root())).RunAsync(default)).Wrong);
    }

    [Theory]
    [InlineData("tile/entries/000", 7, 1UL)]
    [InlineData("tile/entries/011", 2 + (6 * 5), (11UL * 256) + 5)]
    [InlineData("tile/0/011", 32 * 5, (11UL * 256) + 5)]
    [InlineData("tile/entries/257.p/208", 2, 257UL * 256)]
    public async Task names_the_first_index_that_was_edited(string path, int octet, ulong index)
    {
        await FlipAsync(path, octet);

        var wrong = (await AuditAsync())!;

        Assert.Equal((index, index + 1), (wrong.From, wrong.To));
    }

    [Theory]
    [InlineData("tile/1/000", 32 * 9, 9UL * 256, 10UL * 256)]
    [InlineData("tile/2/000.p/1", 0, 0UL, 65_536UL)]
    public async Task names_the_leaves_below_a_hash_that_was_edited(string path, int octet, ulong from, ulong to)
    {
        await FlipAsync(path, octet);

        var wrong = (await AuditAsync())!;

        Assert.Equal((from, to), (wrong.From, wrong.To));
    }

    [Theory]
    [InlineData("tile/entries/003", 768UL)]
    [InlineData("tile/0/003", 768UL)]
    [InlineData("tile/1/000", 0UL)]
    public async Task names_what_is_missing(string path, ulong from)
    {
        disk.Remove(path);

        var wrong = (await AuditAsync())!;

        Assert.Equal(from, wrong.From);
        Assert.Contains("missing", wrong.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task names_an_end_that_was_cut_off_and_one_that_was_added_to()
    {
        var bundle = (await disk.ReadAsync("tile/entries/000", default))!;
        disk.Put("tile/entries/000", bundle[..^1]);
        Assert.Equal(255UL, (await AuditAsync())!.From);
        disk.Put("tile/entries/000", [.. bundle, 0]);
        Assert.Equal(255UL, (await AuditAsync())!.From);
        disk.Put("tile/entries/000", bundle);
        disk.Put("tile/0/000", (await disk.ReadAsync("tile/0/000", default))![..^32]);
        Assert.Equal(0UL, (await AuditAsync())!.From);
    }

    [Fact]
    public async Task finds_a_log_that_was_written_anew_as_a_whole_between_two_checkpoints_that_were_seen()
    {
        var forged = new TestDisk();
        var tree = GrowingTree.Empty();
        for (var i = 0; i < 3_000; i++)
        {
            tree.Append(BitConverter.GetBytes(i == 700 ? -1 : i));
        }

        foreach (var (path, octets) in tree.TakeChanged())
        {
            forged.Put(path.ToString(), octets);
        }

        Checkpoint At(int size) => new("log.example/a", (ulong)size, A_tile.Grown(size, new TestDisk(), size).Root());
        var wrong = (await new LogAudit(forged, new Checkpoint("log.example/a", 3_000, tree.Root())) { Earlier = [At(1_000), At(500), At(600)] }.RunAsync(default)).Wrong!;

        Assert.Equal((600UL, 1_000UL), (wrong.From, wrong.To));
    }

    private async Task<LogFault?> AuditAsync() => (await new LogAudit(disk, checkpoint).RunAsync(default)).Wrong;

    private async Task FlipAsync(string path, int octet)
    {
        var octets = (await disk.ReadAsync(path, default))!;
        octets[octet] ^= 1;
        disk.Put(path, octets);
    }
}
