using System.ComponentModel;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Deadlines;
using Noroshi.CriticalComputers.Registering;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api.Shown;

/// <summary>All there is to know of one entry.</summary>
[Description("One entry with the three answers, what is owed by which rule, its notifications and its history.")]
internal sealed record ComputerFileShown(
    [property: Description("The entry.")] ComputerShown Computer,
    [property: Description("The three answers, which are not one.")] ThreeAnswersShown Answers,
    [property: Description("The last day of what is owed and its rule; null if nothing is owed.")] OwedByShown? Due,
    [property: Description("The notifications in which it stands, newest first.")] IReadOnlyList<NotifiedInShown> Notified,
    [property: Description("What was done to it, newest first; the last 200 changes.")] IReadOnlyList<ChangeShown> History)
{
    public static ComputerFileShown Of(EntryFile file) => new(
        ComputerShown.Of(file.Computer),
        new ThreeAnswersShown(AnswerShown.Of(file.Answers.IsSpecified), AnswerShown.Of(file.Answers.MustBeNotified), AnswerShown.Of(file.Answers.MustBeReported)),
        file.Due is { } due ? OwedByShown.Of(due) : null,
        [.. file.Notified.Select(n => new NotifiedInShown(n.In.Number, Kebab.Of(n.Line.As), n.Line.On, n.In.FiledAt))],
        [.. file.History.Select(ChangeShown.Of)]);
}

/// <summary>The three answers.</summary>
[Description("Whether it is a 特定重要電子計算機, whether it must be notified, and whether its incidents must be reported. What frees from one frees from no other.")]
internal sealed record ThreeAnswersShown(
    [property: Description("Whether it is a 特定重要電子計算機.")] AnswerShown IsSpecified,
    [property: Description("Whether it must be notified.")] AnswerShown MustBeNotified,
    [property: Description("Whether its incidents must be reported.")] AnswerShown MustBeReported);

/// <summary>An answer with its reasons.</summary>
[Description("An answer with its reasons.")]
internal sealed record AnswerShown(
    [property: Description("Yes or no; null while it cannot be said.")] bool? Holds,
    [property: Description("Why.")] IReadOnlyList<ReasonShown> Reasons)
{
    public static AnswerShown Of(DutyAnswer answer) => new(answer.Holds, [.. answer.Reasons.Select(r => new ReasonShown(Said.Of(r.Text), r.Article))]);
}

/// <summary>A reason with its article.</summary>
[Description("A reason with its article.")]
internal sealed record ReasonShown(
    [property: Description("The reason.")] Said Text,
    [property: Description("The article.")] string Article);

/// <summary>By which rule a last day was found.</summary>
[Description("A last day and the rule by which it was found.")]
internal sealed record OwedByShown(
    [property: Description("The last day.")] DateOnly LastDay,
    [property: Description("From which day it was counted.")] DateOnly Base,
    [property: Description("The rule: introduction, change, in-place-at-commencement …")] string Rule,
    [property: Description("The rule in words.")] Said Says,
    [property: Description("Its article.")] string Article,
    [property: Description("From which day this version of the rule is in force.")] DateOnly RuleInForceFrom)
{
    public static OwedByShown Of(OwedBy due) => new(due.LastDay, due.Base, due.Case.Code(), Said.Of(due.Case.Words()), due.Case.Article(), due.RuleVersion);
}

/// <summary>A notification in which an entry stands.</summary>
[Description("A notification in which the entry stands.")]
internal sealed record NotifiedInShown(
    [property: Description("Its number.")] string Number,
    [property: Description("As what the entry stands in it: new, changed or removed.")] string As,
    [property: Description("The day of the introduction, of the change or of the removal.")] DateOnly? On,
    [property: Description("When it was filed, UTC.")] DateTimeOffset FiledAt);

/// <summary>One line of an entry's history.</summary>
[Description("What was done to the entry at one time.")]
internal sealed record ChangeShown(
    [property: Description("When, UTC.")] DateTimeOffset At,
    [property: Description("By whom; null where the person is no longer known.")] string? By,
    [property: Description("By which way: page, import, bulk, api or filing.")] string Way,
    [property: Description("Whether the entry was made then.")] bool Entered,
    [property: Description("The fields that changed.")] IReadOnlyList<FieldChangeShown> Fields)
{
    public static ChangeShown Of(HistoryLine line) => new(
        line.At, line.By, Kebab.Of(line.Way), line.Entered, [.. line.Fields.Select(f => new FieldChangeShown(f.Code, f.Before, f.After))]);
}

/// <summary>A field that changed.</summary>
[Description("A field that changed.")]
internal sealed record FieldChangeShown(
    [property: Description("The member.")] string Field,
    [property: Description("As it was; null for nothing.")] string? Before,
    [property: Description("As it is since; null for nothing.")] string? After);
