using CsCheck;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Tests.Writing;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Tree;
using Xunit;

namespace Noroshi.TransparencyLog.Tests.Tiles;

public class A_tile
{
    [Theory]
    [InlineData(0, 0UL, 256, "tile/0/000")]
    [InlineData(0, 1_234_067UL, 256, "tile/0/x001/x234/067")]
    [InlineData(2, 5UL, 7, "tile/2/005.p/7")]
    [InlineData(-1, 1_000UL, 255, "tile/entries/x001/000.p/255")]
    public void lies_where_the_specification_says(int level, ulong index, int width, string path)
    {
        Assert.Equal(path, new TilePath(level, index, width).ToString());
        Assert.Equal(new TilePath(level, index, width), TilePath.Parse(path));
    }

    [Theory]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/002")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/07")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/+1/000")]
    [InlineData("tile/0/../000")]
    [InlineData("tile/entries")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("")]
    public void lies_nowhere_else(string path) => Assert.Null(TilePath.Parse(path));

    [Fact]
    public void path_is_read_as_it_is_written() => Gen.Select(Gen.Int[-1, 63], Gen.ULong[0, 999_999_999_999], Gen.Int[1, 256]).Sample((level, index, width) =>
        Assert.Equal(new TilePath(level, index, width), TilePath.Parse(new TilePath(level, index, width).ToString())));

    [Fact]
    public void path_of_anything_is_read_without_a_fault() => Pieces.Of("tile", "/", "0", "x001", "001", ".p", "entries", "..", "256", "9999999").Sample(text =>
    {
        if (TilePath.Parse(text) is { } path)
        {
            Assert.Equal(text, path.ToString());
        }
    });

    /// <summary>The example of the specification: "a tree of size 70,000 will be represented by …".</summary>
    [Fact]
    public async Task is_written_by_a_growing_tree_as_the_specification_says()
    {
        var disk = new TestDisk();
        var tree = Grown(70_000, disk, 70_000);

        Assert.Equal(273, disk.Paths.Count(p => TilePath.Parse(p) is { Level: 0, Width: 256 }));
        Assert.Equal(["tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112"], disk.Paths.Where(p => TilePath.Parse(p) is { Level: > 0 } or { Width: < 256 }).Order(StringComparer.Ordinal));

        var nodes = new TileNodes(disk, 70_000);
        foreach (var index in (ulong[])[0, 1, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999])
        {
            Assert.True(Merkle.Includes(index, 70_000, Merkle.Leaf(BitConverter.GetBytes((int)index)), [.. await Proofs.InclusionAsync(index, 70_000, nodes, default)], tree.Root()));
        }
    }

    [Fact]
    public async Task grows_by_batches_of_any_size_to_the_same_tree_and_gives_every_proof() => await Gen.Select(Gen.Int[1, 700].Array[1, 5], Gen.Int).SampleAsync(async (batches, seed) =>
    {
        var (disk, roots) = (new TestDisk(), new Dictionary<ulong, LogHash>());
        var tree = GrowingTree.Empty();
        foreach (var batch in batches)
        {
            // Opened anew each time, as by a process that takes over.
            tree = await GrowingTree.OpenAsync(disk, tree.Size, tree.Root(), default);
            for (var i = 0; i < batch; i++)
            {
                tree.Append(BitConverter.GetBytes((int)tree.Size));
            }

            foreach (var (path, octets) in tree.TakeChanged())
            {
                disk.Put(path.ToString(), octets);
            }

            roots[tree.Size] = tree.Root();
        }

        Assert.Equal(Grown((int)tree.Size, new TestDisk(), 1_000).Root(), tree.Root());
        var nodes = new TileNodes(disk, tree.Size);
        var index = (ulong)(new Random(seed).NextDouble() * tree.Size);
        Assert.True(Merkle.Includes(index, tree.Size, Merkle.Leaf(BitConverter.GetBytes((int)index)), [.. await Proofs.InclusionAsync(index, tree.Size, nodes, default)], tree.Root()));
        foreach (var (size, root) in roots)
        {
            Assert.True(Merkle.Continues(size, tree.Size, root, tree.Root(), [.. await Proofs.ConsistencyAsync(size, tree.Size, nodes, default)]));
        }
    }, iter: 60);

    [Fact]
    public async Task that_is_missing_or_another_is_not_built_upon()
    {
        var disk = new TestDisk();
        var tree = Grown(300, disk, 300);
        await GrowingTree.OpenAsync(disk, 300, tree.Root(), default);

        disk.Put("tile/entries/001.p/44", [0, 0]);
        await Assert.ThrowsAsync<LogDamagedException>(() => GrowingTree.OpenAsync(disk, 300, tree.Root(), default).AsTask());
        var tile = (await disk.ReadAsync("tile/0/001.p/44", default))!;
        tile[5] ^= 1;
        disk.Put("tile/0/001.p/44", tile);
        await Assert.ThrowsAsync<LogDamagedException>(() => GrowingTree.OpenAsync(disk, 300, tree.Root(), default).AsTask());
        disk.Put("tile/0/001.p/44", tile[..^1]);
        await Assert.ThrowsAsync<LogDamagedException>(() => GrowingTree.OpenAsync(disk, 300, tree.Root(), default).AsTask());
        disk.Remove("tile/0/001.p/44");
        await Assert.ThrowsAsync<LogDamagedException>(() => GrowingTree.OpenAsync(disk, 300, tree.Root(), default).AsTask());
        await Assert.ThrowsAsync<LogDamagedException>(() => Proofs.InclusionAsync(299, 300, new TileNodes(disk, 300), default));
    }

    [Fact]
    public void of_entries_is_read_from_anything_without_a_fault() => Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[-3, 300]).Sample((octets, count) =>
    {
        if (EntryBundle.TryRead(octets, count, out var entries))
        {
            Assert.Equal(octets.Length, entries.Sum(e => e.Length + 2));
            Assert.Equal(octets.Length, EntryBundle.LengthOf(octets, count));
        }
    });

    [Fact]
    public void of_entries_gives_back_what_was_written() => Gen.Byte.Array[0, 40].Array[0, 20].Sample(entries =>
    {
        var bundle = new byte[entries.Sum(e => e.Length + 2)];
        var rest = bundle.AsSpan();
        foreach (var entry in entries)
        {
            rest = rest[EntryBundle.Write(rest, entry)..];
        }

        Assert.True(EntryBundle.TryRead(bundle, entries.Length, out var read));
        Assert.Equal(entries, read);
        Assert.False(EntryBundle.TryRead([.. bundle, 0], entries.Length, out _));
        Assert.Throws<ArgumentException>(() => EntryBundle.Write(new byte[70_000], new byte[65_536]));
    });

    internal static GrowingTree Grown(int count, TestDisk disk, int every)
    {
        var tree = GrowingTree.Empty();
        for (var i = 0; i < count; i++)
        {
            tree.Append(BitConverter.GetBytes(i));
            if ((i + 1) % every == 0 || i + 1 == count)
            {
                foreach (var (path, octets) in tree.TakeChanged())
                {
                    disk.Put(path.ToString(), octets);
                }
            }
        }

        return tree;
    }
}
