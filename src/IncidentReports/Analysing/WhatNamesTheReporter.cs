using Noroshi.IncidentReports.CommonForms;
using Noroshi.Parties.Face;

namespace Noroshi.IncidentReports.Analysing;

/// <summary>Which fields of a report say who reports, and the words in them by which one would know (Act arts 8 and 43).</summary>
internal static class WhatNamesTheReporter
{
    private const int ShortestWord = 2;
    private const int ShortestAscii = 4;

    private static readonly string[] Sections = ["operator.", "contact.", "awareness.by"];
    private static readonly string[] OwnMachines = ["computer.name", "computer.address", "computer.facility"];
    private static readonly char[] Between = ['\n', '\r', '\t', ' ', ',', ';', '、', '，', '；', '　', '/', '・', '（', '）', '(', ')'];

    /// <summary>Whether a field as such says who reports.</summary>
    public static bool Is(string field) => field is not "operator.sector" && Sections.Any(s => field.StartsWith(s, StringComparison.Ordinal));

    /// <summary>Whether a field is the window's own: the stage, and the addressees, whose bureau tells of the place.</summary>
    public static bool IsOfTheWindow(string field) => field.StartsWith("report.", StringComparison.Ordinal);

    /// <summary>What must not stand in anything that goes out. A word too short to tell anybody apart is left out.</summary>
    public static IReadOnlyList<string> Words(CommonForm form, Answers answers, Organisation? reporter)
    {
        var whole = form.Fields.Where(f => Is(f.Code)).SelectMany(f => answers.Of(f.Code))
            .Concat(reporter?.NamedBy ?? []);
        var parts = form.Fields.Where(f => OwnMachines.Contains(f.Code)).SelectMany(f => answers.Of(f.Code)).SelectMany(a => a.Split(Between, StringSplitOptions.RemoveEmptyEntries));
        return [.. whole.Concat(parts.Where(LooksLikeAHost)).Select(w => w.Trim()).Where(IsTelling).Distinct(StringComparer.Ordinal)];
    }

    // Of the text about machines only what is a name or an address of one tells; "サーバー3台" does not.
    private static bool LooksLikeAHost(string word) =>
        System.Net.IPAddress.TryParse(word, out _) || (word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && word.Any(char.IsAsciiLetter) && word.Any(c => char.IsAsciiDigit(c) || c is '.' or '-'));

    private static bool IsTelling(string word) => word.Length >= (word.All(char.IsAscii) ? ShortestAscii : ShortestWord);
}
