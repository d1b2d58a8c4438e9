using Noroshi.Parties.KeepingSessions;
using Xunit;

namespace Noroshi.Parties.Tests.KeepingSessions;

/// <summary>A device in the list of sessions has a name that its owner knows.</summary>
public class A_device
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0", "Edge（Windows）", "Edge (Windows)")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari（iPhone）", "Safari (iPhone)")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36", "Chrome（Android）", "Chrome (Android)")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox（Linux）", "Firefox (Linux)")]
    public void is_named_by_its_browser_and_its_system(string agent, string japanese, string english)
    {
        Assert.Equal(japanese, Device.Of(agent).Ja);
        Assert.Equal(english, Device.Of(agent).En);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<script>alert(1)</script>")]
    public void that_says_nothing_known_is_unknown(string? agent) => Assert.Equal("不明な端末", Device.Of(agent).Ja);
}
