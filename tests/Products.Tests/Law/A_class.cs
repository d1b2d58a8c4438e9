using CsCheck;
using Noroshi.Confidentiality.Face;
using Noroshi.Products.Law;
using Xunit;

namespace Noroshi.Products.Tests.Law;

/// <summary>The class follows from what statements rest on, over random lineages.</summary>
public class A_class
{
    private static readonly Gen<Marks> AnyMarks = Gen.Int[0, 3].Select(m => (Marks)m);

    private static readonly Gen<SourceFacts> ASource =
        from kind in Gen.Enum<SourceKind>()
        from holds in AnyMarks
        from less in AnyMarks
        from sharing in Gen.OneOf(Tlp.All.Select(t => Gen.Const(t)).ToArray())
        from forbids in Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true)))
        select new SourceFacts(Guid.CreateVersion7(), kind, "NR-1", holds, holds & ~less, sharing, forbids);

    private static readonly Gen<StatementFacts[]> Statements =
        (from sources in ASource.List[0, 4]
         from names in Gen.Frequency((9, Gen.Const(0)), (1, Gen.Const(1)))
         select new StatementFacts(Guid.CreateVersion7(), 1, sources, names == 0 ? [] : ["名"])).Array[0, 6];

    [Fact]
    public void never_holds_a_barred_ancestor() => Statements.Sample(
        statements =>
        {
            if (Cleared.For(statements, out var obstacles) is not { } cleared)
            {
                Assert.True(statements.Length == 0 || obstacles.Count > 0);
                return;
            }

            var sources = statements.SelectMany(s => s.Sources).ToArray();
            Assert.DoesNotContain(sources, s => s.Forbids);
            Assert.All(statements, s => Assert.Empty(s.Names));
            if (cleared.Class is not InformationClass.Comprehensive)
            {
                Assert.DoesNotContain(sources, s => s.Carries.HasFlag(Marks.HoldsSelectedCommunications));
            }

            if (cleared.Class is InformationClass.ForPublicity)
            {
                Assert.DoesNotContain(sources, s => s.Carries is not Marks.None);
            }

            Assert.True(cleared.Class.Admits(cleared.Marks));
        },
        iter: 20_000);

    [Fact]
    public void is_changed_neither_by_who_is_named_nor_by_what_an_originator_forbids() => Statements.Sample(
        statements => Assert.Equal(
            TheClassFollowsFromTheLineage.ClassOf(statements),
            TheClassFollowsFromTheLineage.ClassOf(statements.Select(s => s with { Names = [], Sources = [.. s.Sources.Select(e => e with { Forbids = false })] }))),
        iter: 5_000);

    [Fact]
    public void grows_no_wider_when_a_statement_is_left_out() => Statements.Where(s => s.Length > 1).Sample(
        statements => Assert.True(TheClassFollowsFromTheLineage.ClassOf(statements).Contains(TheClassFollowsFromTheLineage.ClassOf(statements[1..]))),
        iter: 5_000);

    [Fact]
    public void is_reached_by_leaving_out_what_stands_in_its_way() => Gen.Select(Statements, Gen.Enum<InformationClass>()).Sample(
        (statements, target) =>
        {
            var barred = NothingBarredIsReleased.Against(statements, target).Select(o => o.Statement).ToHashSet();
            var rest = statements.Where(s => !barred.Contains(s.Id)).ToArray();
            Assert.True(target.Contains(TheClassFollowsFromTheLineage.ClassOf(rest)));
            Assert.Empty(NothingBarredIsReleased.Against(rest, target));
        },
        iter: 10_000);

    [Fact]
    public void comes_with_the_strictest_sharing_that_still_binds() => Statements.Sample(
        statements =>
        {
            var sharing = TheClassFollowsFromTheLineage.SharingOf(statements);
            Assert.All(statements.SelectMany(s => s.Sources).Where(s => s.Kind is SourceKind.Contribution or SourceKind.Other || s.Carries is not Marks.None), s => Assert.True(sharing.IsAtLeastAsStrictAs(s.Sharing)));
        },
        iter: 5_000);
}
