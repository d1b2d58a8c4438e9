using CsCheck;
using Noroshi.Confidentiality.Face;
using Xunit;

namespace Noroshi.Confidentiality.Tests;

/// <summary>総合 ⊃ 提供用 ⊃ 周知等用, and the two marks (Act arts 38 to 40).</summary>
public class Classes_of_information
{
    private static readonly Gen<Marks> AnyMarks = Gen.Int[0, 3].Select(i => (Marks)i);
    private static readonly Gen<InformationClass> AnyClass = Gen.Int[0, 2].Select(i => (InformationClass)i);

    [Theory]
    [InlineData(Marks.HoldsSelectedCommunications, InformationClass.ForProvision)]
    [InlineData(Marks.HoldsSelectedCommunications, InformationClass.ForPublicity)]
    [InlineData(Marks.HoldsSelectedCommunications | Marks.HoldsSecret, InformationClass.ForProvision)]
    [InlineData(Marks.HoldsSecret, InformationClass.ForPublicity)]
    public void do_not_admit_what_they_may_not_hold(Marks marks, InformationClass @class) => Assert.False(@class.Admits(marks));

    [Theory]
    [InlineData(Marks.None, InformationClass.ForPublicity)]
    [InlineData(Marks.HoldsSecret, InformationClass.ForProvision)]
    [InlineData(Marks.HoldsSelectedCommunications, InformationClass.Comprehensive)]
    public void admit_what_they_may_hold(Marks marks, InformationClass narrowest)
    {
        Assert.Equal(narrowest, InformationClasses.Narrowest(marks));
        Assert.True(narrowest.Admits(marks));
    }

    [Fact]
    public void contain_each_other_in_one_line() => Gen.Select(AnyClass, AnyClass, AnyMarks).Sample((wide, narrow, marks) =>
        (wide.Contains(narrow) || narrow.Contains(wide)) && (!wide.Contains(narrow) || !narrow.Admits(marks) || wide.Admits(marks)));

    [Fact]
    public void never_widen_when_a_mark_is_added() => Gen.Select(AnyClass, AnyMarks, AnyMarks).Sample((@class, marks, more) =>
        !@class.Admits(marks | more) || @class.Admits(marks));
}
