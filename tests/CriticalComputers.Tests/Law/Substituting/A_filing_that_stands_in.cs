using CsCheck;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Substituting;
using Noroshi.Kernel;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law.Substituting;

/// <summary>Worked examples of Order articles 2(4), 3(2) and 3(3): when a filing under 経済安全保障推進法 takes the place of a form.</summary>
public class A_filing_that_stands_in
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    [Theory]
    // plan, named, supplier, same facility, class, product, maker, change, only the product, article that allows it
    [InlineData("introduction-plan", "CENTUM VP", "横河電機株式会社", true, "T1", "CENTUM VP", "横河電機株式会社", false, false, "Order, Art. 2(4)")]
    [InlineData("urgent-introduction", "CENTUM VP", "横河電機株式会社", true, "T1", "ＣＥＮＴＵＭ　ＶＰ", "横河電機株式会社", false, false, "Order, Art. 2(4)")]
    [InlineData("introduction-plan", "CENTUM VP", "横河電機株式会社", true, "T1", "CENTUM VP", "横河電機株式会社", true, true, "Order, Art. 3(2)")]
    [InlineData("change-report", "CENTUM VP", "", true, "T1", "CENTUM VP", "横河電機株式会社", true, true, "Order, Art. 3(3)")]
    [InlineData("introduction-plan", "CENTUM VP", "横河電機", true, "T1", "CENTUM VP", "横河電機株式会社", false, false, null)] // alike is not the same
    [InlineData("introduction-plan", "CENTUM VP R6", "横河電機株式会社", true, "T1", "CENTUM VP", "横河電機株式会社", false, false, null)]
    [InlineData("introduction-plan", "CENTUM VP", "横河電機株式会社", false, "T1", "CENTUM VP", "横河電機株式会社", false, false, null)] // of another facility
    [InlineData("introduction-plan", "FortiGate", "Fortinet", true, "T2-3", "FortiGate", "Fortinet", false, false, null)] // neither the facility nor a component
    [InlineData("change-report", "CENTUM VP", "", true, "T1", "CENTUM VP", "横河電機株式会社", false, false, null)] // a change, not an introduction
    [InlineData("change-report", "CENTUM VP", "", true, "T1", "CENTUM VP", "横河電機株式会社", true, false, null)] // more than the product changed
    public void by(string kind, string name, string supplier, bool sameFacility, string @class, string product, string maker, bool isChange, bool onlyTheProduct, string? article)
    {
        DeviceClasses.TryParse(@class, out var known);
        var facts = new StandInFacts(EconomicSecurityFilingKinds.Parse(kind)!.Value, [new(EquipmentRole.Component, name, supplier)], sameFacility, ClassSet.Of(known), product, maker, isChange, onlyTheProduct);

        var ruling = AFilingMayStandInForANotification.Ask(facts, Day);

        Assert.Equal(article, (ruling as Ruling.Allowed)?.Article);
        if (ruling is Ruling.Refused refused)
        {
            Assert.NotEmpty(refused.Reason.Ja);
            Assert.StartsWith("Order, Art.", refused.Article, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void names_what_is_only_alike()
    {
        var facts = new StandInFacts(EconomicSecurityFilingKind.IntroductionPlan, [new(EquipmentRole.Component, "CENTUM-VP", "横河電機")], true, ClassSet.Of(DeviceClass.T1), "CENTUM VP", "横河電機株式会社");

        var refused = Assert.IsType<Ruling.Refused>(AFilingMayStandInForANotification.Ask(facts, Day));
        Assert.Contains("CENTUM-VP", refused.Reason.Ja, StringComparison.Ordinal);
        Assert.Contains("表記が同じではありません", refused.Reason.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void is_not_before_the_Order_is_in_force() =>
        Assert.Throws<NotYetInForceException>(() => AFilingMayStandInForANotification.Ask(new StandInFacts(EconomicSecurityFilingKind.IntroductionPlan, [], true, ClassSet.Empty, "", ""), new(2026, 9, 30)));

    [Fact]
    public void never_for_a_report_by_any_names_unless_only_the_product_changed() => Gen.Select(Gen.String[0, 40], Gen.String[0, 40], Gen.Bool, Gen.Bool).Sample(
        (name, maker, isChange, only) =>
        {
            var facts = new StandInFacts(EconomicSecurityFilingKind.ChangeReport, [new(EquipmentRole.Component, name, maker)], true, ClassSet.Of(DeviceClass.T1), name, maker, isChange, only);
            Assert.Equal(isChange && only, AFilingMayStandInForANotification.Ask(facts, Day) is Ruling.Allowed);
        });
}
