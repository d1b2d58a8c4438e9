using System.Text;

namespace Noroshi.Web.Tests.Language;

/// <summary>Holds the two languages together: what a page says in Japanese it also says in English.</summary>
public class Every_word
{
    [Fact]
    public void in_japanese_has_its_english() => Check(folder =>
    {
        var english = WordsInSources.English(folder);
        return WordsInSources.Used(folder).Where(k => !english.TryGetValue(k, out var e) || e.Length == 0).Order(StringComparer.Ordinal).Select(WordsInSources.Line);
    }, "Paste into the English file and fill in");

    [Fact]
    public void in_english_is_still_used() => Check(
        folder => WordsInSources.English(folder).Keys.Except(WordsInSources.Used(folder)).Order(StringComparer.Ordinal),
        "Nobody says these any more; take them out of the English file");

    [Fact]
    public void is_a_plain_literal() => Check(WordsInSources.NotLiteral, "Write the Japanese as a plain literal: T[\"…\"]");

    // The reader of the sources is itself tried on pages whose English is left incomplete on purpose.
    [Fact]
    public void without_english_is_found()
    {
        var samples = Path.Combine(WordsInSources.Root(), "tests", "Web.Tests", "Samples");
        var missing = WordsInSources.Used(samples).Except(WordsInSources.English(samples).Keys).ToArray();

        Assert.Contains("下書きを破棄", missing);
        Assert.DoesNotContain("報告の一覧", missing);
    }

    private static void Check(Func<string, IEnumerable<string>> wrong, string whatToDo)
    {
        var complaint = new StringBuilder();
        foreach (var module in WordsInSources.Modules())
        {
            var lines = wrong(module).ToArray();
            if (lines.Length > 0)
            {
                complaint.AppendLine($"{whatToDo}: {Path.GetRelativePath(WordsInSources.Root(), WordsInSources.EnglishFile(module))}").AppendJoin('\n', lines).AppendLine();
            }
        }

        Assert.True(complaint.Length == 0, complaint.ToString());
    }
}
