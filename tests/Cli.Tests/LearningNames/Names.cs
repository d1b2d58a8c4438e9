using Noroshi.Testing;

namespace Noroshi.Cli.Tests.LearningNames;

/// <summary>Names of makers and products are taught at the terminal.</summary>
public class Names
{
    private const string Kev = """{"catalogVersion":"1","vulnerabilities":[{"vendorProject":"Zoho","product":"ManageEngine"},{"vendorProject":"Fortinet","product":"FortiOS"}]}""";

    [Theory, BothDatabases]
    public async Task are_read_from_files_and_folders_and_the_second_time_add_nothing(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var folder = Directory.CreateTempSubdirectory("noroshi-names-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "kev.json"), Kev);
        await File.WriteAllTextAsync(Path.Combine(folder, "schema.json"), "{}");

        var said = await Commandline.RunAsync(house.Database, house.Data, "names", "read", folder, Path.Combine(folder, "kev.json"));
        Assert.True(said.Exit == 0, said.ToString());
        Assert.Equal("documents   2\npassed-over 1\nnames       2\nnew         2\n", said.Output);
        Assert.Contains("new         0", (await Commandline.RunAsync(house.Database, house.Data, "names", "read", folder)).Output, StringComparison.Ordinal);

        var named = await Commandline.RunAsync(house.Database, house.Data, "names", "read", Path.Combine(folder, "schema.json"));
        Assert.Equal(1, named.Exit);
        Assert.Contains("schema.json", named.Side, StringComparison.Ordinal);
        Assert.Empty(named.Output);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task of_nowhere_and_into_nowhere_are_refused()
    {
        var gone = Path.Combine(Path.GetTempPath(), "noroshi-no-such-place");
        Assert.Equal(2, (await Commandline.RunAsync("names", "read")).Exit);
        Assert.Equal(1, (await Commandline.RunAsync("names", "read", gone)).Exit);
        Assert.Equal(1, (await Commandline.RunAsync("names", "read", Path.GetTempPath(), "--database", $"sqlite:{gone}.db")).Exit);
        Assert.False(File.Exists(gone + ".db"));
    }
}
