using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Provision.Law;
using Xunit;

namespace Noroshi.Provision.Tests.Law;

/// <summary>On which device, and whether it may be carried away.</summary>
public class How_it_may_be_taken
{
    [Fact]
    public void follows_from_class_device_sender_and_leak_alone()
    {
        foreach (var how in Enum.GetValues<TakenAs>())
        {
            foreach (var @class in Enum.GetValues<InformationClass>())
            {
                foreach (var upTo in Enum.GetValues<InformationClass>())
                {
                    foreach (var device in Enum.GetValues<DeviceStanding>())
                    {
                        foreach (var (viewOnly, stopped) in new[] { (false, false), (true, false), (false, true), (true, true) })
                        {
                            var above = @class < upTo;
                            var may = how switch
                            {
                                TakenAs.Screen => !above || device is DeviceStanding.Registered,
                                TakenAs.File => !viewOnly && !stopped && (!above || device is DeviceStanding.Registered),
                                _ => !viewOnly && !stopped && !above,
                            };
                            Assert.Equal(may, HowItMayBeTaken.Ask(new(how, @class, viewOnly, stopped, device), upTo) is Ruling.Allowed);
                        }
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("ForPublicity", InformationClass.ForPublicity)]
    [InlineData("Comprehensive", InformationClass.Comprehensive)]
    [InlineData("9", HowItMayBeTaken.UntilSet)]
    [InlineData("nonsense", HowItMayBeTaken.UntilSet)]
    [InlineData(null, HowItMayBeTaken.UntilSet)]
    public void is_read_from_the_policy_as_it_is_kept(string? written, InformationClass upTo) => Assert.Equal(upTo, HowItMayBeTaken.Read(written));
}
