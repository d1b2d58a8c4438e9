using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Xunit;

namespace Noroshi.Confidentiality.Tests;

/// <summary>The originator's handling opinion.</summary>
public class An_opinion_on_handling
{
    [Theory]
    [InlineData(2_000, 0)]
    [InlineData(2_001, 1)]
    public void may_be_two_thousand_characters_long(int length, int problems) => Assert.Equal(
        problems,
        new HandlingOpinion(new OrganisationId(Guid.Empty), DateTimeOffset.UnixEpoch, Tlp.Amber, new string('あ', length)).Problems().Count);
}
