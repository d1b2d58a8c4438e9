using Noroshi.CriticalComputers.Law;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law;

/// <summary>Worked examples: which products need no notification, and which only look like them (Order art 2(1), proviso).</summary>
public class Designated_products
{
    private static readonly RegisterRules Rules = RegisterRules.Of(new(2026, 11, 24));

    [Theory]
    [InlineData("Windows Server 2022", "Microsoft", "Yes")]
    [InlineData("Ｗｉｎｄｏｗｓ　Ｓｅｒｖｅｒ　２０１９", "日本マイクロソフト株式会社", "Yes")]
    [InlineData("Microsoft Windows 11", "Microsoft Corporation", "Yes")]
    [InlineData("windows", "ﾏｲｸﾛｿﾌﾄ", "Yes")]
    [InlineData("Windows Server 2022", "", "Near")]
    [InlineData("Windows Server 2022", "富士通", "Near")]
    [InlineData("Windows Embedded Standard 7", "Microsoft", "Near")]
    [InlineData("Windows 10 IoT Enterprise", "Microsoft", "Near")]
    [InlineData("Windows CE 6.0", "Microsoft", "Near")]
    [InlineData("SQL Server for Windows", "Microsoft", "Near")]
    [InlineData("SQL Server 2019", "Microsoft", "No")]
    [InlineData("Windchill", "PTC", "No")]
    [InlineData("Red Hat Enterprise Linux 9", "Red Hat", "No")]
    [InlineData("", "", "No")]
    public void are(string product, string maker, string expected) => Assert.Equal(expected, TheseProductsNeedNoNotification.Of(product, maker, Rules.Designated).Is.ToString());

    [Fact]
    public void are_none_before_commencement() => Assert.Equal(Designation.No, TheseProductsNeedNoNotification.Of("Windows", "Microsoft", RegisterRules.Of(new(2026, 9, 30)).Designated).Is);
}
