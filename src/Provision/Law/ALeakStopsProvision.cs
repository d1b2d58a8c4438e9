using Noroshi.Kernel;

namespace Noroshi.Provision.Law;

/// <summary>
/// Where what was provided has got out (「漏えい」), nothing more is provided to that recipient until it has been looked into, and another person than the one who stopped it lets it go
/// on. What the recipient holds already it may read on: it may need it to defend itself. A policy of the house.
/// </summary>
[Article("Act, Art. 44(1)")]
internal static class ALeakStopsProvision
{
    public const string Article = "Act, Art. 44(1)";
    public const int LongestText = 2_000;

    /// <summary>What those are told who would send.</summary>
    public static readonly Ruling.Refused Stopped = new(Article, new("漏えいの確認のため、この相手への提供を止めています。", "Provision to this recipient is stopped while a leak is looked into."));

    /// <summary>Whether provision may go on again.</summary>
    /// <param name="decided">Whether a decision is on record.</param>
    /// <param name="stopper">Who stopped it.</param>
    /// <param name="restorer">Who lets it go on.</param>
    public static Ruling Restore(bool decided, PersonId stopper, PersonId restorer) => (decided, stopper == restorer) switch
    {
        (false, _) => new Ruling.Refused(Article, new("先に、調べた結果と判断を記録してください。", "Record first what was found and decided.")),
        (_, true) => new Ruling.Refused(Article, new("止めた人は、自分では再開できません。ほかの担当者に依頼してください。", "Whoever stopped it cannot let it go on. Ask a colleague.")),
        _ => new Ruling.Allowed(Article),
    };
}
