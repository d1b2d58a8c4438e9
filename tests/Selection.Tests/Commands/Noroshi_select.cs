using System.Diagnostics;
using System.Text.Json.Nodes;
using Noroshi.Selection.Commands;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Manifests;
using Noroshi.Selection.Tests.Testing;
using Noroshi.TransparencyLog.Notes;
using Xunit;

namespace Noroshi.Selection.Tests.Commands;

public sealed class Noroshi_select : IDisposable
{
    private readonly World world = new(Direction.Inbound, Direction.Outbound);

    private Process? goingOn;

    private string Capture => world.In("capture.pcap");

    public Noroshi_select()
    {
        using var file = File.Create(Capture);
        file.Write(World.Header());
        for (var i = 0; i < 3_000; i++)
        {
            file.Write(World.Record(Frames.Ethernet(0x0800, Frames.Ip([10, 1, 1, (byte)(i % 3)], [128, 0, 0, 1], 6, Frames.Tcp(999, 80, Frames.Request("page.example", "/gate.php?to=taro@example.jp")))), 1_700_000_000, (uint)i));
            file.Write(World.Record(Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [10, 3, 3, 3], 6, Frames.Tcp(999, 80, [.. "BEACON-1 within the country"u8]))), 1_700_000_000, (uint)i));
        }
    }

    [Fact]
    public async Task answers_with_its_counts_and_a_manifest_that_verifies()
    {
        var (code, output, _) = await Run(["--exercise", "--json"]);
        var counts = JsonNode.Parse(output.TrimEnd().Split('\n')[^1])!;

        Assert.Equal(Exit.Done, code);
        Assert.Equal((1_000, 2_000, 3_000, 3_000, 0), ((int)counts["packets"]!["out"]!["ip"]!, (int)counts["packets"]!["out"]!["url"]!, (int)counts["packets"]!["int"]!["sig"]!, (int)counts["kept"]!, (int)counts["dropped"]!));
        Assert.Equal(3_000, File.ReadLines(world.In("out/records.ndjson")).Count());
        Assert.Equal((Exit.Done, "holds: 6000 packets, 3000 kept; exercise, signed by exercise\n"), await Verified());
    }

    [Fact]
    public async Task writes_a_manifest_that_the_transparency_log_reads()
    {
        await Run(["--exercise"]);

        Assert.True(SignedNote.TryParse(File.ReadAllBytes(world.In("out/manifest")), out var note));
        Assert.True(VerifierKey.TryParse(File.ReadAllText(world.In("out/manifest.pub")), out var key));
        Assert.True(key.Verifies(note.Text, note.Signatures[0], out _));
    }

    [Fact]
    public async Task puts_a_token_in_the_place_of_a_person()
    {
        File.AppendAllText(world.IndicatorFile, "url\tpage.example/gate.php?to=taro@example.jp\n");

        var line = await OfAPage();

        Assert.Contains("\"path\":\"/gate.php?to=person:", line, StringComparison.Ordinal);
        Assert.DoesNotContain("taro", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task writes_of_a_page_what_met_the_criterion_and_not_its_query() => Assert.Contains("\"path\":\"/gate.php\"", await OfAPage(), StringComparison.Ordinal);

    [Fact]
    public async Task leaves_no_packet_behind()
    {
        await Run(["--exercise"]);

        foreach (var file in Directory.GetFiles(world.In("out")))
        {
            var content = File.ReadAllText(file);
            Assert.DoesNotContain("BEACON", content, StringComparison.Ordinal);
            Assert.DoesNotContain("within the country", content, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("records.ndjson")]
    [InlineData("manifest")]
    public async Task does_not_verify_what_was_changed(string file)
    {
        await Run(["--exercise"]);
        var octets = File.ReadAllBytes(world.In($"out/{file}"));
        octets[20] ^= 1;
        File.WriteAllBytes(world.In($"out/{file}"), octets);

        Assert.Equal(Exit.Partly, (await Verified()).Code);
    }

    [Fact]
    public async Task refuses_a_run_under_a_basis_while_the_articles_are_not_in_force()
    {
        File.WriteAllText(world.In("basis.json"), """{"number":"A-1","kind":"agreement","routes":["in","out"],"from":"2026-01-01","until":"2027-10-31"}""");
        var (code, _, errors) = await Run(["--basis", world.In("basis.json")]);

        Assert.Equal(Exit.NotPermitted, code);
        Assert.Contains("not in force", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(world.In("out")));
    }

    [Theory]
    [InlineData("--exercise", "--basis", "x")]
    [InlineData()]
    [InlineData("--exercise", "--routes", "int")]
    [InlineData("--exercise", "--threads", "0")]
    [InlineData("--exercise", "--no-such-option")]
    [InlineData("--exercise", "--threads", "x")]
    [InlineData("--exercise", "--threads", "1", "--threads", "1")]
    [InlineData("--exercise", "--format", "ndjson", "--format", "parquet")]
    [InlineData("--exercise", "--key", "")]
    [InlineData("--exercise", "--signatures", " ")]
    public async Task does_not_understand(params string[] options) => Assert.Equal(Exit.NotUnderstood, (await Run(options)).Code);

    [Theory]
    [InlineData("key", "--out", "x")]
    [InlineData("key", "a b", "--out", "x")]
    [InlineData("key", "a", "--out", "x", "--out", "y")]
    [InlineData("verify", "")]
    [InlineData("open", "x", "--key", "")]
    [InlineData("identify", "person:x", "--token-key", "k", "--basis", "A-1", "--basis", "A-2", "--reason", "r", "--record", "f")]
    public async Task does_not_understand_what_its_other_commands_are_not_told(params string[] arguments) => Assert.Equal(Exit.NotUnderstood, (await SelectorProcess.Answer(arguments)).Code);

    [Fact]
    public async Task keeps_away_from_what_no_run_wrote()
    {
        Directory.CreateDirectory(world.In("out.part"));
        File.WriteAllText(world.In("out.part/thesis.txt"), "years of work");
        var (code, _, errors) = await Run(["--exercise"]);

        Assert.Equal(Exit.NoOutput, code);
        Assert.Contains("holds thesis.txt, which no run wrote", errors, StringComparison.Ordinal);
        Assert.Equal("years of work", File.ReadAllText(world.In("out.part/thesis.txt")));
    }

    [Fact]
    public async Task leaves_nothing_of_a_run_that_was_killed_beside_its_own_records()
    {
        Directory.CreateDirectory(world.In("out.part"));
        File.WriteAllText(world.In("out.part/records.parquet"), "in plain text");
        Assert.Equal(Exit.Done, (await Run(["--exercise"])).Code);

        Assert.Equal(["manifest", "manifest.pub", "records.ndjson"], Directory.GetFiles(world.In("out")).Select(Path.GetFileName).Order());
        Assert.False(Directory.Exists(world.In("out.part")));
    }

    [Fact]
    public async Task refuses_a_folder_that_another_run_writes_in_whatever_form()
    {
        using var other = Start(["--exercise", "--format", "parquet", "--follow"], world.In("out"));
        await SelectorProcess.Said(other, "goes on until");
        var (code, _, errors) = await Run(["--exercise"]);
        other.Kill();
        await SelectorProcess.Answer(other);

        Assert.Equal(Exit.NoOutput, code);
        Assert.Contains("written by another run", errors, StringComparison.Ordinal);
        Assert.True(File.Exists(world.In("out.part/records.parquet")));
    }

    [Fact]
    public async Task says_where_a_result_lies_that_it_cannot_say()
    {
        var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/full", SelectorProcess.Program, .. Arguments(["--exercise", "--json"], world.In("out"))]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (code, _, errors) = await SelectorProcess.Answer(process);

        Assert.Equal(Exit.NoOutput, code);
        Assert.Contains("The result is whole and lies in", errors, StringComparison.Ordinal);
        Assert.Equal(Exit.Done, (await Verified()).Code);
    }

    [Fact]
    public async Task refuses_a_folder_in_the_place_of_a_capture()
    {
        Directory.CreateDirectory(world.In("captures"));
        var (code, _, errors) = await SelectorProcess.Answer([.. Arguments(["--exercise"], world.In("out"))[..^1], world.In("captures")]);

        Assert.Equal(Exit.Unusable, code);
        Assert.Contains("is a directory and no capture", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task lays_a_long_list_of_captures_beside_a_manifest_that_the_log_takes()
    {
        var empty = world.Capture([World.Header()]);
        var (code, _, _) = await SelectorProcess.Answer([.. Arguments(["--exercise"], world.In("out"))[..^1], .. Enumerable.Repeat(empty, 1_500)]);

        Assert.Equal(Exit.Done, code);
        Assert.InRange(new FileInfo(world.In("out/manifest")).Length, 500, 64 << 10);
        Assert.Equal(1_500, JsonNode.Parse(File.ReadAllText(world.In("out/details.json")))!["captures"]!.AsArray().Count);
        Assert.Equal((Exit.Done, "holds: 0 packets, 0 kept; exercise, signed by exercise\n"), await Verified());

        File.AppendAllText(world.In("out/details.json"), " ");
        Assert.Equal(Exit.Partly, (await Verified()).Code);
    }

    [Theory]
    [InlineData("\uFEFF", "")]
    [InlineData("", "more\n")]
    public async Task does_not_verify_a_manifest_with_anything_around_it(string before, string behind)
    {
        await Run(["--exercise"]);
        File.WriteAllText(world.In("out/manifest"), before + File.ReadAllText(world.In("out/manifest")) + behind);

        Assert.Equal(Exit.Partly, (await Verified()).Code);
    }

    [Fact]
    public async Task verifies_a_run_under_a_basis_only_by_a_key_that_is_named()
    {
        await Run(["--exercise"]);
        using var key = ManifestKey.Make("selector.example");
        var said = JsonNode.Parse(File.ReadAllText(world.In("out/manifest")).Split('\n')[0])!;
        said["basis"] = new JsonObject { ["kind"] = "agreement", ["number"] = "A-1" };
        File.WriteAllText(world.In("out/manifest"), key.Note(said.ToJsonString()));
        File.WriteAllText(world.In("out/manifest.pub"), key.Verifier);

        Assert.Equal(Exit.Partly, (await Verified()).Code);
        Assert.Equal("holds: 6000 packets, 3000 kept; agreement A-1, signed by selector.example\n", (await SelectorProcess.Answer(["verify", world.In("out"), "--key", world.In("out/manifest.pub")])).Output);
    }

    [Fact]
    public async Task refuses_a_table_without_a_home()
    {
        var (code, _, errors) = await Run(["--exercise", "--home", "ZQ"]);

        Assert.Equal(Exit.Unusable, code);
        Assert.Contains("no prefix belongs to ZQ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_lists_without_a_criterion()
    {
        File.WriteAllText(world.IndicatorFile, "# nothing yet\n");
        File.WriteAllText(world.SignatureFile, "");
        var (code, _, errors) = await Run(["--exercise"]);

        Assert.Equal(Exit.Unusable, code);
        Assert.Contains("No list holds a criterion that is in force", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_which_list_is_not_there()
    {
        File.Delete(world.IndicatorFile);
        var (code, _, errors) = await Run(["--exercise"]);

        Assert.Equal(Exit.NoInput, code);
        Assert.Contains(world.IndicatorFile, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task gives_each_run_a_folder_of_its_own()
    {
        await Run(["--exercise"]);
        var before = File.ReadAllBytes(world.In("out/manifest"));

        Assert.Equal(Exit.NoOutput, (await Run(["--exercise"])).Code);
        Assert.Equal(before, File.ReadAllBytes(world.In("out/manifest")));
    }

    [Fact]
    public async Task of_a_broken_capture_says_that_it_is_a_part()
    {
        using (var file = File.OpenWrite(Capture))
        {
            file.SetLength(file.Length - 5);
        }

        var (code, _, errors) = await Run(["--exercise"]);

        Assert.Equal(Exit.Partly, code);
        Assert.Contains("broken at octet", errors, StringComparison.Ordinal);
        Assert.Equal((Exit.Done, "holds: 5999 packets, 3000 kept, of a part of the input; exercise, signed by exercise\n"), await Verified());
    }

    [Fact]
    public async Task killed_at_any_moment_leaves_whole_records_with_their_manifest_or_none()
    {
        var left = new List<bool>();
        foreach (var wait in (int[])[0, 60, 120, 180, 240, 300, 400, 600])
        {
            if (Directory.Exists(world.In("out")))
            {
                Directory.Delete(world.In("out"), recursive: true);
            }

            using var process = Start(["--exercise"], world.In("out"));
            process.WaitForExit(wait);
            process.Kill();
            await process.WaitForExitAsync();
            left.Add(File.Exists(world.In("out/manifest")));
            Assert.Equal(left[^1], Directory.Exists(world.In("out")));
            Assert.True(!left[^1] || (await Verified()).Code == Exit.Done);
        }

        // And what a killed run left behind is not in the way of the next.
        if (!left[^1])
        {
            Assert.Equal(Exit.Done, (await Run(["--exercise"])).Code);
        }
    }

    [Fact]
    public async Task told_of_other_tables_goes_on_with_them_and_says_from_which_packet_on()
    {
        var process = goingOn = Start(["--exercise", "--follow", "--json"], world.In("out"));
        await SelectorProcess.Said(process, "SIGHUP");
        File.AppendAllText(world.IndicatorFile, "ip4\t10.2.2.2\tnew\n");
        await Process.Start("kill", ["-HUP", $"{process.Id}"]).WaitForExitAsync();
        await SelectorProcess.Said(process, "Other criteria are in force: 22");
        File.WriteAllText(world.SignatureFile, "not a signature\n");
        File.WriteAllText(world.PrefixFile, "and no prefixes\n");
        await Process.Start("kill", ["-HUP", $"{process.Id}"]).WaitForExitAsync();
        await SelectorProcess.Said(process, "The criteria stay as they are");
        using (var file = File.Open(Capture, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Write(World.Record(Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [128, 0, 0, 1], 17, Frames.Udp(1, 2, []))), 1_700_000_001, 0));
        }

        await Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExitAsync();
        await process.WaitForExitAsync();
        var manifest = JsonNode.Parse(File.ReadLines(world.In("out/manifest")).First())!;

        Assert.Equal(Exit.Partly, process.ExitCode);
        Assert.Equal(22, (int)Assert.Single(manifest["renewed"]!.AsArray())!["criteria"]!["count"]!);
        Assert.InRange((int)manifest["renewed"]![0]!["packets_before"]!, 0, 6_000);
        Assert.Equal(Exit.Done, (await Verified()).Code);
    }

    [Fact]
    public void keys_are_those_of_notes()
    {
        using var key = ManifestKey.Make("selector.example");
        using var again = ManifestKey.Parse(key.Written())!;

        Assert.Equal(key.Verifier, again.Verifier);
        Assert.True(SigningKey.TryParse(key.Written(), out var note));
        Assert.Equal(key.Verifier, note.Verifier.ToString());
        Assert.Equal("{}", ManifestKey.LineOf(key.Note("{}"), key.Verifier));
        Assert.Null(ManifestKey.LineOf(key.Note("{}").Replace("{}", "{ }", StringComparison.Ordinal), key.Verifier));
        note.Dispose();
    }

    public void Dispose()
    {
        if (goingOn is { HasExited: false })
        {
            goingOn.Kill();
        }

        world.Dispose();
    }

    private async Task<string> OfAPage()
    {
        await Run(["--exercise"]);
        return File.ReadLines(world.In("out/records.ndjson")).First(l => l.Contains("\"url\"", StringComparison.Ordinal));
    }

    private async Task<(int Code, string Output)> Verified()
    {
        var (code, output, _) = await SelectorProcess.Answer(Start(["verify", world.In("out/manifest")], null));
        return (code, output);
    }

    private Task<(int Code, string Output, string Errors)> Run(string[] options) => SelectorProcess.Answer(Start(options, world.In("out")));

    private Process Start(string[] options, string? output) => SelectorProcess.Start(Arguments(options, output));

    private string[] Arguments(string[] options, string? output)
    {
        string[] tables = output is null
            ? []
            : ["--prefixes", world.PrefixFile, "--indicators", world.IndicatorFile, "--signatures", world.SignatureFile, "--out", output, .. options.Contains("--home") ? (string[])[] : ["--home", "XA"], Capture];
        return [.. options, .. tables];
    }
}
