using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;

namespace Noroshi.Council.Law;

/// <summary>
/// 「…提供用総合整理分析情報その他の情報（選別後通信情報を含むものを除く。…）を共有する」: what holds 選別後通信情報 is never shared in the council. A
/// contribution has no place for that mark; who says that something holds it is refused before anything is kept.
/// </summary>
[Article("Act, Art. 45(3)")]
internal static class TheCouncilSharesNoSelectedCommunications
{
    private static readonly Words Never = new(
        "選別後通信情報を含むものは、協議会で共有できません。何も保存していません。", "What holds selected communications information cannot be shared in the council. Nothing was kept.");

    internal static readonly Dated<Func<Marks, bool>> Rule = new Dated<Func<Marks, bool>>().From(InForce.Since, marks => !marks.HasFlag(Marks.HoldsSelectedCommunications));

    public static Ruling Ask(Marks marks, DateOnly day) => Rule.On(day)(marks)
        ? new Ruling.Allowed("Act, Art. 45(3)")
        : new Ruling.Refused("Act, Art. 45(3)", Never);
}
