using System.Security.Cryptography;
using CsCheck;
using Noroshi.Store.Vault;

namespace Noroshi.Store.Tests.Vault;

public sealed class A_kept_file : IDisposable
{
    private const int Piece = 64 * 1024;
    private readonly AVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public async Task over_the_limit_is_refused_and_nothing_of_it_is_left()
    {
        var outcome = await vault.Files.KeepAsync(new MemoryStream(AVault.Content(200_001)), 200_000, TestContext.Current.CancellationToken);

        Assert.Equal(new Keeping.TooLarge(200_000), outcome);
        Assert.Empty(vault.EverythingOnDisk());
    }

    [Fact]
    public async Task whose_sender_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<EndOfStreamException>(() => vault.Files.KeepAsync(new BreaksOff(), 1_000_000, TestContext.Current.CancellationToken));

        Assert.Empty(vault.EverythingOnDisk());
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../keys/names")]
    [InlineData("zz")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task is_not_found_by_anything_but_its_digest(string digest) =>
        Assert.Null(await vault.Files.OpenAsync(digest, TestContext.Current.CancellationToken));

    [Fact]
    public async Task in_which_any_bit_was_turned_is_not_given_out()
    {
        var content = AVault.Content(Piece + 100);
        var digest = await vault.KeepAsync(content);
        var path = Assert.Single(vault.EverythingOnDisk());
        var sound = File.ReadAllBytes(path);
        var random = new Random(7);

        foreach (var place in Enumerable.Range(0, 180).Concat(Enumerable.Range(0, 60).Select(_ => random.Next(sound.Length))))
        {
            var damaged = sound.ToArray();
            damaged[place] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, damaged);
            var fault = await Record.ExceptionAsync(() => vault.ReadAsync(digest));
            Assert.True(fault is VaultDamagedException or KeyRingException, $"A turned bit at {place} was not noticed.");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(148)]
    [InlineData(149)]
    [InlineData(148 + Piece + 16)]
    [InlineData(148 + Piece + 17)]
    public async Task that_was_cut_off_is_not_given_out(int length)
    {
        var digest = await vault.KeepAsync(AVault.Content((2 * Piece) + 5));
        var path = Assert.Single(vault.EverythingOnDisk());
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(length);
        }

        await Assert.ThrowsAsync<VaultDamagedException>(() => vault.ReadAsync(digest));
    }

    [Fact]
    public async Task whose_pieces_changed_places_is_not_given_out()
    {
        var digest = await vault.KeepAsync(AVault.Content(3 * Piece));
        var path = Assert.Single(vault.EverythingOnDisk());
        var bytes = File.ReadAllBytes(path);
        const int step = Piece + 16;
        var head = bytes.Length - (3 * step);
        File.WriteAllBytes(path, [.. bytes[..head], .. bytes[(head + step)..(head + (2 * step))], .. bytes[head..(head + step)], .. bytes[(head + (2 * step))..]]);

        await Assert.ThrowsAsync<VaultDamagedException>(() => vault.ReadAsync(digest));
    }

    [Fact]
    public async Task that_was_put_in_the_place_of_another_is_not_given_out()
    {
        var one = await vault.KeepAsync(AVault.Content(1000, seed: 1));
        var other = await vault.KeepAsync(AVault.Content(1000, seed: 2));
        File.Copy(vault.Files.PathOf(other), vault.Files.PathOf(one), overwrite: true);

        await Assert.ThrowsAsync<VaultDamagedException>(() => vault.ReadAsync(one));
    }

    [Fact]
    public async Task shows_nothing_of_its_content_or_digest_on_the_disk()
    {
        var secret = "端末 10.1.2.3 で ransom.exe を実行"u8.ToArray();
        var digest = await vault.KeepAsync(secret);

        var path = Assert.Single(vault.EverythingOnDisk());
        Assert.Equal(-1, File.ReadAllBytes(path).AsSpan().IndexOf("ransom"u8));
        Assert.DoesNotContain(digest, path, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Piece - 1)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    [InlineData((3 * Piece) + 17)]
    public async Task of_any_length_comes_back_as_it_went_in(int length)
    {
        var content = AVault.Content(length);
        var digest = await vault.KeepAsync(content);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), digest);
        Assert.Equal(content, await vault.ReadAsync(digest));
    }

    [Fact]
    public Task of_any_content_in_any_portions_comes_back() =>
        Gen.Select(Gen.Byte.Array[0, 3000], Gen.Int[1, 700]).SampleAsync(async (content, portion) =>
        {
            var kept = (Keeping.Kept)await vault.Files.KeepAsync(new InPortions(content, portion), content.Length, CancellationToken.None);
            var back = await vault.ReadAsync(kept.Digest);
            return content.AsSpan().SequenceEqual(back);
        }, iter: 50);

    [Fact]
    public async Task twice_lies_there_once()
    {
        var content = AVault.Content(5000);
        Assert.Equal(await vault.KeepAsync(content), await vault.KeepAsync(content));
        Assert.Single(vault.EverythingOnDisk());
    }

    [Fact]
    public async Task can_be_read_by_another_node()
    {
        var content = AVault.Content(5000);
        var digest = await vault.KeepAsync(content);

        Assert.Equal(content, await vault.AnotherNode().ReadAsync(digest));
    }

    [Fact]
    public async Task begun_and_never_finished_is_swept_after_a_day()
    {
        var digest = await vault.KeepAsync(AVault.Content(10));
        var left = Path.Combine(vault.Data, "files", "incoming", "0123.tmp");
        File.WriteAllText(left, "half a file");
        File.SetLastWriteTimeUtc(left, vault.Clock.GetUtcNow().UtcDateTime.AddHours(-23));
        Assert.Equal(0, vault.Files.SweepUnfinished());

        vault.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, vault.Files.SweepUnfinished());
        Assert.True(vault.Files.Has(digest));
    }

    [Fact]
    public async Task that_no_record_names_is_swept_after_a_month_and_not_before()
    {
        var (named, orphan) = (await vault.KeepAsync(AVault.Content(10, 1)), await vault.KeepAsync(AVault.Content(10, 2)));
        vault.Clock.Advance(FileVault.Unnamed - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await SweepAsync(named));

        vault.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await SweepAsync(named));

        Assert.True(vault.Files.Has(named));
        Assert.False(vault.Files.Has(orphan));
    }

    [Fact]
    public async Task that_no_record_names_stays_where_the_records_name_no_file_at_all()
    {
        var digest = await vault.KeepAsync(AVault.Content(10));
        vault.Clock.Advance(TimeSpan.FromDays(365));

        Assert.Null(await SweepAsync());
        Assert.Null(await SweepAsync(new string('0', 64)));
        Assert.True(vault.Files.Has(digest));
    }

    [Fact]
    public async Task that_no_record_names_stays_a_month_more_when_it_is_kept_again()
    {
        var (named, orphan) = (await vault.KeepAsync(AVault.Content(10, 1)), await vault.KeepAsync(AVault.Content(10, 2)));
        vault.Clock.Advance(FileVault.Unnamed);
        await vault.KeepAsync(AVault.Content(10, 2));

        Assert.Equal(0, await SweepAsync(named));
        Assert.True(vault.Files.Has(orphan));
    }

    [Fact]
    public async Task goes_when_it_is_given_up_a_day_after_it_came_and_not_before()
    {
        var digest = await vault.KeepAsync(AVault.Content(10));
        Assert.False(await vault.Files.RemoveAsync(digest, TestContext.Current.CancellationToken));
        Assert.True(vault.Files.Has(digest));

        vault.Clock.Advance(FileVault.Arriving);
        Assert.True(await vault.Files.RemoveAsync(digest, TestContext.Current.CancellationToken));
        Assert.Empty(vault.EverythingOnDisk());
        Assert.True(await vault.Files.RemoveAsync(digest, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task is_wrapped_anew_without_growing_younger()
    {
        var digest = await vault.KeepAsync(AVault.Content(10));
        vault.Clock.Advance(FileVault.Arriving);
        vault.Ring.Add();

        Assert.Equal(1, await vault.Files.WrapAnewAsync(TestContext.Current.CancellationToken));

        Assert.True(await vault.Files.RemoveAsync(digest, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task is_never_lost_to_one_who_gives_it_up_while_many_keep_it()
    {
        // Half of them give up, on two nodes, what the other half keeps: whoever kept it last must find it.
        var content = AVault.Content(10);
        var digest = await vault.KeepAsync(content);
        var other = new FileVault(vault.Data, vault.Ring, vault.Clock);

        for (var round = 0; round < 20; round++)
        {
            vault.Clock.Advance(FileVault.Arriving);
            await Task.WhenAll(Task.Run(() => vault.KeepAsync(content)), Task.Run(() => other.RemoveAsync(digest, CancellationToken.None)), Task.Run(() => vault.Files.RemoveAsync(digest, CancellationToken.None)));
            Assert.Equal(content, await vault.ReadAsync(digest));
        }
    }

    private Task<int?> SweepAsync(params string[] named) => vault.Files.SweepUnnamedAsync(named.ToAsyncEnumerable(), TestContext.Current.CancellationToken);

    private sealed class BreaksOff : InPortions
    {
        private int left = 10;

        public BreaksOff()
            : base(AVault.Content(500_000), 30_000)
        {
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            left-- > 0 ? base.ReadAsync(buffer, cancellationToken) : throw new EndOfStreamException();
    }
}
