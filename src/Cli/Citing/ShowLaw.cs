using System.CommandLine;
using System.Text.RegularExpressions;

namespace Noroshi.Cli.Citing;

/// <summary>The rule book at the terminal: which rule carries which article, in which file; for one article, its text too.</summary>
internal static partial class ShowLaw
{
    private static readonly Argument<string?> Article = new("ARTICLE") { Arity = ArgumentArity.ZeroOrOne, Description = "Only this article, with its text: \"Order, Art. 4\"." };

    public static Command Command(Terminal terminal)
    {
        var command = new Command("law", "Tell which rule carries which article, and where it stands.") { Article };
        command.SetAction(parsed => Show(parsed.GetValue(Article), terminal));
        return command;
    }

    private static int Show(string? article, Terminal terminal)
    {
        var lines = Lines(Read("index.md")).Where(l => article is null || IsOf(l.Citation, article)).ToArray();
        if (lines.Length == 0)
        {
            return terminal.Fail($"「{article}」は条文一覧にありません。", $"The rule book has no {article}. noroshi law lists what it has.");
        }

        foreach (var line in lines)
        {
            terminal.Result($"{line.Citation,-28} {line.Rule,-50} {line.Place}");
        }

        foreach (var file in article is null ? [] : lines.Select(l => l.File).Distinct())
        {
            terminal.Result("");
            terminal.Result(Read(file).TrimEnd());
        }

        return Commands.Done;
    }

    private static IEnumerable<Line> Lines(string index)
    {
        var file = "";
        foreach (var line in index.Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                file = heading.Groups["file"].Value;
            }
            else if (Carried().Match(line) is { Success: true } carried)
            {
                foreach (Match rule in Rule().Matches(carried.Groups["rest"].Value))
                {
                    yield return new Line(carried.Groups["citation"].Value, rule.Groups["name"].Value, rule.Groups["file"].Value, file);
                }

                if (!Rule().IsMatch(carried.Groups["rest"].Value))
                {
                    yield return new Line(carried.Groups["citation"].Value, "-", carried.Groups["rest"].Value, file);
                }
            }
        }
    }

    private static bool IsOf(string citation, string article) => citation.StartsWith(article, StringComparison.OrdinalIgnoreCase)
        && (citation.Length == article.Length || !char.IsAsciiLetterOrDigit(citation[article.Length]));

    private static string Read(string file)
    {
        using var reader = new StreamReader(typeof(ShowLaw).Assembly.GetManifestResourceStream($"law/{file}")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("^## \\[[^\\]]+\\]\\((?<file>[^)]+)\\)")]
    private static partial Regex Heading();

    [GeneratedRegex("^- (?<citation>[^:]+): (?<rest>.+)$")]
    private static partial Regex Carried();

    [GeneratedRegex("\\[(?<name>[^\\]]+)\\]\\(\\.\\./(?<file>[^)]+)\\)")]
    private static partial Regex Rule();

    private sealed record Line(string Citation, string Rule, string Place, string File);
}
