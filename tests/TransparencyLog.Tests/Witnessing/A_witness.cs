using System.Text;
using CsCheck;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Tests.Writing;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Tree;
using Noroshi.TransparencyLog.Witnessing;
using Noroshi.TransparencyLog.Writing;
using Xunit;

namespace Noroshi.TransparencyLog.Tests.Witnessing;

public sealed class A_witness : IDisposable
{
    private static readonly SigningKey Log = SigningKey.Make("log.example/a", NoteKeyKind.Log);
    private static readonly SigningKey Key = SigningKey.Make("witness.example/1", NoteKeyKind.Witness);

    private readonly TestDisk state = new();
    private readonly TestClock clock = new();
    private readonly List<WitnessRefusal> refused = [];
    private readonly Witness witness;

    public A_witness() => witness = new Witness(state, Key, [Log.Verifier], clock) { Refused = refused.Add };

    [Fact]
    public async Task signs_what_continues_what_it_saw()
    {
        Assert.Equal(200, (await AddAsync(0, 10)).Status);
        Assert.Equal(200, (await AddAsync(10, 10)).Status);
        clock.Now += TimeSpan.FromMinutes(1);
        var answer = await AddAsync(10, 300);

        Assert.Equal(200, answer.Status);
        Assert.True(NoteSignature.TryParse(answer.Body.TrimEnd('\n'), out var line));
        Assert.True(Key.Verifier.Verifies(new Checkpoint("log.example/a", 300, Tree(300).Root).Text, line, out var at));
        Assert.Equal(clock.Now, at);
        Assert.Empty(refused);
        Assert.IsType<CheckedNote.Right>(new NotePolicy([Log.Verifier], [Key.Verifier], 1).Check(await witness.SeenAsync("log.example/a", default)));
    }

    [Fact]
    public async Task tells_a_log_that_asks_from_elsewhere_what_it_saw()
    {
        await AddAsync(0, 10);

        var answer = await AddAsync(0, 20);

        Assert.Equal((409, "10\n", "text/x.tlog.size"), (answer.Status, answer.Body, answer.MediaType));
        Assert.Empty(refused);
        Assert.Equal(200, (await AddAsync(10, 20)).Status);
    }

    [Fact]
    public async Task refuses_and_reports_a_log_that_went_back()
    {
        await AddAsync(0, 10);

        var answer = await AddAsync(0, 5);

        Assert.Equal((409, "10\n"), (answer.Status, answer.Body));
        Assert.Contains("fewer", (await AddAsync(10, 5)).Body, StringComparison.Ordinal);
        Assert.Equal(2, refused.Count);
        Assert.Equal("log.example/a", refused[0].Origin);
    }

    [Fact]
    public async Task refuses_and_reports_a_fork_of_the_same_size_and_of_a_larger_one()
    {
        await AddAsync(0, 10);

        Assert.Equal(409, (await AddAsync(10, 10, edited: 3)).Status);
        Assert.Equal(422, (await AddAsync(10, 20, edited: 3)).Status);
        Assert.Equal(2, refused.Count);
        Assert.True(AddCheckpoint.TryParse(refused[1].Request, out _));
        Assert.Equal(200, (await AddAsync(10, 20)).Status);
    }

    [Fact]
    public async Task does_not_know_every_log_and_no_wrong_key()
    {
        using var stranger = SigningKey.Make("log.example/b", NoteKeyKind.Log);
        using var false_key = SigningKey.Make("log.example/a", NoteKeyKind.Log);

        Assert.Equal(404, (await AddAsync(0, 10, key: stranger)).Status);
        Assert.Equal(403, (await AddAsync(0, 10, key: false_key)).Status);
        Assert.Equal(400, (await witness.AddAsync("hello"u8.ToArray(), default)).Status);
        Assert.Empty(refused);
        Assert.Equal("log.example/b", stranger.Verifier.Name);
    }

    [Fact]
    public async Task takes_a_proof_from_nothing_only_if_it_is_empty()
    {
        var (root, disk) = Tree(10);
        var proof = await Proofs.ConsistencyAsync(4, 10, new TileNodes(disk, 10), default);

        Assert.Equal(422, (await witness.AddAsync(new AddCheckpoint(0, proof, Note(Log, 10, root)).ToOctets(), default)).Status);
    }

    [Fact]
    public async Task asked_at_once_signs_one_after_the_other()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(size => AddAsync(0, size)));

        Assert.Single(answers, a => a.Status == 200);
    }

    [Theory]
    [InlineData(1)]
    public async Task killed_while_it_writes_has_signed_nothing_that_it_forgets(int at)
    {
        state.KillAt = at;
        await Assert.ThrowsAsync<KilledException>(() => AddAsync(0, 10));
        var next = state.After(new Random(1));
        using var again = new Witness(next, Key, [Log.Verifier], clock);

        Assert.Equal(200, (await again.AddAsync(await RequestAsync(0, 20, null, Log), default)).Status);
        Assert.NotNull(await next.After(new Random(2)).ReadAsync(next.Paths.Single(), default));
    }

    [Fact]
    public async Task whose_memory_was_bent_signs_nothing()
    {
        await AddAsync(0, 10);
        var path = state.Paths.Single();
        state.PutForGood(path, Note(Log, 5, Tree(5).Root));

        await Assert.ThrowsAsync<LogStoppedException>(() => AddAsync(5, 20));
    }

    [Fact]
    public void reads_anything_without_a_fault() => Pieces.Of("old ", "0", "10", "\n", "\n\n", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "\u2014 a AAAAAAAA\n", "log.example/a\n").Sample(text =>
    {
        var octets = Encoding.UTF8.GetBytes(text);
        if (AddCheckpoint.TryParse(octets, out var request))
        {
            Assert.Equal(octets, request.ToOctets());
        }
    });

    public void Dispose() => witness.Dispose();

    private static (LogHash Root, TestDisk Disk) Tree(int size, int? edited = null)
    {
        var (tree, disk) = (GrowingTree.Empty(), new TestDisk());
        for (var i = 0; i < size; i++)
        {
            tree.Append(BitConverter.GetBytes(i == edited ? -1 : i));
        }

        foreach (var (path, octets) in tree.TakeChanged())
        {
            disk.Put(path.ToString(), octets);
        }

        return (tree.Root(), disk);
    }

    private static byte[] Note(SigningKey key, int size, LogHash root)
    {
        var text = new Checkpoint(key.Verifier.Name, (ulong)size, root).Text;
        return new SignedNote(text, [key.Sign(text, default)]).ToOctets();
    }

    private static async Task<byte[]> RequestAsync(int old, int size, int? edited, SigningKey key)
    {
        var (root, disk) = Tree(size, edited);
        var proof = old < size ? await Proofs.ConsistencyAsync((ulong)old, (ulong)size, new TileNodes(disk, (ulong)size), default) : [];
        return new AddCheckpoint((ulong)old, proof, Note(key, size, root)).ToOctets();
    }

    private async Task<WitnessAnswer> AddAsync(int old, int size, int? edited = null, SigningKey? key = null) => await witness.AddAsync(await RequestAsync(old, size, edited, key ?? Log), default);
}
