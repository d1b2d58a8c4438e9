using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;

namespace Noroshi.Products.Law;

/// <summary>
/// 「提供用総合整理分析情報（総合整理分析情報であって選別後通信情報を含まないものをいう。…）」 (art 39) and
/// 「周知等用総合整理分析情報（提供用総合整理分析情報であって秘密を含まないものをいう。…）」 (art 40(1)). What a product holds is what its statements carry
/// from all on which they rest; nobody chooses the class.
/// </summary>
[Article("Act, Art. 38(1)")]
[Article("Act, Art. 39")]
[Article("Act, Art. 40(1)")]
internal static class TheClassFollowsFromTheLineage
{
    public static Marks MarksOf(StatementFacts statement) => statement.Sources.Aggregate(Marks.None, (marks, source) => marks | source.Carries);

    public static Marks MarksOf(IEnumerable<StatementFacts> statements) => statements.Aggregate(Marks.None, (marks, statement) => marks | MarksOf(statement));

    public static InformationClass ClassOf(IEnumerable<StatementFacts> statements) => InformationClasses.Narrowest(MarksOf(statements));

    /// <summary>
    /// How far a product may be shared onward: as far as the strictest of its sources allows. A report, a sighting, a notification bind by their secret and not beyond it; what
    /// a member gave the council is bound by its originator's wish as long as anything rests on it (art 45(6)).
    /// </summary>
    public static Tlp SharingOf(IEnumerable<StatementFacts> statements) =>
        statements.SelectMany(s => s.Sources).Where(s => s.Kind is SourceKind.Contribution or SourceKind.Other || s.Carries is not Marks.None).Aggregate(Tlp.Clear, (strictest, s) => Tlp.Stricter(strictest, s.Sharing));
}
