using System.Text;
using CsCheck;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Proving;
using Noroshi.TransparencyLog.Tests.Tiles;
using Noroshi.TransparencyLog.Tests.Writing;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Tree;
using Xunit;

namespace Noroshi.TransparencyLog.Tests.Proving;

public class A_proof_file
{
    private static readonly SigningKey Key = SigningKey.Make("log.example/a", NoteKeyKind.Log);
    private static readonly NotePolicy Policy = new([Key.Verifier], [], 0);

    [Fact]
    public async Task proves_its_entry_and_nothing_that_was_bent()
    {
        var file = await MakeAsync(41, 100);
        var octets = (file with { Extra = [1, 2, 3] }).ToOctets();
        Assert.True(LogProof.TryParse(octets, out var read));
        Assert.Equal(octets, read.ToOctets());
        Assert.Equal([1, 2, 3], read.Extra!);
        Assert.IsType<CheckedNote.Right>(read.Check(BitConverter.GetBytes(41), Policy));
        Assert.Equal("not-included", Assert.IsType<CheckedNote.Wrong>(read.Check(BitConverter.GetBytes(42), Policy)).Code);

        octets = file.ToOctets();
        for (var i = 0; i < octets.Length; i++)
        {
            var bent = octets.ToArray();
            bent[i] ^= 1;
            Assert.False(LogProof.TryParse(bent, out var other) && other.Check(BitConverter.GetBytes(41), Policy) is CheckedNote.Right, $"octet {i}");
            Assert.False(LogProof.TryParse(octets.AsSpan(0, i), out var shorter) && shorter.Check(BitConverter.GetBytes(41), Policy) is CheckedNote.Right);
        }
    }

    [Fact]
    public async Task of_a_log_with_one_entry_has_no_hashes()
    {
        var octets = (await MakeAsync(0, 1)).ToOctets();

        Assert.True(LogProof.TryParse(octets, out var read));
        Assert.Empty(read.Hashes);
        Assert.StartsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nlog.example/a\n1\n", Encoding.UTF8.GetString(octets), StringComparison.Ordinal);
        Assert.IsType<CheckedNote.Right>(read.Check(BitConverter.GetBytes(0), Policy));
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v1")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 00\n\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AAAA\n\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nx")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\nx")]
    public void is_not(string text) => Assert.False(LogProof.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void is_read_from_anything_without_a_fault() => Pieces.Of("c2sp.org/tlog-proof@v1\n", "extra ", "AAAA", "index ", "0", "\n", "\n\n", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "\u2014").Sample(text =>
    {
        var octets = Encoding.UTF8.GetBytes(text);
        if (LogProof.TryParse(octets, out var proof))
        {
            Assert.Equal(octets, proof.ToOctets());
            _ = proof.Check([1], Policy);
        }
    });

    private static async Task<LogProof> MakeAsync(ulong index, int size)
    {
        var disk = new TestDisk();
        var root = A_tile.Grown(size, disk, size).Root();
        var text = new Checkpoint("log.example/a", (ulong)size, root).Text;
        return new(index, await Proofs.InclusionAsync(index, (ulong)size, new TileNodes(disk, (ulong)size), default), new SignedNote(text, [Key.Sign(text, default)]).ToOctets());
    }
}
