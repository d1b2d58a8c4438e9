using System.Text;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Noroshi.Selection.Commands;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Commands;

public sealed class Encrypted_records : IDisposable
{
    private const int Packets = 3_000;
    private readonly World world = new(Direction.Inbound, Direction.Outbound);

    public Encrypted_records()
    {
        using var file = File.Create(world.In("capture.pcap"));
        file.Write(World.Header());
        for (var i = 0; i < Packets; i++)
        {
            file.Write(World.Record(Frames.Ethernet(0x0800, Frames.Ip([10, 1, 1, (byte)(2 + (i % 3))], [128, 0, 0, 1], 6, Frames.Tcp(999, 80, Frames.Request("page.example", "/gate.php?to=taro@example.jp")))), 1_700_000_000, (uint)i));
        }
    }

    [Theory]
    [InlineData("ndjson")]
    [InlineData("parquet")]
    public async Task are_those_of_a_run_without_encryption(string format)
    {
        await SelectAsync("plain", "--format", format);
        var (code, _, errors) = await SelectAsync("sealed", "--format", format, "--encrypt-to", await KeyAsync());
        var opened = await SelectorProcess.Answer(["open", world.In($"sealed/records.{format}.age"), "--key", world.In("identity"), "--out", world.In("opened")]);

        Assert.Equal((Exit.Done, Exit.Done, ""), (code, opened.Code, errors + opened.Errors));
        Assert.Equal(Comparable("opened", format), Comparable($"plain/records.{format}", format));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(world.In("opened")));
    }

    [Theory]
    [InlineData("ndjson")]
    [InlineData("parquet")]
    public async Task lie_alone_beside_their_manifest_and_show_nothing(string format)
    {
        await SelectAsync("sealed", "--format", format, "--encrypt-to", await KeyAsync());

        Assert.Equal(["manifest", "manifest.pub", $"records.{format}.age"], Directory.GetFileSystemEntries(world.In("sealed")).Select(f => Path.GetFileName(f)!).Order());
        Assert.False(Directory.Exists(world.In("sealed.part")));
        Assert.All(Directory.GetFiles(world.In("sealed")), f => Assert.DoesNotContain("gate.php", File.ReadAllText(f, Encoding.Latin1), StringComparison.Ordinal));
    }

    [Fact]
    public async Task are_verified_without_the_key_and_not_when_one_octet_differs()
    {
        await SelectAsync("sealed", "--encrypt-to", await KeyAsync());
        var records = world.In("sealed/records.ndjson.age");
        File.Delete(world.In("identity"));
        var before = await SelectorProcess.Answer(["verify", world.In("sealed/manifest")]);
        var said = JsonNode.Parse(File.ReadLines(world.In("sealed/manifest")).First())!["records"]!;
        Change(records, -1);

        Assert.Equal((Exit.Done, $"holds: {Packets} packets, {Packets} kept; exercise, signed by exercise\n"), (before.Code, before.Output));
        Assert.Equal("age", (string?)said["encrypted"]);
        Assert.StartsWith("age1", (string?)said["recipients"]![0]);
        Assert.Equal(Exit.Partly, (await SelectorProcess.Answer(["verify", world.In("sealed/manifest")])).Code);
    }

    [Fact]
    public async Task that_were_changed_come_out_as_far_as_they_are_right_and_leave_no_file()
    {
        await SelectAsync("plain");
        await SelectAsync("sealed", "--encrypt-to", await KeyAsync());
        var records = world.In("sealed/records.ndjson.age");
        Change(records, -1);
        var (code, output, errors) = await SelectorProcess.Answer(["open", records, "--key", world.In("identity")]);
        var toFile = await SelectorProcess.Answer(["open", records, "--key", world.In("identity"), "--out", world.In("opened")]);

        Assert.Equal((Exit.Unusable, Exit.Unusable), (code, toFile.Code));
        Assert.Equal(0, output.Length % (64 << 10));
        Assert.NotEqual(0, output.Length);
        Assert.Contains("not the whole", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(world.In(""), "opened*"));
    }

    [Fact]
    public async Task are_not_opened_by_another_key()
    {
        await SelectAsync("sealed", "--encrypt-to", await KeyAsync());
        File.Delete(world.In("identity"));
        await KeyAsync();
        var (code, output, errors) = await SelectorProcess.Answer(["open", world.In("sealed/records.ndjson.age"), "--key", world.In("identity")]);

        Assert.Equal((Exit.Unusable, ""), (code, output));
        Assert.Contains("somebody else", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("age1nonsense")]
    [InlineData("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")]
    public async Task need_a_public_key(string key)
    {
        File.WriteAllText(world.In("recipient"), key + "\n");
        var (code, _, errors) = await SelectAsync("sealed", "--encrypt-to", world.In("recipient"));

        Assert.Equal((Exit.Unusable, false), (code, Directory.Exists(world.In("sealed"))));
        Assert.DoesNotContain("GFPYY", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task and_plain_ones_load_the_library_of_parquet_only_when_it_is_asked_for()
    {
        var lines = await SelectAsync("lines", [("LD_DEBUG", "files")], "--format", "ndjson");
        var rows = await SelectAsync("rows", [("LD_DEBUG", "files")], "--format", "parquet");

        Assert.Equal((Exit.Done, Exit.Done), (lines.Code, rows.Code));
        Assert.Contains("libduckdb.so", rows.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("duckdb", lines.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("key", "--out", "x")]
    [InlineData("key", "name", "--tokens", "--out", "x")]
    [InlineData("key", "--encryption", "--tokens", "--out", "x")]
    [InlineData("open", "x")]
    public async Task are_not_made_of_commands_that_say_too_little_or_too_much(params string[] arguments) => Assert.Equal(Exit.NotUnderstood, (await SelectorProcess.Answer(arguments)).Code);

    public void Dispose() => world.Dispose();

    private async Task<string> KeyAsync()
    {
        var (code, recipient, _) = await SelectorProcess.Answer(["key", "--encryption", "--out", world.In("identity")]);
        Assert.Equal(Exit.Done, code);
        await File.WriteAllTextAsync(world.In("recipient"), "# who opens them\n" + recipient);
        return world.In("recipient");
    }

    private Task<(int Code, string Output, string Errors)> SelectAsync(string folder, params string[] options) => SelectAsync(folder, [], options);

    private async Task<(int Code, string Output, string Errors)> SelectAsync(string folder, (string, string)[] environment, params string[] options)
    {
        var (code, output, errors) = await SelectorProcess.Answer([world.In("capture.pcap"), "--exercise", "--prefixes", world.PrefixFile, "--home", "XA", "--indicators", world.IndicatorFile, "--token-key", TokenKey(), "--out", world.In(folder), .. options], "", environment);
        return (code, output, string.Concat(errors.Split('\n').Where(l => !l.Contains("does not lock the memory", StringComparison.Ordinal))));
    }

    private string TokenKey()
    {
        File.WriteAllText(world.In("tokens"), new string('7', 64));
        return world.In("tokens");
    }

    private static void Change(string path, int place)
    {
        var octets = File.ReadAllBytes(path);
        octets[place < 0 ? octets.Length + place : place] ^= 1;
        File.WriteAllBytes(path, octets);
    }

    private string Comparable(string file, string format)
    {
        if (format == "ndjson")
        {
            return File.ReadAllText(world.In(file));
        }

        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = $"SELECT string_agg(r::VARCHAR, chr(10)) FROM read_parquet('{world.In(file)}') AS r";
        return (string)command.ExecuteScalar()!;
    }
}
