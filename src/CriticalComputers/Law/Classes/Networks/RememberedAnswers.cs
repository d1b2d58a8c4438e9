namespace Noroshi.CriticalComputers.Law.Classes.Networks;

/// <summary>The answers of the questionnaire, each worked out once: of many thousand computers a few hundred differ in what is known of them.</summary>
internal sealed class RememberedAnswers(ClassFinder finder)
{
    private readonly Dictionary<SomeFacts, ClassAnswer> answers = [];

    /// <summary>Whose conditions are asked.</summary>
    public ClassFinder Finder { get; } = finder;

    public ClassAnswer Of(SomeFacts facts) => answers.TryGetValue(facts, out var known) ? known : answers[facts] = SelfCheck.Answer(facts, Finder);
}
