using System.Formats.Tar;
using System.Text;
using System.Text.Json.Nodes;
using Noroshi.Cli.Archives;
using Noroshi.Testing;

namespace Noroshi.Cli.Tests.Restoring;

/// <summary>What must not be restored, and where not; nothing is written in any of these cases.</summary>
public class An_archive
{
    [Theory]
    [InlineData("まったく 別の 合言葉です")]
    [InlineData("四つの 言葉 でできた 合言葉 ")]
    public async Task with_another_passphrase_stays_shut(string other)
    {
        await using var site = await SealedAsync();
        await File.WriteAllTextAsync(site.PassphraseFile, other, TestContext.Current.CancellationToken);
        await IsRefusedAsync(site, "パスフレーズ", "--passphrase-file", site.PassphraseFile);
    }

    [Fact]
    public async Task that_is_sealed_asks_for_its_passphrase()
    {
        await using var site = await SealedAsync();
        var place = await site.EmptyPlaceAsync();
        var (exit, _, errors) = await Commandline.ProcessAsync(["restore", site.Archive, "--data", place.Data, "--database", Commandline.Written(place.Database)]);
        Assert.Equal(1, exit);
        Assert.Contains(Passphrase.Variable, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.Data));

        (exit, _, errors) = await Commandline.ProcessAsync(
            ["restore", site.Archive, "--data", place.Data, "--database", Commandline.Written(place.Database)], (Passphrase.Variable, Installation.Passphrase));
        Assert.True(exit == 0, errors);
    }

    [Fact]
    public async Task that_is_cut_off_anywhere_is_refused()
    {
        await using var site = await SealedAsync();
        var whole = await File.ReadAllBytesAsync(site.Archive, TestContext.Current.CancellationToken);
        foreach (var length in new[] { 0, 100, 512, 5000, whole.Length / 2, whole.Length - 4096, whole.Length - 2048 })
        {
            await File.WriteAllBytesAsync(site.Archive, whole[..length], TestContext.Current.CancellationToken);
            await IsRefusedAsync(site, "控えは使えません", "--passphrase-file", site.PassphraseFile);
        }
    }

    [Fact]
    public void whose_keys_are_spoilt_in_any_way_is_read_or_refused()
    {
        var whole = KeyFolder.Pack(new() { ["0001-abc.key"] = [1, 2, 3], ["names.secret"] = [4] });
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (var octet in new[] { (byte)'S', (byte)'7', (byte)0xff })
            {
                var changed = (byte[])whole.Clone();
                changed[at] = octet;
                ReadOrRefused(changed);
            }

            ReadOrRefused(whole[..at]);
        }
    }

    [Fact]
    public void whose_keys_claim_to_have_a_gigabyte_of_attributes_is_refused_within_little_memory()
    {
        var packed = KeyFolder.Pack(new() { ["names.secret"] = [4] });
        Assert.Equal((byte)'x', packed[156]);
        Encoding.ASCII.GetBytes("10000000000\0").CopyTo(packed, 124);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<ArchiveException>(() => KeyFolder.Unpack(packed));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData("size=1024", false)] // content, whatever it looks like
    [InlineData("sizes=1024", true)]
    public void whose_part_is_so_long_that_its_length_stands_among_the_attributes_is_skipped_as_a_whole(string attribute, bool refused)
    {
        byte[] Head(char kind, string size)
        {
            var head = new byte[512];
            head[156] = (byte)kind;
            Encoding.ASCII.GetBytes(size).CopyTo(head, 124);
            return head;
        }

        var attributes = new byte[512];
        var line = Encoding.ASCII.GetBytes($"{attribute.Length + 4} {attribute}\n");
        line.CopyTo(attributes, 0);
        byte[] tar = [.. Head('x', Convert.ToString(line.Length, 8)), .. attributes, .. Head('0', "0"), .. Head('x', "77777777777"), .. new byte[512], .. Head('0', "0")];

        Assert.Equal(refused, Record.Exception(() => TarHeads.Check(new MemoryStream(tar))) is InvalidDataException);
    }

    [Theory]
    [InlineData("""{"format":"noroshi-backup-1","format":"noroshi-backup-1"}""")]
    [InlineData("""{"format":"\ud800"}""")]
    [InlineData("[1]")]
    public void with_a_manifest_that_is_none_is_refused(string json) =>
        Assert.Throws<ArchiveException>(() => Manifest.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public async Task with_one_bit_changed_in_any_part_is_refused()
    {
        await using var site = await SealedAsync();
        var whole = await File.ReadAllBytesAsync(site.Archive, TestContext.Current.CancellationToken);
        foreach (var at in Places(whole))
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 1;
            await File.WriteAllBytesAsync(site.Archive, changed, TestContext.Current.CancellationToken);
            // A changed name of a migration reads as one of a newer Noroshi; that is refused as well, in other words.
            await IsRefusedAsync(site, "控えは", "--passphrase-file", site.PassphraseFile);
        }
    }

    // In the content of the parts: what fills up the blocks of a tar file between them means nothing.
    private static List<int> Places(byte[] archive)
    {
        var places = new List<int>();
        using var tar = new TarReader(new MemoryStream(archive));
        while (tar.GetNextEntry() is { Length: > 0 } part)
        {
            places.AddRange(new[] { 0, part.Length / 3, part.Length * 2 / 3, part.Length - 1 }.Select(within => (int)(part.DataOffset + within)));
        }

        Assert.InRange(places.Count, 16, 100);
        return places;
    }

    [Fact]
    public async Task whose_database_was_exchanged_and_manifest_made_to_fit_is_refused_by_the_seal()
    {
        await using var site = await SealedAsync();
        var parts = Read(site.Archive);
        var other = Encoding.UTF8.GetBytes("another database");
        var manifest = JsonNode.Parse(parts["manifest.json"])!;
        parts["database.sqlite"] = other;
        var told = manifest["parts"]!.AsArray().Single(p => p!["name"]!.GetValue<string>() == "database.sqlite")!;
        told["size"] = other.Length;
        told["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(other));
        parts["manifest.json"] = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        Write(site.Archive, parts);
        await IsRefusedAsync(site, "書き換えられて", "--passphrase-file", site.PassphraseFile);
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("files/../../escape")]
    [InlineData("/etc/escape")]
    [InlineData("files/aa/notes.txt")]
    public async Task with_a_part_that_has_no_place_is_refused(string name)
    {
        await using var site = await SealedAsync();
        var parts = Read(site.Archive);
        var manifest = parts["manifest.json"];
        parts.Remove("manifest.json");
        parts[name] = [1];
        parts["manifest.json"] = manifest;
        Write(site.Archive, parts);
        await IsRefusedAsync(site, "控えは使えません", "--passphrase-file", site.PassphraseFile);
    }

    [Fact]
    public async Task that_is_something_else_is_refused()
    {
        await using var site = await Installation.OpenAsync(Database.Sqlite);
        await File.WriteAllTextAsync(site.Archive, new string('x', 20_000), TestContext.Current.CancellationToken);
        await IsRefusedAsync(site, "控えは使えません");
        File.Delete(site.Archive);
        await IsRefusedAsync(site, "がありません");
    }

    [Theory, BothDatabases]
    public async Task of_a_newer_program_is_refused(Database on)
    {
        await using var site = await Installation.OpenAsync(on);
        await site.House.SqlAsync("INSERT INTO migrations_store (migration_id, product_version) VALUES ('29991231000000_Later', '99')");
        await site.BackUpAsync();
        await IsRefusedAsync(site, "29991231000000_Later");
    }

    [Theory, BothDatabases]
    public async Task is_not_put_where_something_is(Database on)
    {
        await using var site = await Installation.OpenAsync(on);
        await site.BackUpAsync();

        var place = await site.EmptyPlaceAsync();
        Directory.CreateDirectory(place.Data);
        await File.WriteAllTextAsync(Path.Combine(place.Data, "something"), "", TestContext.Current.CancellationToken);
        var said = await Commandline.RunAsync(place.Database, place.Data, "restore", site.Archive);
        Assert.Equal(1, said.Exit);
        Assert.Contains("空ではありません", said.Side, StringComparison.Ordinal);
        Assert.Equal("something", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(place.Data))));

        var elsewhere = Path.Combine(site.Folder, "elsewhere");
        said = await Commandline.RunAsync(site.House.Database, elsewhere, "restore", site.Archive);
        Assert.Equal(1, said.Exit);
        Assert.Contains("空ではありません", said.Side, StringComparison.Ordinal);
        Assert.False(Directory.Exists(elsewhere));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await site.Machine.GetAsync($"/api/v1/reports/{site.Number}")).Status);
    }

    [Theory, BothDatabases]
    public async Task of_the_other_database_is_refused(Database on)
    {
        await using var site = await Installation.OpenAsync(on);
        await site.BackUpAsync();
        var place = await site.EmptyPlaceAsync(on is Database.Sqlite ? Database.Postgres : Database.Sqlite);
        var said = await Commandline.RunAsync(place.Database, place.Data, "restore", site.Archive);
        Assert.Equal(1, said.Exit);
        Assert.False(Directory.Exists(place.Data));
    }

    [Fact]
    public async Task that_its_database_program_will_not_take_leaves_the_place_empty()
    {
        await using var site = await Installation.OpenAsync(Database.Postgres);
        await site.BackUpAsync();
        var parts = Read(site.Archive);
        var manifest = JsonNode.Parse(parts["manifest.json"])!;
        parts["database.pgdump"] = parts["database.pgdump"][..^1000];
        var told = manifest["parts"]!.AsArray().Single(p => p!["name"]!.GetValue<string>() == "database.pgdump")!;
        told["size"] = parts["database.pgdump"].Length;
        told["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(parts["database.pgdump"]));
        parts["manifest.json"] = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        Write(site.Archive, parts);

        var place = await site.EmptyPlaceAsync();
        var said = await Commandline.RunAsync(place.Database, place.Data, "restore", site.Archive);
        Assert.Equal(1, said.Exit);
        Assert.Contains("pg_restore", said.Side, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(place.Data));
        Assert.Equal(0L, await Databases.SqlAsync(place.Database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    private static async Task<Installation> SealedAsync()
    {
        var site = await Installation.OpenAsync(Database.Sqlite);
        await site.BackUpAsync(seal: true);
        return site;
    }

    private static async Task IsRefusedAsync(Installation site, string reason, params string[] further)
    {
        var place = await site.EmptyPlaceAsync();
        var said = await Commandline.RunAsync(place.Database, place.Data, ["restore", site.Archive, .. further]);
        Assert.Equal(1, said.Exit);
        Assert.Contains(reason, said.Side, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.Data));
    }

    private static Dictionary<string, byte[]> Read(string archive)
    {
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var tar = new TarReader(File.OpenRead(archive));
        while (tar.GetNextEntry() is { } entry)
        {
            using var bytes = new MemoryStream();
            entry.DataStream?.CopyTo(bytes);
            parts[entry.Name] = bytes.ToArray();
        }

        return parts;
    }

    private static void ReadOrRefused(byte[] keys)
    {
        try
        {
            _ = KeyFolder.Unpack(keys);
        }
        catch (ArchiveException)
        {
            // refused in a sentence
        }
    }

    private static void Write(string archive, Dictionary<string, byte[]> parts)
    {
        using var tar = new TarWriter(File.Create(archive));
        foreach (var (name, bytes) in parts)
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
        }
    }
}
