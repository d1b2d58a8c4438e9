using System.Text;
using CsCheck;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Tree;
using Xunit;

namespace Noroshi.TransparencyLog.Tests.Notes;

public class A_signed_note
{
    // The example of the note package of Go, whose text, key and signature are printed in its documentation.
    private const string Public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string Secret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private const string Text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private const string Line = "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static readonly DateTimeOffset At = new(2026, 11, 29, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void is_signed_and_checked_as_others_do_it()
    {
        Assert.True(SigningKey.TryParse(Secret, out var key));
        Assert.True(VerifierKey.TryParse(Public, out var known));
        Assert.Equal(Public, key.Verifier.ToString());
        Assert.Equal(Secret, key.Written());
        Assert.Equal(Line, key.Sign(Text, At).Line);
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes($"{Text}\n{Line}"), out var note));
        Assert.Equal(Text, note.Text);
        Assert.True(known.Verifies(note.Text, Assert.Single(note.Signatures), out var at));
        Assert.Null(at);
        Assert.False(known.Verifies(note.Text + "\n", note.Signatures[0], out _));
        Assert.Equal(Encoding.UTF8.GetBytes($"{Text}\n{Line}"), note.ToOctets());
    }

    [Fact]
    public void has_no_key_that_was_bent()
    {
        for (var i = 0; i < Public.Length; i++)
        {
            Assert.False(VerifierKey.TryParse(Public.Remove(i, 1), out _), Public.Remove(i, 1));
            Assert.False(VerifierKey.TryParse(Public.Remove(i, 1).Insert(i, ((char)(Public[i] + 1)).ToString()), out _));
        }

        Assert.False(VerifierKey.TryParse("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==", out _));
        Assert.False(VerifierKey.TryParse("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", out _));
        Assert.False(SigningKey.TryParse(Secret[12..], out _));
        Assert.False(SigningKey.TryParse(Secret.Replace("c74f20a3", "c74f20a4", StringComparison.Ordinal), out _));
        Assert.Throws<ArgumentException>(() => SigningKey.Make("with space", NoteKeyKind.Log));
    }

    [Fact]
    public void is_read_from_anything_without_a_fault() => Gen.OneOf(Gen.Byte.Array[0, 300], Pieces.Of("\n", "\n\n", "\u2014 ", "a", " ", "AAAAAAAA", "\u0000", "=", "+").Select(Encoding.UTF8.GetBytes)).Sample(octets =>
    {
        if (SignedNote.TryParse(octets, out var note))
        {
            Assert.Equal(octets, note.ToOctets());
            _ = Checkpoint.TryParse(note.Text, out _);
        }
    });

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n\u2014 name\n")]
    [InlineData("text\n\n\u2014 name AAAA\n")]
    [InlineData("text\n\n\u2014 name AAAAAAA\n")]
    [InlineData("text\n\n\u2014 na+me AAAAAAAA\n")]
    [InlineData("text\n\n\u2014 na me AAAAAAAA\n")]
    [InlineData("text\n\n\u2014 name AAAAAAAA")]
    [InlineData("text\n\n- name AAAAAAAA\n")]
    [InlineData("te\txt\n\n\u2014 name AAAAAAAA\n")]
    [InlineData("text\r\n\n\u2014 name AAAAAAAA\n")]
    public void is_not(string what) => Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes(what), out _));

    [Fact]
    public void has_a_limit_to_its_length_and_its_signatures()
    {
        Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes(new string('a', SignedNote.Longest) + "\n\n\u2014 name AAAAAAAA\n"), out _));
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes("text\n\n" + string.Concat(Enumerable.Repeat("\u2014 name AAAAAAAA\n", SignedNote.MostSignatures))), out _));
        Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes("text\n\n" + string.Concat(Enumerable.Repeat("\u2014 name AAAAAAAA\n", SignedNote.MostSignatures + 1))), out _));
    }

    [Theory]
    [InlineData("origin\n07\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n18446744073709551616\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF=\n")]
    [InlineData("origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n")]
    [InlineData("origin\n0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
    [InlineData("origin\n1\n")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\nextension\n")]
    [InlineData("origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public void is_no_checkpoint(string text) => Assert.False(Checkpoint.TryParse(text, out _));

    [Fact]
    public void of_a_log_is_trusted_with_enough_witnesses_and_not_bent_anywhere()
    {
        using var log = SigningKey.Make("log.example/a", NoteKeyKind.Log);
        using var first = SigningKey.Make("witness.example/1", NoteKeyKind.Witness);
        using var second = SigningKey.Make("witness.example/2", NoteKeyKind.Witness);
        using var stranger = SigningKey.Make("witness.example/3", NoteKeyKind.Witness);
        var text = new Checkpoint("log.example/a", 1, Merkle.Leaf([1])).Text;
        byte[] Note(params SigningKey[] keys) => new SignedNote(text, [.. keys.Select(k => k.Sign(text, At))]).ToOctets();
        var policy = new NotePolicy([log.Verifier], [first.Verifier, second.Verifier], 2);

        var right = Assert.IsType<CheckedNote.Right>(policy.Check(Note(log, stranger, first, second)));
        Assert.Equal(At, right.Seen["witness.example/1"]);
        Assert.Equal(1UL, right.Checkpoint.Size);
        Assert.Equal("too-few-witnesses", Wrong(policy, Note(log, first, stranger)));
        Assert.Equal("too-few-witnesses", Wrong(policy, Note(log, first, first)));
        Assert.Equal("not-signed", Wrong(policy, Note(first, second)));
        Assert.Equal("not-signed", Wrong(new NotePolicy([stranger.Verifier], [first.Verifier], 1), Note(stranger, first)));
        Assert.Equal("not-a-note", Wrong(policy, [1, 2, 3]));
        Assert.Equal("not-a-checkpoint", Wrong(policy, new SignedNote("hello\n", [log.Sign("hello\n", At)]).ToOctets()));

        var whole = Note(log, first, second);
        for (var i = 0; i < whole.Length; i++)
        {
            var bent = whole.ToArray();
            bent[i] ^= 1;
            Assert.IsType<CheckedNote.Wrong>(policy.Check(bent));
        }
    }

    [Fact]
    public void of_another_log_under_a_key_that_is_trusted_for_this_one_is_not_trusted()
    {
        using var log = SigningKey.Make("log.example/a", NoteKeyKind.Log);
        var text = new Checkpoint("log.example/b", 1, Merkle.Leaf([1])).Text;

        Assert.Equal("not-signed", Wrong(new NotePolicy([log.Verifier], [], 0), new SignedNote(text, [log.Sign(text, At)]).ToOctets()));
    }

    private static string Wrong(NotePolicy policy, byte[] note) => Assert.IsType<CheckedNote.Wrong>(policy.Check(note)).Code;
}
