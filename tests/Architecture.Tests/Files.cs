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

    private static string[] TooLong(IEnumerable<(string Path, int Lines)> files) =>
        [.. files.Where(f => f.Lines > Longest).Select(f => $"{f.Path} has {f.Lines} lines")];
}
