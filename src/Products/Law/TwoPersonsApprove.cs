using Noroshi.Kernel;

namespace Noroshi.Products.Law;

/// <summary>
/// The class and the release of a product are looked at by two different persons; one of them may be of a ministry. The Act says nothing of it: it is our way
/// of the necessary and appropriate measures of article 44(1) (ADR 0040). The one who proposes is one of the two; nobody releases alone.
/// </summary>
[Article("Act, Art. 44(1)")]
internal static class TwoPersonsApprove
{
    /// <summary>How many are needed.</summary>
    public const int Needed = 2;

    /// <summary>Whether enough different persons approved what it says now.</summary>
    public static bool IsMet(IEnumerable<PersonId> approvers) => approvers.Distinct().Take(Needed).Count() == Needed;

    /// <summary>Whether somebody may approve beside those who did.</summary>
    public static Ruling Ask(PersonId who, IEnumerable<PersonId> approvers) => approvers.Contains(who)
        ? new Ruling.Refused("Act, Art. 44(1)", new("あなたはすでに承認しています。もう一人、別の人の承認が必要です。", "You have approved it already. A second, different person must approve."))
        : new Ruling.Allowed("Act, Art. 44(1)");
}
