namespace Noroshi.Cli.Tests.Citing;

public class The_rule_book
{
    [Fact]
    public async Task tells_which_file_carries_an_article()
    {
        var said = await Commandline.RunAsync("law");
        Assert.Equal(0, said.Exit);
        var lines = said.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, l => l.StartsWith("Order, Art. 4(2)", StringComparison.Ordinal) && l.EndsWith("src/IncidentReports/Law/Clocks/TheFullReportIsDueWithinThirtyDays.cs", StringComparison.Ordinal));
        Assert.True(lines.Length > 100);
    }

    [Fact]
    public async Task shows_one_article_with_its_text_and_not_its_neighbour()
    {
        var said = await Commandline.RunAsync("law", "Act, Art. 4");
        Assert.Equal(0, said.Exit);
        Assert.Contains("第四条", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Act, Art. 40", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_it_has_no_such_article() => Assert.Equal(1, (await Commandline.RunAsync("law", "Act, Art. 999")).Exit);
}
