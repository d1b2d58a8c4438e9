using Noroshi.CriticalComputers.Tests.Importing;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>What changes and owes nothing (Order art 3(4)), and what may owe something and is told without a limit.</summary>
public class What_owes_no_notification(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task is_a_new_name_of_the_operator(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AComputerAsync(await world.AFacilityAsync(), "fw-01");
        var number = await world.FileAsync();
        var code = await house.SqlAsync($"SELECT code FROM organisations WHERE {world.OwnedBy("id")}");
        var administrator = await house.SignInAsAsync("system-administrator");

        var renamed = await administrator.FillInAsync($"/administration/organisations/{code}", new { NameJa = "新しい名称の電力株式会社", NameEn = "Newly Named Power" }, "form[action*='Correct' i]");
        Assert.True(renamed.Location is not null, renamed.Words);
        await house.DrainOutboxAsync();

        Assert.Contains("いま届け出るものはありません", (await world.Reporter.GetAsync("/computers/notify")).Words);
        Assert.DoesNotContain("要変更届出", (await world.Reporter.GetAsync("/computers")).Words);

        // What was filed keeps the name under which it was filed; what is filed next bears the new one.
        Assert.DoesNotContain("新しい名称", (await (await house.SignInAsAsync("desk-officer", world.Ministry)).GetAsync($"/desk/notifications/{number}")).Find("dl")!.TextContent);
        await world.AComputerAsync(Guid.Parse((await world.Reporter.GetAsync("/computers/facilities")).Text.Split("/computers/facilities/")[1][..36]), "fw-02");
        Assert.Contains("新しい名称の電力株式会社", (await world.Reporter.GetAsync("/computers/notify")).Words);
    }

    [Theory, BothDatabases]
    public async Task may_be_a_removal_which_is_told_with_the_next_change_and_marked_as_not_verified(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var facility = await world.AFacilityAsync();
        var kept = (await world.AComputerAsync(facility, "fw-01")).Location!;
        var removed = (await world.AComputerAsync(facility, "fw-02")).Location!;
        await world.FileAsync();

        await world.Reporter.FillInAsync(removed.Replace("/computers/", "/computers/entry/", StringComparison.Ordinal), new { RemovedOn = "2026-11-20" });
        var file = await world.Reporter.GetAsync(removed);
        Assert.Contains("廃止が変更の届出（法第4条第3項）に当たるかどうかは未確認です", file.Words);
        var owed = await world.Reporter.GetAsync("/computers/notify");
        Assert.Contains("廃止が変更の届出（法第4条第3項）に当たるかどうかは未確認です", owed.Words);
        Assert.DoesNotContain("期限超過", owed.Words);

        await world.Reporter.FillInAsync(kept.Replace("/computers/", "/computers/entry/", StringComparison.Ordinal), new { Product = "FortiGate 600F" });
        var number = await world.FileAsync();
        var filed = await world.Reporter.GetAsync($"/computers/notifications/{number}");
        Assert.Contains("FortiGate 600F", filed.Words);
        Assert.Contains("廃止", filed.Document.QuerySelectorAll("td[data-label='変更の別']").Select(cell => cell.TextContent));
        Assert.Contains("いま届け出るものはありません", (await world.Reporter.GetAsync("/computers/notify")).Words);
    }
}
