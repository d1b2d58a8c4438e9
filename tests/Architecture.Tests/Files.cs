using Xunit;

namespace Noroshi.Architecture.Tests;

/// <summary>Files stay short enough to be read in one go.</summary>
public class Files
{
    private const int Longest = 400;

    [Fact]
    public void stay_short()
    {
        var written = Repository.Files("src", "tests", "benches")
            .Where(p => Path.GetExtension(p) is ".cs" or ".cshtml" or ".css" or ".js")
            .Where(p => !p.Contains("/Migrations/", StringComparison.Ordinal) && !p.Contains("/vendor/", StringComparison.Ordinal) && !p.EndsWith(".min.js", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(written);
        Wall.Stands(TooLong(written.Select(p => (p, File.ReadLines(Path.Combine(Repository.Root, p)).Count()))));
    }

    [Fact]
    public void that_grew_too_long_are_named() =>
        Assert.Equal(["src/Long.cs has 401 lines"], TooLong([("src/Short.cs", Longest), ("src/Long.cs", Longest + 1)]));

    [Fact]
    public void hold_no_half_of_a_merge()
    {
        var written = Repository.Files("src", "tests", "benches", "docs", "law").Concat(Repository.TopFiles)
            .Where(p => Path.GetExtension(p) is ".cs" or ".cshtml" or ".css" or ".csproj" or ".props" or ".targets" or ".md" or ".json" or ".txt" or ".resx" or "");

        Wall.Stands([.. written.Where(p => Unmerged(File.ReadLines(Path.Combine(Repository.Root, p)))).Select(p => $"{p} holds the marks of a merge")]);
    }

    [Fact]
    public void that_hold_half_of_a_merge_are_known_by_its_marks() => Assert.True(Unmerged(["one", new string('<', 7) + " HEAD", "two"]));

    private static bool Unmerged(IEnumerable<string> lines) =>
        lines.Any(l => l.StartsWith(new string('<', 7) + " ", StringComparison.Ordinal) || l.StartsWith(new string('>', 7) + " ", StringComparison.Ordinal));

    private static string[] TooLong(IEnumerable<(string Path, int Lines)> files) =>
        [.. files.Where(f => f.Lines > Longest).Select(f => $"{f.Path} has {f.Lines} lines")];
}
