using CsCheck;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law;

/// <summary>Whether it is covered, whether it is notified and whether its incidents are reported are three answers.</summary>
public class Three_answers
{
    private static readonly RegisterRules Rules = RegisterRules.Of(new(2026, 11, 24));

    private static readonly Gen<ClassSet> AClassSet = Gen.Enum<DeviceClass>().Array[0, 3].Select(classes => ClassSet.Of(classes).And(ClassSet.Empty));

    [Theory]
    [InlineData("T1", "OperatingSystem", "Windows Server 2022", "Microsoft", true, false, true)]
    [InlineData("T2-6", "Middleware", "Active Directory", "Microsoft", true, true, true)]
    [InlineData("T1", "OtherHardware", "PRIMERGY", "富士通", true, false, true)]
    [InlineData("T2-3", "Appliance", "FortiGate 200F", "Fortinet", true, true, true)]
    [InlineData("", "Appliance", "FortiGate 200F", "Fortinet", false, false, false)]
    public void stand_apart(string classes, string unit, string product, string maker, bool specified, bool notified, bool reported)
    {
        var set = ClassSet.Of(classes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => DeviceClasses.TryParse(c, out var found) ? found : throw new ArgumentException(c)));
        var answers = ThreeAnswers.Of(new DutyFacts(set, Enum.Parse<ComputerUnit>(unit), DedicatedUse.No, product, maker, null), Rules);

        Assert.Equal((specified, notified, reported), (answers.IsSpecified.Holds, answers.MustBeNotified.Holds, answers.MustBeReported.Holds));
        Assert.All([answers.IsSpecified, answers.MustBeNotified, answers.MustBeReported], a => Assert.NotEmpty(a.Reasons));
    }

    [Fact]
    public void of_which_no_exemption_changes_the_first_or_the_third() => Gen.Select(AClassSet, Gen.Enum<ComputerUnit>(), Gen.Enum<DedicatedUse>(), Gen.Int[0, 2].Select(i => new[] { "Windows", "FortiGate", "" }[i]), Gen.Int[0, 2].Select(i => new[] { "Microsoft", "x", "" }[i])).Sample(
        (classes, unit, use, product, maker) =>
        {
            var answers = ThreeAnswers.Of(new DutyFacts(classes, unit, use, product, maker, null), Rules);
            var plain = ThreeAnswers.Of(new DutyFacts(classes, ComputerUnit.Application, DedicatedUse.No, "x", "y", null), Rules);

            Assert.Equal(plain.IsSpecified.Holds, answers.IsSpecified.Holds);
            Assert.Equal(plain.MustBeReported.Holds, answers.MustBeReported.Holds);
            Assert.True(answers.MustBeNotified.Holds is not true || answers.IsSpecified.Holds is true);
        });

    [Fact]
    public void are_open_as_long_as_the_classes_are() =>
        Assert.Null(ThreeAnswers.Of(new DutyFacts(null, ComputerUnit.Appliance, DedicatedUse.No, "x", "y", null), Rules).MustBeReported.Holds);
}
