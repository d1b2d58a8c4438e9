using System.Text.Json;
using CsCheck;
using Noroshi.TransparencyLog.Tree;
using Xunit;

namespace Noroshi.TransparencyLog.Tests.Tree;

/// <summary>The tree against its definition, against other people's vectors, and against whoever bends a proof.</summary>
public class A_tree
{
    private static readonly string Vectors = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "shared", "data", "merkle");

    private sealed record Inclusion(ulong LeafIdx, ulong TreeSize, string? Root, string? LeafHash, string[]? Proof, string Desc, bool WantErr);

    private sealed record Consistency(ulong Size1, ulong Size2, string? Root1, string? Root2, string[]? Proof, string Desc, bool WantErr);

    // RFC 6962, section 2.1, as it is written there.
    private static LogHash Naive(ReadOnlySpan<LogHash> leaves)
    {
        if (leaves.Length == 0)
        {
            return Merkle.EmptyRoot;
        }

        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        var k = 1;
        while (k * 2 < leaves.Length)
        {
            k *= 2;
        }

        return Merkle.Node(Naive(leaves[..k]), Naive(leaves[k..]));
    }

    [Fact]
    public void grows_to_the_root_that_the_definition_gives() => Gen.Int[0, 300].Sample(count =>
    {
        var leaves = Leaves(count);
        var frontier = new Frontier();
        foreach (var leaf in leaves)
        {
            frontier.Append(leaf);
        }

        Assert.Equal(Naive(leaves), frontier.Root());
        Assert.Equal(frontier.Root(), Frontier.Of(frontier.Size, frontier.Edge).Root());
    }, iter: 300);

    [Fact]
    public async Task proves_every_leaf_and_every_growth_and_nothing_else()
    {
        var leaves = Leaves(70);
        var nodes = new Memory();
        var (frontier, roots) = (new Frontier(), new List<LogHash> { Merkle.EmptyRoot });
        foreach (var leaf in leaves)
        {
            frontier.Append(leaf, nodes.Keep);
            roots.Add(frontier.Root());
        }

        for (var size = 1; size <= leaves.Length; size++)
        {
            for (var index = 0; index < size; index++)
            {
                LogHash[] proof = [.. await Proofs.InclusionAsync((ulong)index, (ulong)size, nodes, default)];
                Assert.True(Merkle.Includes((ulong)index, (ulong)size, leaves[index], proof, roots[size]), $"{index} of {size}");
                Assert.False(Merkle.Includes((ulong)index, (ulong)size, leaves[(index + 1) % leaves.Length], proof, roots[size]));
                Assert.False(Merkle.Includes((ulong)index, (ulong)size, leaves[index], [.. proof, leaves[0]], roots[size]));
                Assert.False(proof.Length > 0 && Merkle.Includes((ulong)index, (ulong)size, leaves[index], proof.AsSpan(1), roots[size]));
            }

            for (var first = 0; first <= size; first++)
            {
                LogHash[] proof = [.. await Proofs.ConsistencyAsync((ulong)first, (ulong)size, nodes, default)];
                Assert.True(Merkle.Continues((ulong)first, (ulong)size, roots[first], roots[size], proof), $"{first} to {size}");
                Assert.False(Merkle.Continues((ulong)first, (ulong)size, leaves[0], roots[size], proof) && roots[first] != leaves[0]);
                Assert.False(Merkle.Continues((ulong)first, (ulong)size, roots[first], roots[size], [.. proof, leaves[0]]));
            }
        }
    }

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void has_the_roots_that_others_have_published(int count, string root)
    {
        var frontier = new Frontier();
        foreach (var leaf in ((string[])["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"])[..count])
        {
            frontier.Append(Merkle.Leaf(Convert.FromHexString(leaf)));
        }

        var computed = frontier.Root();
        Assert.Equal(root, Convert.ToHexStringLower(computed));
    }

    [Fact]
    public void agrees_with_the_vectors_of_others()
    {
        Assert.SkipUnless(Directory.Exists(Vectors), "The vectors are not here.");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Vectors, "inclusion"), "*.json", SearchOption.AllDirectories))
        {
            var v = JsonSerializer.Deserialize<Inclusion>(File.ReadAllText(file), JsonSerializerOptions.Web)!;
            var right = TryHash(v.Root, out var root) && TryHash(v.LeafHash, out var leaf) && TryProof(v.Proof, out var proof) && Merkle.Includes(v.LeafIdx, v.TreeSize, leaf, proof, root);
            Assert.True(right != v.WantErr, $"{file}: {v.Desc}");
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Vectors, "consistency"), "*.json", SearchOption.AllDirectories))
        {
            var v = JsonSerializer.Deserialize<Consistency>(File.ReadAllText(file), JsonSerializerOptions.Web)!;
            var right = TryHash(v.Root1, out var first) && TryHash(v.Root2, out var second) && TryProof(v.Proof, out var proof) && Merkle.Continues(v.Size1, v.Size2, first, second, proof);
            Assert.True(right != v.WantErr, $"{file}: {v.Desc}");
        }
    }

    private static LogHash[] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => Merkle.Leaf(BitConverter.GetBytes(i)))];

    private static bool TryHash(string? written, out LogHash hash)
    {
        var octets = Convert.FromBase64String(written ?? "");
        hash = octets.Length == LogHash.Length ? new LogHash(octets) : default;
        return octets.Length == LogHash.Length;
    }

    private static bool TryProof(string[]? written, out LogHash[] proof)
    {
        proof = [.. (written ?? []).Select(w => TryHash(w, out var hash) ? hash : default)];
        return (written ?? []).All(w => TryHash(w, out _));
    }

    private sealed class Memory : INodeReader
    {
        private readonly Dictionary<NodeAt, LogHash> nodes = [];

        public void Keep(int level, ulong index, LogHash hash) => nodes[new(level, index)] = hash;

        public ValueTask<IReadOnlyList<LogHash>> ReadAsync(IReadOnlyList<NodeAt> asked, CancellationToken cancellation) => new([.. asked.Select(a => nodes[a])]);
    }
}
