using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Noroshi.Selection.Commands;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Commands;

public sealed class Naming_a_person : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("noroshi-naming-").FullName;
    private readonly PersonTokens tokens;

    public Naming_a_person()
    {
        SelectorProcess.Answer(["key", "--tokens", "--out", In("tokens")]).GetAwaiter().GetResult();
        tokens = new(Convert.FromHexString(File.ReadAllText(In("tokens")).Trim()));
    }

    private string Taro => tokens.Token("taro@example.jp");

    [Fact]
    public async Task is_on_record_with_its_reason_and_without_the_person()
    {
        var (code, output, _) = await Name([Taro, tokens.Token("hanako@example.jp")]);
        var line = JsonNode.Parse(File.ReadLines(In("record")).Single())!;

        Assert.Equal((Exit.Done, $"{Taro}\ttaro@example.jp\n{tokens.Token("hanako@example.jp")}\thanako@example.jp\n"), (code, output));
        Assert.Equal(("exercise", "who was struck", Environment.UserName, 2), ((string?)line["basis"], (string?)line["reason"], (string?)line["account"], (int)line["named"]!));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Taro))), (string?)line["tokens"]![0]);
        Assert.DoesNotContain("taro", File.ReadAllText(In("record")), StringComparison.Ordinal);
        Assert.DoesNotContain(Taro, File.ReadAllText(In("record")), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(In("record")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(In("tokens")));
    }

    [Fact]
    public async Task adds_a_line_that_holds_the_digest_of_the_line_before()
    {
        await Name([Taro]);
        await Name(["-"], $"{Taro}\r\n\n{Taro}");
        var lines = File.ReadAllLines(In("record"));

        Assert.Equal(2, lines.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([])), (string?)JsonNode.Parse(lines[0])!["before"]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines[0]))), (string?)JsonNode.Parse(lines[1])!["before"]);
        Assert.Equal(2, JsonNode.Parse(lines[1])!["tokens"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("a word changed")]
    [InlineData("a line taken out")]
    [InlineData("the first line taken out")]
    [InlineData("the end cut off")]
    [InlineData("a line put in")]
    [InlineData("not ours")]
    [InlineData("a member twice")]
    public async Task does_not_happen_where_the_record_was_changed(string how)
    {
        for (var i = 0; i < 3; i++)
        {
            await Name([Taro]);
        }

        var lines = File.ReadAllLines(In("record"));
        var changed = how switch
        {
            "a word changed" => string.Join('\n', [lines[0].Replace("struck", "strick", StringComparison.Ordinal), .. lines[1..]]) + "\n",
            "a line taken out" => $"{lines[0]}\n{lines[2]}\n",
            "the first line taken out" => $"{lines[1]}\n{lines[2]}\n",
            "the end cut off" => string.Join('\n', lines)[..^9],
            "a line put in" => string.Join('\n', lines) + "\n{}\n",
            "a member twice" => "{\"before\":\"a\",\"before\":\"a\"}\n",
            _ => "[1,\n",
        };
        File.WriteAllText(In("record"), changed);
        var (code, output, errors) = await Name([Taro]);

        Assert.Equal((Exit.Unusable, ""), (code, output));
        Assert.Contains("begin another", errors, StringComparison.Ordinal);
        Assert.Equal(changed, File.ReadAllText(In("record")));
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    [InlineData("/nowhere/record")]
    [InlineData("/tmp")]
    public async Task does_not_happen_where_the_record_is_not_kept(string record)
    {
        var (code, output, _) = await Name([Taro], record: record);

        Assert.Equal((Exit.NoOutput, ""), (code, output));
    }

    [Fact]
    public async Task does_not_happen_while_another_process_has_the_record()
    {
        using var held = IdentificationRecord.Open(In("record"));
        var (code, output, errors) = await Name([Taro]);

        Assert.Equal((Exit.NoOutput, ""), (code, output));
        Assert.Contains("another process", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task names_those_of_this_key_and_says_which_are_not()
    {
        using var others = PersonTokens.WithoutReturn();
        var some = await Name([Taro, others.Token("jiro@example.jp")]);
        var none = await Name(["person:AAAA", "taro@example.jp"]);

        Assert.Equal((Exit.Partly, $"{Taro}\ttaro@example.jp\n"), (some.Code, some.Output));
        Assert.Equal((Exit.Unusable, ""), (none.Code, none.Output));
        Assert.Equal([1, 0], File.ReadLines(In("record")).Select(l => (int)JsonNode.Parse(l)!["named"]!));
    }

    [Fact]
    public async Task does_not_let_a_stranger_write_to_the_terminal()
    {
        var (_, output, _) = await Name([tokens.Token("\u001b[2Jtaro@example.jp\n")]);

        Assert.EndsWith("\t\\u001b[2Jtaro@example.jp\\u000a\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A-1", "why", Exit.NotPermitted)]
    [InlineData("exercise", " ", Exit.NotUnderstood)]
    [InlineData("", "why", Exit.NotUnderstood)]
    public async Task needs_a_basis_in_force_and_a_reason(string basis, string reason, int expected)
    {
        var (code, output, _) = await SelectorProcess.Answer(["identify", Taro, "--token-key", In("tokens"), "--basis", basis, "--reason", reason, "--record", In("record")]);

        Assert.Equal((expected, "", false), (code, output, File.Exists(In("record"))));
    }

    public void Dispose()
    {
        tokens.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string In(string name) => Path.Combine(folder, name);

    private Task<(int Code, string Output, string Errors)> Name(string[] given, string input = "", string? record = null) =>
        SelectorProcess.Answer(["identify", .. given, "--token-key", In("tokens"), "--basis", "exercise", "--reason", "who was struck", "--record", record ?? In("record")], input);
}
