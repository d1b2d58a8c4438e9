using System.Globalization;
using Noroshi.IncidentReports.Law.Duty;

namespace Noroshi.IncidentReports.Checking;

/// <summary>One question and what was answered to it.</summary>
internal sealed record AnsweredQuestion(Question Question, IReadOnlyList<string> Values);

/// <summary>
/// A self-check so far, as it stands in the address of its page: <c>operator.yes~classes.T1.T2-1</c>. Nothing is kept on the server until the
/// person asks for it, so the browser's back button works and a visitor leaves no trace.
/// </summary>
internal sealed record AnsweredSoFar(IReadOnlyList<AnsweredQuestion> Answers)
{
    private const int Longest = 4000;

    /// <summary>Reads it from the address. What is no answer to a question is left out.</summary>
    public static AnsweredSoFar Read(string? written)
    {
        var answers = new List<AnsweredQuestion>();
        foreach (var part in (written is { Length: <= Longest } ? written : "").Split('~', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split('.');
            if (Questions.Find(words[0]) is { } question && answers.All(a => a.Question != question) && question.Apply(Law.Duty.Facts.None, words[1..]) is not null)
            {
                answers.Add(new AnsweredQuestion(question, words[1..]));
            }
        }

        return new AnsweredSoFar(answers);
    }

    /// <summary>All that is known.</summary>
    public Facts Facts => Answers.Aggregate(Law.Duty.Facts.None, (facts, answer) => answer.Question.Apply(facts, answer.Values) ?? facts);

    /// <summary>The questions that have been put.</summary>
    public IReadOnlyCollection<string> Asked => [.. Answers.Select(a => a.Question.Code)];

    /// <summary>With one more answer; null if the values are no answer to the question.</summary>
    public AnsweredSoFar? With(Question question, IReadOnlyList<string> values) => question.Apply(Law.Duty.Facts.None, values) is null
        ? null
        : new AnsweredSoFar([.. Answers.Where(a => a.Question != question), new AnsweredQuestion(question, values)]);

    /// <summary>As it was before a question was put.</summary>
    public AnsweredSoFar Before(Question question) => new([.. Answers.TakeWhile(a => a.Question != question)]);

    /// <summary>As it stands in the address.</summary>
    public string Written => string.Join('~', Answers.Select(a => string.Join('.', [a.Question.Code, .. a.Values])));

    /// <summary>The address of the page.</summary>
    public string Path(DateOnly onDay, bool stop = false) => string.Create(
        CultureInfo.InvariantCulture, $"/check?on={onDay:yyyy-MM-dd}&so={Uri.EscapeDataString(Written)}{(stop ? "&stop=true" : "")}");
}
