using CsCheck;
using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law;

/// <summary>Order art 4(1): on which classes the precursor events are reportable.</summary>
public class Precursors_on_a_class
{
    private static readonly DateOnly Commencement = new(2026, 10, 1);

    [Fact]
    public void are_not_reportable_before_commencement() =>
        Assert.Throws<NotYetInForceException>(() => ReportableEvents.IncludePrecursors([DeviceClass.T1], Commencement.AddDays(-1)));

    [Theory]
    [InlineData("T2-3")]
    [InlineData("T2-4")]
    [InlineData("T2-5a")]
    [InlineData("T2-5b")]
    [InlineData("T2-6")]
    [InlineData("T2-7")]
    [InlineData("T3-1")]
    [InlineData("T3-2")]
    public void are_not_reportable_away_from_the_facility(string code)
    {
        Assert.True(DeviceClasses.TryParse(code, out var @class));
        Assert.False(ReportableEvents.IncludePrecursors([@class], Commencement));
    }

    [Theory]
    [InlineData("T1")]
    [InlineData("T2-1")]
    [InlineData("t2-2")]
    public void are_reportable_on_the_facility_and_next_to_it(string code)
    {
        Assert.True(DeviceClasses.TryParse(code, out var @class));
        Assert.True(ReportableEvents.IncludePrecursors([@class], Commencement));
    }

    [Fact]
    public void are_not_reportable_on_a_computer_of_no_class() => Assert.False(ReportableEvents.IncludePrecursors([], Commencement));

    [Fact]
    public void follow_the_strictest_of_several_classes_in_any_order() => Gen.Shuffle(DeviceClasses.All.ToArray()).Select(Gen.Int[0, 11]).Sample(
        (shuffled, count) => ReportableEvents.IncludePrecursors(shuffled.Take(count), Commencement)
            == shuffled.Take(count).Any(c => c is DeviceClass.T1 or DeviceClass.T2_1 or DeviceClass.T2_2));

    [Fact]
    public void have_codes_names_and_articles_for_every_class()
    {
        Assert.Equal(11, DeviceClasses.All.Count);
        Assert.All(DeviceClasses.All, @class =>
        {
            Assert.True(DeviceClasses.TryParse(@class.Code(), out var back));
            Assert.Equal(@class, back);
            Assert.NotEmpty(@class.Words().Ja);
            Assert.NotEmpty(@class.Words().En);
            var written = typeof(DeviceClass).GetField(@class.ToString())!.GetCustomAttributes(typeof(ArticleAttribute), false);
            Assert.Equal(@class.Article(), Assert.IsType<ArticleAttribute>(Assert.Single(written)).Citation);
        });
    }

    [Theory]
    [InlineData("T4")]
    [InlineData("T2_1")]
    [InlineData("")]
    [InlineData(null)]
    public void have_no_class_for_an_unknown_code(string? code) => Assert.False(DeviceClasses.TryParse(code, out _));
}
