using System.Text.RegularExpressions;
using Noroshi.Formats.Forms;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>What in a data file does not agree with itself or with the law it carries.</summary>
internal static partial class FormEditionCheck
{
    // A sheet cell holds 32,767 characters; a field stays well below.
    private const int LongestAnswer = 20_000;

    /// <summary>All faults, one sentence each.</summary>
    public static IEnumerable<string> Faults(FormEditionFile file, IEnumerable<string> checks)
    {
        var known = checks.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Whole(file),
            .. file.Choices.SelectMany(list => Lists(list.Key, list.Value)),
            .. file.Sections.SelectMany(section => Sections(section)),
            .. file.Fields.SelectMany(field => Field(file, field, known)),
            .. file.Forms.SelectMany(form => Form(file, form)),
        ];
    }

    private static IEnumerable<string> Whole(FormEditionFile file)
    {
        if (file.Version != file.InForceFrom.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
        {
            yield return $"version {file.Version} is not the day of use {file.InForceFrom:yyyy-MM-dd}";
        }

        foreach (var code in Twice(file.Fields.Select(field => field.Code))
            .Concat(Twice(file.Sections.Select(section => section.Code)))
            .Concat(Twice(file.Forms.Select(form => form.Code))))
        {
            yield return $"{code} stands twice";
        }

        if (!Certainty.Codes.Contains(file.Certainty) || !Said(file.Purpose) || file.Forms.Count == 0)
        {
            yield return "the edition lacks a known certainty, a purpose or a form";
        }
    }

    private static IEnumerable<string> Lists(string name, ChoiceLine[]? list)
    {
        if (list is null or [])
        {
            yield return $"list {name} is empty";
            yield break;
        }

        foreach (var code in Twice(list.Select(choice => choice.Code)).Concat(Twice(list.Select(choice => choice.Label.Ja))))
        {
            yield return $"list {name}: {code} stands twice";
        }

        foreach (var choice in list.Where(choice => !ChoiceCode().IsMatch(choice.Code) || !Said(choice.Label)))
        {
            yield return $"list {name}: {choice.Code} has a bad code or no label";
        }
    }

    private static IEnumerable<string> Sections(SectionLine section)
    {
        if (section.Item is < 1 or > 7)
        {
            yield return $"section {section.Code}: there is no item {section.Item}";
        }

        if (!Said(section.Title))
        {
            yield return $"section {section.Code} has no title";
        }
    }

    private static IEnumerable<string> Field(FormEditionFile file, FieldLine field, HashSet<string> checks)
    {
        var lists = field.Kind is FieldKind.Choice or FieldKind.MultiChoice;
        var section = file.Sections.FirstOrDefault(candidate => candidate.Code == field.Section);
        (bool Holds, string Fault)[] rules =
        [
            (FieldCode().IsMatch(field.Code), "has a bad code"),
            (Said(field.Label), "has no label"),
            (field.Help is null || Said(field.Help), "has an empty help text"),
            (section is not null, $"stands in the unknown section {field.Section}"),
            (Certainty.Codes.Contains(field.Certainty), $"has the unknown certainty {field.Certainty}"),
            (field.Source.Length > 0, "has no source"),
            (lists == field.Choices is not null, "is a choice without a list, or has a list and is no choice"),
            (field.Choices is null || file.Choices.ContainsKey(field.Choices), $"names the unknown list {field.Choices}"),
            (field.Check is null || checks.Contains(field.Check), $"names the unknown check {field.Check}"),
            (field.MaxLength is null or (> 0 and <= LongestAnswer), $"has a length outside 1 to {LongestAnswer}"),
            (field.FilledBy is null or "window", $"is filled by an unknown hand {field.FilledBy}"),
            (field.Unit is null || field.Kind == FieldKind.Number, "has a unit and is no number"),
            (field.Forms is null || (field.Forms.Length > 0 && field.Forms.All(code => file.Forms.Any(form => form.Code == code))), "names an unknown form"),
            (field.Required is null || field.Required.Distinct().Count() == field.Required.Length, "names a stage twice"),
            (MayBeDemanded(file, field, section), "belongs to items ③ to ⑦ and is demanded of a first report without “unknown” as an answer (Order, Art. 4(3))"),
        ];
        return rules.Where(rule => !rule.Holds).Select(rule => $"{field.Code} {rule.Fault}");
    }

    // What is not known yet cannot be demanded of a first report; it can be asked if "unknown" is an answer.
    private static bool MayBeDemanded(FormEditionFile file, FieldLine field, SectionLine? section) =>
        section?.Item is null or < 3 || field.Required is null || !field.Required.Contains(FormStage.First)
        || field.Kind == FieldKind.YesNoUnknown
        || (field.Choices is { } list && file.Choices.TryGetValue(list, out var choices) && choices.Any(choice => choice.Code == "unknown"));

    private static IEnumerable<string> Form(FormEditionFile file, FormLine form)
    {
        if (!Said(form.Title) || form.Number.Length == 0 || !Certainty.Codes.Contains(form.Certainty))
        {
            yield return $"form {form.Code} lacks a title, a number or a known certainty";
        }

        var demanded = file.Fields
            .Where(field => (field.Forms is null || field.Forms.Contains(form.Code)) && (field.Required ?? []).Contains(FormStage.Full))
            .Select(field => file.Sections.FirstOrDefault(section => section.Code == field.Section)?.Item)
            .ToHashSet();
        for (var item = 1; item <= 7; item++)
        {
            if (!demanded.Contains(item))
            {
                yield return $"form {form.Code} demands nothing of item {item} in the full report (Order, Art. 4(3))";
            }
        }
    }

    // Codes that differ in case only would be one name in a spreadsheet.
    private static IEnumerable<string> Twice(IEnumerable<string> codes) =>
        codes.GroupBy(code => code, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key);

    private static bool Said(Words words) => words.Ja.Trim().Length > 0 && words.En.Trim().Length > 0;

    [GeneratedRegex("^[a-z][a-z0-9]*([.-][a-z0-9]+)*$")]
    private static partial Regex FieldCode();

    [GeneratedRegex("^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$")]
    private static partial Regex ChoiceCode();
}
