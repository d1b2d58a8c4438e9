using Noroshi.CriticalComputers.Law.Classes;

namespace Noroshi.CriticalComputers.Classifying;

/// <summary>One question and its answer; null for "not known".</summary>
internal readonly record struct AnsweredFact(ClassFact Fact, bool? Answer);

/// <summary>
/// What has been answered so far, as it stands in the address of the page: <c>part-of-facility.no~connected.yes</c>. Nothing is kept on the
/// server, so a visitor leaves no trace and the browser's back button works.
/// </summary>
internal sealed record AnsweredFacts(IReadOnlyList<AnsweredFact> Answers)
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string NotKnown = "unknown";

    private const int Longest = 1000;

    public SomeFacts Facts => Answers.Aggregate(default(SomeFacts), (facts, a) => a.Answer is { } holds ? facts.With(a.Fact, holds) : facts);

    public string Written => string.Join('~', Answers.Select(a => $"{a.Fact.Code()}.{a.Answer switch { true => Yes, false => No, null => NotKnown }}"));

    public string Path => $"/computers/check?so={Uri.EscapeDataString(Written)}";

    /// <summary>Reads it from the address. What is no answer to a question is left out.</summary>
    public static AnsweredFacts Read(string? written)
    {
        var answers = new AnsweredFacts([]);
        foreach (var part in (written is { Length: <= Longest } ? written : "").Split('~', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('.') is [var code, var answer] && ClassFacts.Read(code) is { } fact && !answers.Has(fact))
            {
                answers = answers.With(fact, answer) ?? answers;
            }
        }

        return answers;
    }

    public bool Has(ClassFact fact) => Answers.Any(a => a.Fact == fact);

    /// <summary>With one more answer; null if it is none.</summary>
    public AnsweredFacts? With(ClassFact fact, string? answer) => answer is Yes or No or NotKnown
        ? new([.. Answers.Where(a => a.Fact != fact), new(fact, answer switch { Yes => true, No => false, _ => null })])
        : null;

    /// <summary>As it was before a question was put.</summary>
    public AnsweredFacts Before(ClassFact fact) => new([.. Answers.TakeWhile(a => a.Fact != fact)]);
}
