using System.Runtime.CompilerServices;
using System.Security;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Noroshi.Web.Tests.Language;

/// <summary>Reads a module's sources for the Japanese texts of its pages, and its resource file for their English.</summary>
internal static partial class WordsInSources
{
    public static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    /// <summary>Every module that says something in Japanese.</summary>
    public static IEnumerable<string> Modules() =>
        Directory.EnumerateDirectories(Path.Combine(Root(), "src")).Where(m => Used(m).Count > 0 || File.Exists(EnglishFile(m))).Order();

    /// <summary>Where a module keeps its English: beside its marker class, PageWords or one of its own name.</summary>
    public static string EnglishFile(string folder) =>
        Directory.EnumerateFiles(folder, "*Words.en.resx").FirstOrDefault() ?? Path.Combine(folder, "PageWords.en.resx");

    /// <summary>The literals written as <c>T["…"]</c>.</summary>
    public static IReadOnlySet<string> Used(string folder) =>
        Files(folder).SelectMany(f => Literal().Matches(File.ReadAllText(f))).Select(m => Regex.Unescape(m.Groups[1].Value)).ToHashSet();

    /// <summary>Places where the key is not a plain literal, so that nobody could find its English.</summary>
    public static IEnumerable<string> NotLiteral(string folder) =>
        from file in Files(folder)
        from Match found in Composed().Matches(File.ReadAllText(file))
        select $"{Path.GetRelativePath(Root(), file)}: {found.Value}…";

    /// <summary>The keys that have English.</summary>
    public static IReadOnlyDictionary<string, string> English(string folder)
    {
        var file = EnglishFile(folder);
        return File.Exists(file)
            ? XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")?.Value ?? "")
            : new Dictionary<string, string>();
    }

    /// <summary>A line for the resource file.</summary>
    public static string Line(string key) => $"""  <data name="{SecurityElement.Escape(key)}" xml:space="preserve"><value></value></data>""";

    [GeneratedRegex("""(?<![\w.])T\s*\[\s*"((?:\\.|[^"\\])*)"\s*[\],]""")]
    private static partial Regex Literal();

    [GeneratedRegex("""(?<![\w.<])T\s*\[\s*(?!")[^\]\s][^\]]{0,30}""")]
    private static partial Regex Composed();

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => f.EndsWith(".cshtml", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal));
}
