using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;

namespace Noroshi.Products.Law;

/// <summary>
/// 「…当該事務に関して知り得た報告等情報に関する秘密を漏らし、又は盗用してはならない。」 What is reported counts as secret. A statement carries it on until it is said
/// why it does not: rewritten, a technical trace, public before. 選別後通信情報 is never rewritten away: a statement that rests on it is left out
/// (ADR 0040).
/// </summary>
[Article("Act, Art. 8(2)")]
[Article("Act, Art. 39")]
internal static class ASecretIsLeftBehindForAReason
{
    public const int LongestReason = 500;

    /// <summary>What is wrong with what a statement is said to carry of a source.</summary>
    /// <param name="holds">The marks of the source.</param>
    /// <param name="carries">What the statement is said to carry.</param>
    /// <param name="why">Why less.</param>
    /// <param name="reason">In words.</param>
    /// <param name="isThePassage">Whether the statement says just what the passage says.</param>
    public static Problems Of(Marks holds, Marks carries, WhyLess why, string reason, bool isThePassage)
    {
        var less = holds & ~carries;
        return new Problems()
            .Unless((carries & ~holds) is Marks.None, "Carries", "carries-more", new("出典にない区分の目印は付けられません。", "A statement cannot carry a mark that its source has not."))
            .Unless(!less.HasFlag(Marks.HoldsSelectedCommunications), "Carries", "selected-communications", new(
                "選別後通信情報を含む出典は、書き換えでは外せません。この記載を外してください。", "A source that holds 選別後通信情報 cannot be rewritten away. Leave the statement out."))
            .Unless(less is Marks.None || why is not WhyLess.No, "Why", "why-less", new("秘密を含まないとする理由を選んでください。", "Choose why it no longer carries the secret."))
            .Unless(less is Marks.None || reason.Trim().Length is > 0 and <= LongestReason, "Reason", "reason", new(
                "秘密を含まないと判断した理由を500字以内で書いてください。", "Say in at most 500 characters why it no longer carries the secret."))
            .Unless(less is Marks.None || why is not WhyLess.Rewritten || !isThePassage, "Why", "not-rewritten", new(
                "報告の記載と同じ文です。書き換えたとするには、文を直してください。", "It says just what the report says. Rewrite the sentence first."));
    }
}
