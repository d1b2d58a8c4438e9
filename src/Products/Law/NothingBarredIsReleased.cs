using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;

namespace Noroshi.Products.Law;

/// <summary>What stands in the way of a class or of a release, at one statement.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Source">The edge to the source; null if it is the text itself.</param>
/// <param name="Article">On what it rests.</param>
/// <param name="Reason">What it is, and what to do.</param>
internal sealed record Obstacle(Guid Statement, Guid? Source, string Article, Words Reason);

/// <summary>
/// That nothing in a product stands in the way of its release under a class. Only the rule makes one, so that no product is released that was
/// not asked about.
/// </summary>
internal sealed class Cleared
{
    private Cleared(InformationClass @class, Marks marks, Tlp sharing) => (Class, Marks, Sharing) = (@class, marks, sharing);

    public InformationClass Class { get; }

    public Marks Marks { get; }

    public Tlp Sharing { get; }

    /// <summary>
    /// Article 43: 「…通信の当事者その他の者の権利利益の保護に配慮しなければならない。」 Asks whether statements may be released as what they are; null with what
    /// stands in the way otherwise. The class is that of the lineage.
    /// </summary>
    public static Cleared? For(IReadOnlyList<StatementFacts> statements, out IReadOnlyList<Obstacle> obstacles)
    {
        var @class = TheClassFollowsFromTheLineage.ClassOf(statements);
        obstacles = [.. NothingBarredIsReleased.Against(statements, @class)];
        return statements.Count > 0 && obstacles.Count == 0
            ? new Cleared(@class, TheClassFollowsFromTheLineage.MarksOf(statements), TheClassFollowsFromTheLineage.SharingOf(statements))
            : null;
    }
}

/// <summary>
/// What a product of a class may not hold. 選別後通信情報 and secrets bar a class (arts 39, 40(1)); that somebody is named, or that the originator forbids,
/// bars every release and changes no class (arts 8, 43, 45(6)).
/// </summary>
[Article("Act, Art. 39")]
[Article("Act, Art. 40(1)")]
[Article("Act, Art. 43")]
[Article("Act, Art. 45(6)")]
internal static class NothingBarredIsReleased
{
    public static IEnumerable<Obstacle> Against(IEnumerable<StatementFacts> statements, InformationClass @class)
    {
        foreach (var statement in statements)
        {
            foreach (var source in statement.Sources)
            {
                if (source.Carries.HasFlag(Marks.HoldsSelectedCommunications) && @class is not InformationClass.Comprehensive)
                {
                    yield return new(statement.Id, source.Id, "Act, Art. 39", new(
                        $"{source.Number}の選別後通信情報を含みます。提供用・周知等用にするには、この記載を外してください。",
                        $"It holds 選別後通信情報 of {source.Number}. Leave the statement out for provision or publicity."));
                }

                if (source.Carries.HasFlag(Marks.HoldsSecret) && @class is InformationClass.ForPublicity)
                {
                    yield return new(statement.Id, source.Id, "Act, Art. 40(1)", new(
                        $"{source.Number}の秘密を含みます。周知等用にするには、秘密を除いて書き換えるか、この記載を外してください。",
                        $"It holds a secret of {source.Number}. Rewrite it without the secret, or leave the statement out, for publicity."));
                }

                if (source.Forbids)
                {
                    yield return new(statement.Id, source.Id, "Act, Art. 45(6)", new(
                        $"{source.Number}の提供者が、外に出すことを認めていません。提供者の同意を得るか、この記載を外してください。",
                        $"The originator of {source.Number} does not let it go out. Ask for consent, or leave the statement out."));
                }
            }

            if (statement.Names.Count > 0)
            {
                yield return new(statement.Id, null, "Act, Art. 43", new(
                    $"報告した者が分かる語があります：{string.Join("、", statement.Names)}。書き換えてください。",
                    $"Words that name one who reported: {string.Join(", ", statement.Names)}. Rewrite it."));
            }
        }
    }
}
