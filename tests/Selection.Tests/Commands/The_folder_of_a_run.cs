using System.Diagnostics;
using System.Text.Json.Nodes;
using Noroshi.Selection.Commands;
using Noroshi.Selection.Manifests;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Commands;

public sealed class The_folder_of_a_run : SelectorRun
{
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
    public async Task never_removes_a_result()
    {
        Assert.Equal(Exit.Done, (await SelectorProcess.Answer(Arguments(["--exercise"], world.In("out.part")))).Code);
        var (code, _, errors) = await Run(["--exercise"]);

        Assert.Equal(Exit.NoOutput, code);
        Assert.Contains("holds a result with its manifest", errors, StringComparison.Ordinal);
        Assert.Equal(Exit.Done, (await SelectorProcess.Answer(["verify", world.In("out.part")])).Code);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("dangling link")]
    [InlineData("link in the place of the part")]
    public async Task begins_nothing_where_its_folder_could_not_get_its_name(string what)
    {
        if (what == "file")
        {
            File.WriteAllText(world.In("out"), "");
        }
        else
        {
            Directory.CreateDirectory(world.In("other"));
            File.CreateSymbolicLink(world.In(what == "dangling link" ? "out" : "out.part"), world.In(what == "dangling link" ? "nowhere" : "other"));
        }

        Assert.Equal(Exit.NoOutput, (await Run(["--exercise"])).Code);
        Assert.False(Directory.Exists(world.In("out")));
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
}
