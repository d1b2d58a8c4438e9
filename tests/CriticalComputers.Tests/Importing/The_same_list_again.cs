using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Importing;

/// <summary>A list that says what the register says does nothing at all.</summary>
public class The_same_list_again(Houses houses) : IClassFixture<Houses>
{
    private const string List = "管理名,製品名,製造者名,種類,区分,導入日,メモ\nfw-01,FortiGate 200F,Fortinet,アプライアンス,T2-3,2026-11-02,\nad-01,Active Directory,Microsoft,ミドルウェア,T2-6,2020-04-01,本社\n";

    [Theory, BothDatabases]
    public async Task leaves_no_history_no_act_of_change_and_no_new_revision(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AFacilityAsync();
        await world.TakeOverAsync(List);
        var before = await StandsAsync(world);

        // The rows may come in another order, and cells written in another way say the same.
        var shuffled = string.Join('\n', List.TrimEnd('\n').Split('\n') is [var head, .. var rows] ? [head, .. rows.Reverse()] : []).Replace("2026-11-02", "2026/11/2", StringComparison.Ordinal);
        foreach (var list in new[] { List, shuffled })
        {
            var at = await world.PreviewAsync(list);
            var preview = await world.Reporter.GetAsync(at);
            Assert.Contains("取り込むものはありません", preview.Words);
            Assert.Null(preview.Find("form[action*='Confirm' i]"));
        }

        Assert.Equal(before, await StandsAsync(world));
        Assert.Equal(1, await house.CountAsync($"act_contents WHERE kind = 'critical-computers.import-confirmed' AND {world.OwnedBy("organisation")}"));
        Assert.Equal(0, await house.CountAsync($"act_contents WHERE kind = 'critical-computers.changed' AND {world.OwnedBy("organisation")}"));
    }

    [Theory, BothDatabases]
    public async Task leaves_nothing_either_if_it_is_confirmed_over_again(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AFacilityAsync();
        var at = await world.PreviewAsync(List);
        var seen = await world.Reporter.GetAsync(at);
        await world.ConfirmAsync(at);
        await house.DrainOutboxAsync();
        var before = await StandsAsync(world);

        Assert.Equal(System.Net.HttpStatusCode.Conflict, (await world.Reporter.SubmitAsync(seen, new { }, "form[action*='Confirm' i]")).Status);
        await house.DrainOutboxAsync();
        Assert.Equal(before, await StandsAsync(world));
    }

    private static async Task<(long Computers, long Revisions, long History)> StandsAsync(RegistryWorld world) => (
        await world.House.CountAsync($"computers WHERE {world.OwnedBy()}"),
        Convert.ToInt64(await world.House.SqlAsync($"SELECT sum(revision) FROM computers WHERE {world.OwnedBy()}"), System.Globalization.CultureInfo.InvariantCulture),
        await world.House.CountAsync($"computer_changes WHERE {world.OwnedBy()}"));
}
