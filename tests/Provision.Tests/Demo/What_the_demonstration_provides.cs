using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Demo;

/// <summary>The demonstration shows the whole way: from a report to a product, to those who use it, to the public, and back.</summary>
public class What_the_demonstration_provides
{
    private const string Alert = "遠隔保守用のVPN装置を狙う攻撃が続いています";

    [Theory, BothDatabases]
    public async Task goes_from_a_report_to_the_people_who_can_act_and_back(Database on)
    {
        await using var house = await House.OpenAsync(on, demo: true);
        await house.DrainOutboxAsync();

        var analyst = await house.AnAnalystAsync();
        var written = (await analyst.GetAsync("/analysis")).Words;
        Assert.Contains(Alert, written);
        Assert.Contains("ランサムウェア「K7」の侵入と拡大の分析", written);
        Assert.Contains("委託先の保守端末を経由した侵入への備え", (await (await house.AnAnalystAsync("cabinet-supervisor")).GetAsync("/analysis/approvals")).Words);

        foreach (var user in new[] { "op-01", "op-09", "op-07" })
        {
            using var reader = await house.SignInAsync(await house.SomebodyAsync(user));
            var received = await reader.GetAsync((await reader.InboxAsync())[0]);
            Assert.Contains("管理画面と遠隔接続を、外部から遮断してください。", received.Words);
        }

        var sending = (await analyst.GetAsync("/provision")).Document.QuerySelectorAll("main a[href^='/provision/sendings/']").Select(a => a.GetAttribute("href")!).Last();
        var state = (await analyst.GetAsync(sending)).Words;
        Assert.Contains("遠隔接続を止めました。", state);
        Assert.Contains("該当なし", state);

        using var everybody = house.Visitor();
        var bulletin = await everybody.GetAsync("/bulletin");
        Assert.Contains(Alert, bulletin.Words);
        var shown = (await everybody.GetAsync(bulletin.Find("main h2 a")!.GetAttribute("href")!)).Words;
        Assert.Contains("電気事業", shown);
        Assert.DoesNotContain("東都電力", shown);

        using var minister = await house.SignInAsAsync("desk-supervisor", await house.AuthorityAsync("meti"));
        Assert.Contains(Alert, (await minister.GetAsync("/relay")).Words);
    }
}
