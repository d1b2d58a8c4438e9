using System.Text;

namespace Noroshi.Cli.Tests;

public class The_command_line
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("backup")]
    [InlineData("backup", "file", "--nonsense")]
    [InlineData("keys", "burn")]
    [InlineData("database", "status", "--database", "mysql:x")]
    public async Task that_is_not_understood_ends_with_2(params string[] args)
    {
        var said = await Commandline.RunAsync(args);
        Assert.Equal(2, said.Exit);
        Assert.Contains("noroshi --help", said.Side, StringComparison.Ordinal);
        Assert.Empty(said.Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("law")]
    public async Task piped_holds_no_colour(string args)
    {
        var (exit, output, errors) = await Commandline.ProcessAsync([args]);
        Assert.Equal(0, exit);
        Assert.NotEmpty(output);
        Assert.DoesNotContain('\u001b', Encoding.UTF8.GetString(output) + errors);
    }
}
