using System.ComponentModel;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api.Shown;

/// <summary>The forms in use, with the tables that go with them.</summary>
[Description("The common forms in use today, and the tables that decide who receives a report.")]
internal sealed record FormsShown(
    [property: Description("The edition of the forms: the day from which it is used.")] string Edition,
    [property: Description("The forms.")] IReadOnlyList<FormName> Forms,
    [property: Description("The businesses (ESPA art. 50(1)) with their ministers.")] IReadOnlyList<SectorLine> Sectors,
    [property: Description("The prefectures, JIS X 0401.")] IReadOnlyList<PrefectureLine> Prefectures)
{
    public static FormsShown On(DateOnly day)
    {
        var edition = FormBook.On(day);
        return new FormsShown(
            edition.Version,
            [.. edition.Forms.Select(f => new FormName(f.Code, f.Number, Said.Of(f.Title)))],
            [.. Competence.SectorsOn(day).Select(s => new SectorLine(s.Code, Said.Of(s.Name), s.Minister, s.Certainty.Code))],
            [.. Competence.Prefectures.Select(p => new PrefectureLine(p.Code, Said.Of(p.Name)))]);
    }
}

/// <summary>A common form by name.</summary>
[Description("A common form by name.")]
internal sealed record FormName(
    [property: Description("ddos, ransomware or other.")] string Kind,
    [property: Description("Its number: 共通様式２.")] string Number,
    [property: Description("Its title.")] Said Title);

/// <summary>A business with its minister.</summary>
[Description("A business with its minister.")]
internal sealed record SectorLine(
    [property: Description("The code.")] string Code,
    [property: Description("The business.")] Said Name,
    [property: Description("The code of the competent minister's authority.")] string Minister,
    [property: Description("How sure the minister is: A read in the text … K not found in a source.")] string Certainty);

/// <summary>A prefecture.</summary>
[Description("A prefecture.")]
internal sealed record PrefectureLine(
    [property: Description("01 to 47.")] string Code,
    [property: Description("Its name.")] Said Name);

/// <summary>A common form as data.</summary>
[Description("A common form as data.")]
internal sealed record FormShown(
    [property: Description("ddos, ransomware or other.")] string Kind,
    [property: Description("Its number: 共通様式２.")] string Number,
    [property: Description("Its title.")] Said Title,
    [property: Description("The edition: the day from which it is used.")] string Edition,
    [property: Description("For what the answers are used; it binds.")] Said Purpose,
    [property: Description("Where the form is known from.")] string Source,
    [property: Description("How surely: A read in the text … K not found in a source.")] string Certainty,
    [property: Description("The sections, in order.")] IReadOnlyList<FormSectionShown> Sections)
{
    public static FormShown Of(CommonForm form) => new(
        form.Code, form.Number, Said.Of(form.Title), form.Version, Said.Of(form.Purpose), form.Source, form.Certainty.Code, [.. form.Parts.Select(FormSectionShown.Of)]);
}

/// <summary>A section of a form.</summary>
[Description("A section of a common form.")]
internal sealed record FormSectionShown(
    [property: Description("Its code.")] string Code,
    [property: Description("Which of the seven items of Order art. 4(3) it is; null for what only the window needs.")] int? Item,
    [property: Description("Its heading.")] Said Title,
    [property: Description("Its fields, in order.")] IReadOnlyList<FormFieldShown> Fields)
{
    public static FormSectionShown Of(FormPart part) => new(part.Code, (int?)part.Item, Said.Of(part.Title), [.. part.Fields.Select(FormFieldShown.Of)]);
}

/// <summary>A field of a form.</summary>
[Description("A field of a common form.")]
internal sealed record FormFieldShown
{
    [Description("The code by which it is answered.")]
    public required string Code { get; init; }

    [Description("What it is called.")]
    public required Said Label { get; init; }

    [Description("How to fill it in.")]
    public required Said? Help { get; init; }

    [Description("What may stand in it: text, longText, dateTime, date, number, choice, multiChoice, yesNoUnknown.")]
    public required string Kind { get; init; }

    [Description("At which stages an answer is demanded: first, full, voluntary.")]
    public required IReadOnlyList<string> Required { get; init; }

    [Description("The list to choose from.")]
    public required IReadOnlyList<ChoiceShown> Choices { get; init; }

    [Description("The most characters.")]
    public required int MaxLength { get; init; }

    [Description("Written by the window itself; what is sent is overwritten.")]
    public required bool FilledByWindow { get; init; }

    [Description("Known from the register and filled in where it is left out.")]
    public required bool KnownFromRegister { get; init; }

    [Description("Where the field is known from.")]
    public required string Source { get; init; }

    [Description("How surely: A read in the text … K not found in a source.")]
    public required string Certainty { get; init; }

    public static FormFieldShown Of(FormField field) => new()
    {
        Code = field.Code,
        Label = Said.Of(field.Label),
        Help = field.Help is { } help ? Said.Of(help) : null,
        Kind = char.ToLowerInvariant(field.Kind.ToString()[0]) + field.Kind.ToString()[1..],
        Required = [.. field.Required.Select(stage => stage.ToString().ToLowerInvariant())],
        Choices = [.. field.Choices.Select(c => new ChoiceShown(c.Code, Said.Of(c.Label)))],
        MaxLength = field.Row.MaxLength,
        FilledByWindow = field.FilledByWindow,
        KnownFromRegister = field.Inherits is not null,
        Source = field.Source,
        Certainty = field.Certainty.Code,
    };
}

/// <summary>An entry of a list.</summary>
[Description("An entry of a list to choose from.")]
internal sealed record ChoiceShown(
    [property: Description("The code to send.")] string Code,
    [property: Description("What it says.")] Said Label);

/// <summary>A limit.</summary>
[Description("A limit, and how it was counted.")]
internal sealed record ClockShown
{
    [Description("The rule: thirty-day-report, first-report-target, pipa-prompt, pipa-full.")]
    public required string Rule { get; init; }

    [Description("The article.")]
    public required string Article { get; init; }

    [Description("The day from which the rule's version applies; null for a policy of this system.")]
    public required DateOnly? RuleVersion { get; init; }

    [Description("The last day in Tokyo on which it is in time.")]
    public required DateOnly LastDay { get; init; }

    [Description("The moment from which it is late, UTC.")]
    public required DateTimeOffset LateFrom { get; init; }

    [Description("What is due.")]
    public required Said Name { get; init; }

    [Description("How it was counted, and what is uncertain about it.")]
    public required Said Explanation { get; init; }

    [Description("How sure the rule is: A read in the text … D not law but policy.")]
    public required string Certainty { get; init; }

    [Description("Whether it is another law's, shown for help.")]
    public required bool OtherLaw { get; init; }

    public static ClockShown Of(Clock clock) => new()
    {
        Rule = clock.Rule,
        Article = clock.Article,
        RuleVersion = clock.RuleVersion,
        LastDay = clock.Limit.LastDay,
        LateFrom = clock.Limit.LateFrom.ToUniversalTime(),
        Name = Said.Of(clock.Name),
        Explanation = Said.Of(clock.Explanation),
        Certainty = clock.Certainty.Code,
        OtherLaw = clock.OtherLaw,
    };

    public static ClockShown Target(DateTimeOffset target) => new()
    {
        Rule = "first-report-target",
        Article = "Order, Art. 4(2)",
        RuleVersion = null,
        LastDay = LegalCalendar.LegalDay(target),
        LateFrom = target.ToUniversalTime(),
        Name = Said.Of(TheFirstReportIsDueWithoutDelay.Text),
        Explanation = Said.Of(TheFirstReportIsDueWithoutDelay.TargetNote),
        Certainty = Kernel.Certainty.Policy.Code,
        OtherLaw = false,
    };
}
