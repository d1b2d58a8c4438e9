using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Noroshi.TransparencyLog.Drawing;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Tree;
using Xunit;

namespace Noroshi.TransparencyLog.Tests.Drawing;

public class A_draw
{
    private static readonly SigningKey Log = SigningKey.Of("log.example/a", NoteKeyKind.Log, new byte[32]);
    private static readonly SigningKey Witness = SigningKey.Of("witness.example/1", NoteKeyKind.Witness, new byte[32]);

    /// <summary>The rule, written down a second time with other means: whoever reads it must come to the same places.</summary>
    [Fact]
    public void comes_out_the_same_for_whoever_draws_again_by_the_written_rule() => Gen.Select(Gen.ULong[1, 5_000], Gen.Int[0, 60], Gen.Int[0, 1_000]).Sample((size, count, number) =>
    {
        var note = Note(size);
        var label = $"inspection {number}";
        var seed = SHA256.HashData([.. Encoding.UTF8.GetBytes($"noroshi-draw/v1\n{label}\n"), .. note]);
        var expected = new List<ulong>();
        var greatest = (BigInteger.Pow(2, 128) / size) * size;
        for (var n = 0UL; expected.Count < Math.Min(count, (long)size); n++)
        {
            var value = new BigInteger(SHA256.HashData([.. seed, .. BitConverter.GetBytes(n).Reverse()]).AsSpan(0, 16), isUnsigned: true, isBigEndian: true);
            if (value < greatest && !expected.Contains((ulong)(value % size)))
            {
                expected.Add((ulong)(value % size));
            }
        }

        Assert.Equal(expected, Draw.Places(note, label, count));
    }, iter: 200);

    [Fact]
    public void is_another_for_another_label_another_tree_and_another_cosignature()
    {
        var first = Draw.Places(Note(10_000), "a", 10);

        Assert.NotEqual(first, Draw.Places(Note(10_000), "b", 10));
        Assert.NotEqual(first, Draw.Places(Note(10_001), "a", 10));
        Assert.NotEqual(first, Draw.Places(Note(10_000, seconds: 1), "a", 10));
    }

    [Fact]
    public void takes_every_place_once_where_as_many_are_wanted_and_favours_none()
    {
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (ulong)i), Draw.Places(Note(50), "a", 1_000).Order());
        Assert.Empty(Draw.Places(Note(50), "a", -1));
        var counts = new int[10];
        for (var i = 0; i < 2_000; i++)
        {
            counts[Draw.Places(Note(10), $"{i}", 1)[0]]++;
        }

        Assert.All(counts, c => Assert.InRange(c, 120, 290));
    }

    [Fact]
    public void is_refused_from_what_is_no_checkpoint()
    {
        Assert.Throws<FormatException>(() => Draw.Places([1], "a", 1));
        Assert.Throws<FormatException>(() => Draw.Places(Note(1), "a\nb", 1));
    }

    private static byte[] Note(ulong size, int seconds = 0)
    {
        var text = new Checkpoint("log.example/a", size, Merkle.Leaf(BitConverter.GetBytes(size))).Text;
        return new SignedNote(text, [Log.Sign(text, default), Witness.Sign(text, DateTimeOffset.UnixEpoch.AddSeconds(seconds))]).ToOctets();
    }
}
