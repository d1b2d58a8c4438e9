using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty;

/// <summary>One thing to tick: a fact in plain words.</summary>
internal sealed record Choice(string Value, Words Label, Fact Fact);

/// <summary>
/// A question of the self-check, in plain words. With one choice it is asked as yes, no or not known; with several the person ticks what is
/// so, or says none or not known.
/// </summary>
internal sealed record Question(string Code, Words Text, Words Help, string Article, IReadOnlyList<Choice> Choices)
{
    /// <summary>The value for "yes" to a question with one choice.</summary>
    public const string Yes = "yes";

    /// <summary>The value for "no" to a question with one choice.</summary>
    public const string No = "no";

    /// <summary>The value for "none of these".</summary>
    public const string NoneOfThese = "none";

    /// <summary>The value for "not known".</summary>
    public const string NotKnown = "unknown";

    /// <summary>Whether it is asked as yes or no.</summary>
    public bool IsYesNo => Choices.Count == 1;

    /// <summary>All that a form offers for this question, in order.</summary>
    public IReadOnlyList<(string Value, Words Label)> Options => IsYesNo
        ? [(Yes, new("はい", "Yes")), (No, new("いいえ", "No")), (NotKnown, new("分からない", "Not known"))]
        : [.. Choices.Select(c => (c.Value, c.Label)), (NoneOfThese, new("どれでもない", "None of these")), (NotKnown, new("分からない", "Not known"))];

    /// <summary>Takes the ticked values into the facts; null if a value is not one of this question or they contradict each other.</summary>
    public Facts? Apply(Facts facts, IReadOnlyCollection<string> values)
    {
        if (values.Count == 0 || values.Any(v => Options.All(o => o.Value != v)) || (values.Contains(NoneOfThese) && values.Count > 1))
        {
            return null;
        }

        if (IsYesNo)
        {
            return values.Count > 1 ? null
                : values.Contains(NotKnown) ? facts.Without(Choices[0].Fact)
                : facts.With(Choices[0].Fact, values.Contains(Yes));
        }

        return Choices.Aggregate(facts, (known, choice) =>
            values.Contains(choice.Value) ? known.With(choice.Fact, true)
            : values.Contains(NotKnown) ? known.Without(choice.Fact)
            : known.With(choice.Fact, false));
    }

    /// <summary>The values that say what is known: what a form shows as ticked.</summary>
    public IReadOnlyList<string> ValuesIn(Facts facts)
    {
        if (IsYesNo)
        {
            return facts[Choices[0].Fact] switch { true => [Yes], false => [No], null => [] };
        }

        var ticked = Choices.Where(c => facts[c.Fact] is true).Select(c => c.Value).ToList();
        return ticked.Count == 0 && Choices.All(c => facts[c.Fact] is false) ? [NoneOfThese] : ticked;
    }
}
