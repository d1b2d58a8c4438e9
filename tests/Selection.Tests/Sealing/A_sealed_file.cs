using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Sealing;
using Xunit;

namespace Noroshi.Selection.Tests.Sealing;

public sealed class A_sealed_file : IDisposable
{
    // The vector "armor" of the test kit of age (C2SP/CCTV), without its armour: 59454c4c4f57205355424d4152494e45 is the key of the file.
    private const string VectorsIdentity = "AGE-SECRET-KEY-1XMWWC06LY3EE5RYTXM9MFLAZ2U56JJJ36S0MYPDRWSVLUL66MV4QX3S7F6";

    private static readonly byte[] Vector = Convert.FromBase64String(
        "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBURWlGMHlwcXIrYnB2Y3FYTnlDVkpwTDdPdXdQZFZ3UEw3S1FFYkZET0NjCkVtRUNBRWNLTituL1ZzOVNiV2lWK0h1MHIrRThSNzdEZFdZeWQ4M253N1UKLS0tIFZuKzU0anFpaVVDRStXWmNFVlkzZjFzcUhqbHUvejFMQ1EvVDdYbTdxSTAK7s9ix86RtDMnTmjU8vkTTLdMW/73vqpSyPC8DpksHoMx+2Y=");

    private readonly AgeIdentity identity = AgeIdentity.Make();

    [Fact]
    public void of_the_test_kit_of_age_is_opened()
    {
        using var theirs = AgeIdentity.Parse(VectorsIdentity)!;

        Assert.Equal("013f54400c82da08037759ada907a8b864e97de81c088a182062c4b5622fd2ab", Convert.ToHexStringLower(SHA256.HashData(Open(Vector, theirs))));
    }

    [Fact]
    public void has_keys_as_age_writes_them()
    {
        // The example of the specification: 32 times 0x42.
        using var example = AgeIdentity.Parse("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")!;

        Assert.Equal("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj", example.Recipient.ToString());
        Assert.Equal("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX", example.Written());
        Assert.Equal(example.Recipient.Octets, AgeRecipient.Parse(example.Recipient.ToString())!.Octets);
    }

    [Theory]
    [InlineData("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwk")]
    [InlineData("AGE1ZVKYG2LQZRAA2LNJVQEJ32NKUU0UES2S82HZRYE869XEEXVN73EQUNUJWJ")]
    [InlineData("Age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj")]
    [InlineData("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujw")]
    [InlineData("age1")]
    [InlineData("")]
    [InlineData("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")]
    public void is_for_nobody_whose_key_is_miswritten(string key) => Assert.Null(AgeRecipient.Parse(key));

    [Fact]
    public void comes_back_whatever_its_size() => Gen.Select(Gen.Int[-3, 3], Gen.Int[0, 2], Gen.Int[1, 70_000], Gen.Int).Sample(
        (around, chunks, step, seed) =>
        {
            var plain = new byte[Math.Max(0, (chunks * AgeChunks.Plain) + around)];
            new Random(seed).NextBytes(plain);

            Assert.Equal(plain, Open(Seal(plain, step), identity));
        },
        iter: 100);

    [Fact]
    public void with_any_octet_changed_is_refused()
    {
        var whole = Seal([.. "a record, and another"u8], 100);
        for (var place = 0; place < whole.Length; place++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = (byte[])whole.Clone();
                changed[place] ^= (byte)(1 << bit);
                Assert.Throws<UnopenableException>(() => Open(changed, identity));
            }
        }
    }

    [Fact]
    public void cut_off_anywhere_is_refused()
    {
        var whole = Seal([.. "a record, and another"u8], 100);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<UnopenableException>(() => Open(whole[..length], identity));
        }
    }

    [Fact]
    public void cut_off_lengthened_or_reordered_at_the_borders_of_its_chunks_is_refused_with_nothing_of_what_follows()
    {
        var plain = RandomNumberGenerator.GetBytes(3 * AgeChunks.Plain);
        var whole = Seal(plain, 10_000);
        var first = whole.Length - (3 * AgeChunks.Sealed);
        for (var chunks = 0; chunks < 3; chunks++)
        {
            foreach (var around in (int[])[-1, 0, 1, 15, 16, 17])
            {
                Assert.Throws<UnopenableException>(() => Open(whole[..(first + (chunks * AgeChunks.Sealed) + around)], identity, out _));
            }

            // What came before is whole chunks, and right.
            Assert.True(plain.AsSpan().StartsWith(Opened(whole[..(first + (chunks * AgeChunks.Sealed))])));
            Assert.Equal(Math.Max(0, chunks - 1) * AgeChunks.Plain, Opened(whole[..(first + (chunks * AgeChunks.Sealed))]).Length);
        }

        Assert.Throws<UnopenableException>(() => Open([.. whole, 0], identity));
        Assert.Throws<UnopenableException>(() => Open([.. whole, .. whole[^AgeChunks.Sealed..]], identity));
        Assert.Throws<UnopenableException>(() => Open([.. whole[..first], .. whole[(first + AgeChunks.Sealed)..]], identity));
        Assert.Throws<UnopenableException>(() => Open([.. whole[..first], .. whole[(first + AgeChunks.Sealed)..^AgeChunks.Sealed], .. whole[first..(first + AgeChunks.Sealed)], .. whole[^AgeChunks.Sealed..]], identity));
    }

    [Fact]
    public void is_opened_by_each_of_its_recipients_and_nobody_else()
    {
        using var second = AgeIdentity.Make();
        using var stranger = AgeIdentity.Make();
        var whole = Seal([1, 2, 3], 100, identity.Recipient, second.Recipient);

        Assert.Equal([1, 2, 3], Open(whole, identity));
        Assert.Equal([1, 2, 3], Open(whole, second));
        Assert.Contains("somebody else", Assert.Throws<UnopenableException>(() => Open(whole, stranger)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("age-encryption.org/v2\n-> X25519 {0}\n{1}\n--- {2}\n")]
    [InlineData("age-encryption.org/v1\r\n-> X25519 {0}\n{1}\n--- {2}\n")]
    [InlineData("age-encryption.org/v1\n--- {2}\n")]
    [InlineData("age-encryption.org/v1\n-> X25519 {0} more\n{1}\n--- {2}\n")]
    [InlineData("age-encryption.org/v1\n-> X25519\n{1}\n--- {2}\n")]
    [InlineData("age-encryption.org/v1\n->  X25519 {0}\n{1}\n--- {2}\n")]
    [InlineData("age-encryption.org/v1\n-> X25519 {0}=\n{1}\n--- {2}\n")]
    [InlineData("age-encryption.org/v1\n-> X25519 {0}\n{1}=\n--- {2}\n")]
    [InlineData("age-encryption.org/v1\n-> X25519 {0}\n--- {2}\n")]
    [InlineData("age-encryption.org/v1\n-> X25519 {0}\n{1}\n---{2}\n")]
    [InlineData("age-encryption.org/v1\n-> X25519 {0}\n{1}\n--- {2} \n")]
    [InlineData("age-encryption.org/v1\n-> X25519 {0}\n{1}\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 18\n{1}\n--- {2}\n")]
    [InlineData("age-encryption.org/v1\n-> X25519 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n{1}\n--- {2}\n")]
    public void with_another_header_than_the_specification_has_is_refused(string header)
    {
        // Parts of the vector, which is right as it stands.
        var written = string.Format(System.Globalization.CultureInfo.InvariantCulture, header, "TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc", "EmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U", "Vn+54jqiiUCE+WZcEVY3f1sqHjlu/z1LCQ/T7Xm7qI0");
        using var theirs = AgeIdentity.Parse(VectorsIdentity)!;

        Assert.Throws<UnopenableException>(() => Open([.. Encoding.ASCII.GetBytes(written), .. Vector[^36..]], theirs));
    }

    [Fact]
    public void that_never_ends_its_header_is_refused_in_bounded_memory()
    {
        byte[] endless = [.. "age-encryption.org/v1\n-> "u8, .. Enumerable.Repeat((byte)'x', 1 << 20)];

        Assert.Throws<UnopenableException>(() => Open(endless, identity));
    }

    [Fact]
    public void of_noise_is_refused() => Gen.OneOf(Gen.Byte.Array[0, 300], Gen.Select(Gen.Int[0, Vector.Length - 1], Gen.Byte.Array[0, 20]).Select((place, noise) => (byte[])[.. Vector[..place], .. noise])).Sample(
        octets => Assert.True(octets.AsSpan().SequenceEqual(Vector) || Refused(octets)));

    [Fact]
    public async Task is_one_for_age_too_and_one_of_age_is_one_for_us()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/age"), "age is not installed (Debian: apt-get install age): whether both understand each other was not tried.");
        var folder = Directory.CreateTempSubdirectory("noroshi-age-").FullName;
        var plain = RandomNumberGenerator.GetBytes((2 * AgeChunks.Plain) + 5);
        await File.WriteAllBytesAsync(Path.Combine(folder, "ours.age"), Seal(plain, 5_000), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(folder, "plain"), plain, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "identity"), identity.Written() + "\n", TestContext.Current.CancellationToken);
        await Age(folder, "-d", "-i", "identity", "-o", "opened", "ours.age");
        await Age(folder, "-r", identity.Recipient.ToString(), "-o", "theirs.age", "plain");

        Assert.Equal(plain, await File.ReadAllBytesAsync(Path.Combine(folder, "opened"), TestContext.Current.CancellationToken));
        Assert.Equal(plain, Open(await File.ReadAllBytesAsync(Path.Combine(folder, "theirs.age"), TestContext.Current.CancellationToken), identity));
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => identity.Dispose();

    private static async Task Age(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/age", arguments) { WorkingDirectory = folder })!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private byte[] Seal(byte[] plain, int step, params AgeRecipient[] recipients)
    {
        var sealedFile = new MemoryStream();
        using var file = new RecordFile(sealedFile, recipients.Length > 0 ? recipients : [identity.Recipient]);
        foreach (var part in plain.Chunk(step))
        {
            file.Write(part);
        }

        var digest = file.Finish();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(sealedFile.ToArray())), digest);
        return sealedFile.ToArray();
    }

    private bool Refused(byte[] octets)
    {
        using var theirs = AgeIdentity.Parse(VectorsIdentity)!;
        Assert.Throws<UnopenableException>(() => Open(octets, theirs));
        return true;
    }

    private byte[] Opened(byte[] octets)
    {
        var opened = new List<byte>();
        try
        {
            Open(octets, identity, out opened);
        }
        catch (UnopenableException)
        {
            return [.. opened];
        }

        return [.. opened];
    }

    private static byte[] Open(byte[] octets, AgeIdentity with) => Open(octets, with, out _);

    private static byte[] Open(byte[] octets, AgeIdentity with, out List<byte> opened)
    {
        opened = [];
        using var reader = new AgeReader(new MemoryStream(octets), [with]);
        while (reader.TryNext(out var chunk))
        {
            opened.AddRange(chunk);
        }

        return [.. opened];
    }
}
