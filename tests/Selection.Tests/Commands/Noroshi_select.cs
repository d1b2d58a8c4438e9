using System.Diagnostics;
using System.Text.Json.Nodes;
using Noroshi.Selection.Commands;
using Noroshi.Selection.Manifests;
using Noroshi.Selection.Tests.Testing;
using Noroshi.TransparencyLog.Notes;
using Xunit;

namespace Noroshi.Selection.Tests.Commands;

public sealed class Noroshi_select : SelectorRun
{
    private Process? goingOn;

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
    public async Task ends_when_it_is_told_to_though_a_pipe_brings_nothing()
    {
        using var process = Process.Start(new ProcessStartInfo(SelectorProcess.Program, [.. Arguments(["--exercise"], world.In("out"))[..^1], "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.StandardInput.BaseStream.WriteAsync(File.ReadAllBytes(Capture));
        await process.StandardInput.BaseStream.FlushAsync(); // more than a pipe holds: it is read, so signals are taken
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        var (code, _, _) = await SelectorProcess.Answer(process);

        Assert.Equal(Exit.Partly, code);
        Assert.EndsWith(", of a part of the input; exercise, signed by exercise\n", (await Verified()).Output, StringComparison.Ordinal);
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

    public override void Dispose()
    {
        if (goingOn is { HasExited: false })
        {
            goingOn.Kill();
        }

        base.Dispose();
    }

    private async Task<string> OfAPage()
    {
        await Run(["--exercise"]);
        return File.ReadLines(world.In("out/records.ndjson")).First(l => l.Contains("\"url\"", StringComparison.Ordinal));
    }
}
