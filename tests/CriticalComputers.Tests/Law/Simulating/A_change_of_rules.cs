using CsCheck;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Deadlines;
using Noroshi.CriticalComputers.Law.Simulating;
using Noroshi.CriticalComputers.Store;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law.Simulating;

/// <summary>Trying out a change of the rules, and what a change does to limits that run (ADR 0035).</summary>
public class A_change_of_rules
{
    private static readonly RegisterRules Rules = RegisterRules.Of(new(2026, 11, 24));
    private static readonly FacilityEntry Facility = new("electricity", "需給制御システム", "x", null, null);
    private static readonly Gen<ClassSet> AClassSet = Gen.Enum<DeviceClass>().Array[0, 3].Select(classes => ClassSet.Of(classes).And(ClassSet.Empty));
    private static readonly Gen<string> AProduct = Of("FortiGate 200F", "FortiGate", "Windows 11", "windows server", "Edge", "");
    private static readonly Gen<string> AMaker = Of("Fortinet", "フォーティネット", "Microsoft", "");

    private static readonly Gen<RuleChange> AChange = Gen.OneOf(
        Gen.Select(AProduct.Where(p => p.Length > 0), AMaker.Where(m => m.Length > 0), Gen.Bool, RuleChange (p, m, ends) => new RuleChange.Designation(p, m, ends)),
        Gen.Select(Gen.Bool, Gen.Bool, RuleChange (a, b) => new RuleChange.Reading(new ClassReadings(a, b))),
        Gen.Bool.Select(RuleChange (b) => new RuleChange.Dedicated(b)),
        Gen.Enum<DeviceClass>().Select(RuleChange (c) => new RuleChange.ClassDropped(c)));

    private static readonly Gen<ComputerEntry> AnEntry = Gen.Select(AClassSet, Gen.Enum<ComputerUnit>(), Gen.Enum<DedicatedUse>(), AProduct, AMaker, Gen.Int[0, 300], Gen.Bool).Select(
        (classes, unit, use, product, maker, days, known) => new ComputerEntry
        {
            Facility = new FacilityId(Guid.Empty), Label = "x", Product = product, Maker = maker, Unit = unit, Classes = known ? classes : null, Dedicated = use, IntroducedOn = new DateOnly(2026, 8, 1).AddDays(days),
        });

    [Fact]
    public void that_is_none_does_nothing() => AnEntry.Sample(entry =>
    {
        var change = new RuleChange.None();
        Assert.Same(Rules, change.In(Rules));
        Assert.Equal(SimulatedEffect.None, SimulatedEffects.OfNotified(change, Facts(entry), Rules, change.In(Rules)).Effect);
    });

    [Fact]
    public void touches_the_first_and_third_answer_only_if_it_takes_a_class_out() => Gen.Select(AnEntry, AChange).Sample((entry, change) =>
    {
        var (before, after) = (ThreeAnswers.Of(Facts(entry), Rules), ThreeAnswers.Of(Facts(entry), change.In(Rules)));
        Assert.True(change is RuleChange.ClassDropped || (before.IsSpecified.Holds, before.MustBeReported.Holds) == (after.IsSpecified.Holds, after.MustBeReported.Holds));
    });

    [Fact]
    public void does_nothing_more_when_it_is_made_twice() => Gen.Select(AnEntry, AChange).Sample((entry, change) =>
        Assert.Equal(ThreeAnswers.Of(Facts(entry), change.In(Rules)).MustBeNotified.Holds, ThreeAnswers.Of(Facts(entry), change.In(change.In(Rules))).MustBeNotified.Holds));

    [Fact]
    public void that_designates_a_product_is_what_a_notice_does_that_is_entered() => Gen.Select(AnEntry, AProduct.Where(p => p.Length > 0), AMaker.Where(m => m.Length > 0)).Sample((entry, product, maker) =>
    {
        var simulated = new RuleChange.Designation(product, maker, false).In(Rules);
        var entered = Rules with { Designated = TheseProductsNeedNoNotification.On(Rules.Day, [new DesignationChange(Rules.Day, new DesignatedProduct(product, maker, [], []), false)]) };
        Assert.Equal(Standing(entry, entered).State, Standing(entry, simulated).State);
    });

    [Fact]
    public void is_not_needed_for_labels_which_change_no_standing() => Gen.Select(AnEntry, Gen.Bool.Nullable(), Gen.Bool.Nullable(), Gen.Bool.Nullable(), Gen.Int[1, 5].Nullable(), Gen.String.Null()).Sample(
        (entry, exposed, isolated, ismap, impact, dependency) => Assert.Equal(
            Standing(entry, Rules),
            Standing(entry with { Exposed = exposed, Isolated = isolated, Ismap = ismap, Impact = impact, Dependency = dependency, Note = dependency }, Rules)));

    [Fact]
    public void moves_no_limit_that_runs() => Gen.Select(AnEntry, AChange, Gen.Int[1, 400]).Sample((entry, change, days) =>
    {
        var was = Standing(entry, Rules);
        var later = change.In(Rules with { Day = Rules.Day.AddDays(days) });
        var now = Standing(entry, later, new StandingBefore(was.State, was.ChangedOn, was.Due, later.Day));
        Assert.True(was.State is not ComputerState.Due || now.State is not ComputerState.Due || was.Due == now.Due);
    });

    [Fact]
    public void that_makes_something_owed_gives_four_months_and_they_stay()
    {
        var entry = new ComputerEntry { Facility = new FacilityId(Guid.Empty), Label = "x", Product = "Windows 11", Maker = "Microsoft", Unit = ComputerUnit.OperatingSystem, Classes = ClassSet.Of(DeviceClass.T1), IntroducedOn = new(2026, 10, 5) };
        var day = new DateOnly(2027, 6, 1);
        var rules = new RuleChange.Designation("Windows", "Microsoft", true).In(RegisterRules.Of(day));

        var owed = Standing(entry, rules, new StandingBefore(ComputerState.Exempt, null, null, day));
        Assert.Equal((DeadlineCase.RuleTookForce, new DateOnly(2027, 10, 1)), (owed.Due!.Case, owed.Due.LastDay));

        var again = Standing(entry, rules with { Day = new(2027, 7, 1) }, new StandingBefore(owed.State, null, OwedBy.Read(owed.Due.ToJson()), null));
        Assert.Equal(owed.Due, again.Due);
    }

    [Theory]
    [InlineData("T2-7", false, true, true, true, true)]
    [InlineData("T2-2,T2-7", false, true, true, true, false)]
    [InlineData("T2-2", false, true, true, true, null)]
    [InlineData("T1", false, true, true, true, null)]
    [InlineData("", true, false, true, true, false)]
    [InlineData("T2-7", true, false, true, true, null)]
    [InlineData("T2-3", false, false, false, true, true)]
    [InlineData("T2-1,T2-3", false, false, false, true, null)]
    [InlineData("T3-2", false, false, true, false, false)]
    [InlineData("T2-3", false, false, true, false, null)]
    public void of_a_reading_is_only_ever_possible(string classes, bool addresses, bool addressesAfter, bool affect, bool affectAfter, bool? fallsAway)
    {
        var set = ClassSet.Of(classes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => DeviceClasses.TryParse(c, out var found) ? found : throw new ArgumentException(c)));
        var may = AReadingMayChangeClasses.Of(set, new ClassReadings(addresses, affect), new ClassReadings(addressesAfter, affectAfter));
        Assert.Equal(fallsAway, may?.MayFallAway);
        Assert.Null(AReadingMayChangeClasses.Of(set, new ClassReadings(addresses, affect), new ClassReadings(addresses, affect)));
    }

    [Fact]
    public void of_a_reading_rules_out_no_computer_whose_classes_do_change() => Gen.Select(Gen.Int[0, (1 << 19) - 1], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool).Sample((facts, a, b, c, d) =>
    {
        var (before, after) = (new ClassReadings(a, b), new ClassReadings(c, d));
        var was = new ClassFinder(before, Rules.Day).Of((ClassFact)facts);
        var now = new ClassFinder(after, Rules.Day).Of((ClassFact)facts);
        Assert.True(was == now || AReadingMayChangeClasses.Of(was, before, after) is not null, $"{was} becomes {now}");
    });

    private static Gen<string> Of(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static DutyFacts Facts(ComputerEntry entry) => new(entry.Classes, entry.Unit, entry.Dedicated, entry.Product, entry.Maker, null);

    private static Standing Standing(ComputerEntry entry, RegisterRules rules, StandingBefore? before = null) =>
        Standings.Of(entry, Facility, null, false, null, before ?? StandingBefore.Nothing, rules);
}
