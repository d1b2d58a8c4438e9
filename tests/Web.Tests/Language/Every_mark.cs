using System.Text.RegularExpressions;
using Noroshi.Web.Showing;

namespace Noroshi.Web.Tests.Language;

/// <summary>Brackets and dots between words belong to a language too: a page writes <see cref="Punctuation"/>, or its English readers meet full-width marks.</summary>
public partial class Every_mark
{
    [Fact]
    public void between_words_is_that_of_the_readers_language() => Assert.Empty(
        from file in Directory.EnumerateFiles(Path.Combine(WordsInSources.Root(), "src"), "*.cshtml", SearchOption.AllDirectories)
        // These pages are written out in both languages, paragraph by paragraph.
        where !file.Contains($"{Path.DirectorySeparatorChar}Standing{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from line in Wrong(File.ReadAllText(file))
        select $"{Path.GetRelativePath(WordsInSources.Root(), file)}: {line}");

    // The reader of the pages is itself tried.
    [Fact]
    public void outside_a_text_is_found()
    {
        Assert.Equal(["<p>@a（@b）</p>"], Wrong("<p>@T[\"提出者：{0}（{1}）\", a, b]</p>\n<p>@a（@b）</p>\n@* 注：読まない *@").ToArray());
        Assert.Empty(Wrong("<p>@a@Punctuation.Open@b@Punctuation.Close</p>"));
    }

    private static IEnumerable<string> Wrong(string page) => Said().Replace(page, "").Split('\n').Where(l => l.AsSpan().IndexOfAny("（）・　：、") >= 0).Select(l => l.Trim());

    [GeneratedRegex("""T\["[^"]*"|@\*[\s\S]*?\*@|new Words\("[^"]*",\s*"[^"]*"\)|new Words\("[^"]*" \+""")]
    private static partial Regex Said();
}
