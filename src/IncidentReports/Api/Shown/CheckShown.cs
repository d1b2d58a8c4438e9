using System.ComponentModel;
using System.Text.Json;
using Noroshi.IncidentReports.Law.Duty;
using Noroshi.IncidentReports.Store;
using Noroshi.Web.Machines;

namespace Noroshi.IncidentReports.Api.Shown;

/// <summary>The answer to "must this be reported?".</summary>
[Description("The answer to “must this be reported?”, with its reasons.")]
internal sealed record CheckShown
{
    [Description("The identity under which the answer is kept.")]
    public required Guid Id { get; init; }

    [Description("must-report, need-not or cannot-tell-yet.")]
    public required string Answer { get; init; }

    [Description("The answer for a person.")]
    public required Said Words { get; init; }

    [Description("Why.")]
    public required IReadOnlyList<ReasonShown> Reasons { get; init; }

    [Description("The facts that are missing and matter; those that can settle the answer first.")]
    public required IReadOnlyList<MissingShown> Unknown { get; init; }

    [Description("What is said beside the answer and changes nothing.")]
    public required IReadOnlyList<ReasonShown> Notes { get; init; }

    [Description("The facts as they were sent.")]
    public required IReadOnlyDictionary<string, bool> Facts { get; init; }

    [Description("The day in Tokyo for which it was asked.")]
    public required DateOnly OnDay { get; init; }

    [Description("The day from which the rule's version applies.")]
    public required DateOnly RuleVersion { get; init; }

    [Description("When it was asked, UTC.")]
    public required DateTimeOffset At { get; init; }

    public static CheckShown Of(Judgement kept, ReportabilityAnswer answer) => new()
    {
        Id = kept.Id,
        Answer = answer.Verdict.Code(),
        Words = Said.Of(answer.Verdict.Words()),
        Reasons = [.. answer.Reasons.Select(ReasonShown.Of)],
        Unknown = [.. answer.Unknown.Select(MissingShown.Of)],
        Notes = [.. answer.Notes.Select(ReasonShown.Of)],
        Facts = JsonSerializer.Deserialize<Dictionary<string, bool>>(kept.Facts)!,
        OnDay = kept.OnDay,
        RuleVersion = kept.RuleVersion,
        At = kept.At,
    };
}

/// <summary>One reason.</summary>
[Description("One reason of an answer.")]
internal sealed record ReasonShown(
    [property: Description("The reason in plain words.")] Said Text,
    [property: Description("The article.")] string Article,
    [property: Description("The day from which the rule's version applies.")] DateOnly RuleVersion,
    [property: Description("Where the text leaves a choice: the decision record that makes it.")] string? Interpretation)
{
    public static ReasonShown Of(Reason reason) => new(Said.Of(reason.Text), reason.Article, reason.RuleVersion, reason.Interpretation);
}

/// <summary>A fact that is missing.</summary>
[Description("A fact that is missing, and what the answer would be.")]
internal sealed record MissingShown(
    [property: Description("The fact's code.")] string Fact,
    [property: Description("The question that settles it.")] Said? Question,
    [property: Description("The answer if it is so.")] string IfSo,
    [property: Description("The answer if it is not so.")] string IfNot)
{
    public static MissingShown Of(MissingFact missing) => new(
        missing.Fact.Code, Questions.For(missing.Fact) is var (_, choice) ? Said.Of(choice.Label) : null, missing.IfSo.Code(), missing.IfNot.Code());
}

/// <summary>A question of the self-check.</summary>
[Description("A question of the self-check.")]
internal sealed record QuestionShown(
    [property: Description("The question's code.")] string Code,
    [property: Description("The question in plain words.")] Said Text,
    [property: Description("What to know for answering it.")] Said Help,
    [property: Description("The article.")] string Article,
    [property: Description("The facts that it settles.")] IReadOnlyList<FactShown> Facts)
{
    public static QuestionShown Of(Question question) => new(
        question.Code, Said.Of(question.Text), Said.Of(question.Help), question.Article, [.. question.Choices.Select(c => new FactShown(c.Fact.Code, Said.Of(c.Label)))]);
}

/// <summary>A fact in plain words.</summary>
[Description("A fact in plain words.")]
internal sealed record FactShown(
    [property: Description("The fact's code.")] string Code,
    [property: Description("What it says.")] Said Label);
