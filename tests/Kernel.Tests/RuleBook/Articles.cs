using System.Text.RegularExpressions;

namespace Noroshi.Kernel.Tests.RuleBook;

/// <summary>One citable part of an article in <c>law/</c>.</summary>
/// <param name="Citation">How it is cited.</param>
/// <param name="File">The file in which it stands.</param>
/// <param name="Title">The article's heading, on the first part only.</param>
/// <param name="NotCarried">Why no rule carries it, if the file says so.</param>
internal sealed record ArticlePart(string Citation, string File, string Title, string? NotCarried);

/// <summary>A citation in the code.</summary>
/// <param name="Citation">What is cited.</param>
/// <param name="File">Where.</param>
/// <param name="Carries">Whether it is an attribute, so that the code there carries the article, or only names it.</param>
internal sealed record CitationInCode(string Citation, string File, bool Carries);

/// <summary>What stands in <c>law/</c> and what the code cites.</summary>
internal static partial class Articles
{
    public static IReadOnlyList<ArticlePart> InLaw { get; } =
        [.. Repository.Files("law", "*.md").Where(f => Path.GetFileName(f) is not ("index.md" or "README.md")).SelectMany(Read)];

    public static IReadOnlyList<CitationInCode> InCode { get; } =
        [.. Repository.Files("src", "*.cs").SelectMany(ReadCode).Concat(Repository.Files("src", "*.json").SelectMany(ReadCode)).Distinct()];

    /// <summary>Whether carrying one citation carries another: the same, a part of it, or the whole of which it is a part.</summary>
    public static bool Covers(string carried, string part) => carried == part || IsPartOf(part, carried) || IsPartOf(carried, part);

    public static bool IsPartOf(string part, string whole) =>
        part.StartsWith(whole, StringComparison.Ordinal) && part.Length > whole.Length && part[whole.Length..].TrimStart().StartsWith('(');

    private static IEnumerable<ArticlePart> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var title = lines.Skip(1).First(line => line.Length > 0);
        for (var i = 0; i < lines.Length; i++)
        {
            if (Heading().Match(lines[i]) is { Success: true } heading)
            {
                var body = lines.Skip(i + 1).TakeWhile(line => !line.StartsWith('#'));
                var why = body.FirstOrDefault(line => line.StartsWith("Not carried: ", StringComparison.Ordinal))?["Not carried: ".Length..];
                yield return new(heading.Groups[1].Value, Repository.Relative(path), i == 0 ? title : "", why);
            }
        }
    }

    private static IEnumerable<CitationInCode> ReadCode(string path)
    {
        var text = File.ReadAllText(path);
        var file = Repository.Relative(path);
        foreach (Match match in Attribute().Matches(text))
        {
            yield return new(match.Groups[1].Value, file, Carries: true);
        }

        foreach (Match match in Literal().Matches(text))
        {
            yield return new(match.Groups[1].Value, file, Carries: false);
        }
    }

    [GeneratedRegex("^#+ (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex("""\[(?:\w+: )?Article\("([^"]+)"\)""")]
    private static partial Regex Attribute();

    // A citation may be all of a string or its beginning, as in "Cabinet Order, Art. 3(1). Name in …".
    [GeneratedRegex("""
        "((?:Act|Order|Cabinet Order|Civil Code|Administrative Holidays Act|PIPA Rules), (?:Suppl\. Art\. \d+(?:-\d+)?|Art\. \d+(?:-\d+)?|Suppl\. \d{4}-\d\d-\d\d)(?: ?\((?:\d+|[ivx]+|[a-j])\))*)
        """)]
    private static partial Regex Literal();
}
