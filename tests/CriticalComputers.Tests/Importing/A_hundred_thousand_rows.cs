using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Importing;

/// <summary>A long list is read with its progress seen, and can be given up at every step before it is taken over; then nothing of it is left in the register.</summary>
public class A_hundred_thousand_rows(Houses houses) : IClassFixture<Houses>
{
    private const int Rows = 100_000;

    // Enough to be taken over in several batches.
    private const int Fewer = 6_000;

    [Theory, BothDatabases]
    public async Task can_be_given_up_while_its_columns_are_chosen(Database on)
    {
        var world = await BroughtAsync(on);
        await GivenUpAsync(world.World, world.At);
        Assert.Equal(HttpStatusCode.Conflict, (await world.World.Reporter.SubmitAsync(world.Page, new { }, "form[action*='Read' i]")).Status);
    }

    [Theory, BothDatabases]
    public async Task shows_how_far_it_has_been_read_and_can_be_given_up_meanwhile(Database on)
    {
        var (world, at, _) = await BroughtAsync(on);
        await world.ReadAsync(at);
        var reading = world.House.DrainOutboxAsync();
        Page? seen = null;
        await Eventually.Async(async () => Progress(seen = await world.Reporter.GetAsync(at)) is > 0 and < Rows || reading.IsCompleted);
        Assert.False(reading.IsCompleted, "It was read before anybody could look.");
        Assert.Equal("2", seen!.Headers["Refresh"]);

        await GivenUpAsync(world, at);
        await reading;
        Assert.True(await world.House.CountAsync($"import_rows WHERE import = {world.House.Key(at)}") < Rows);
    }

    [Theory, BothDatabases]
    public async Task can_be_given_up_when_it_has_been_looked_over_but_not_once_it_is_being_taken_over(Database on)
    {
        var (world, at, _) = await BroughtAsync(on, Fewer);
        await world.ReadAsync(at);
        await world.House.DrainOutboxAsync();
        var preview = await world.Reporter.GetAsync(at);
        Assert.Contains($"{Fewer}件を取り込む", preview.Words);

        await world.ConfirmAsync(at);
        Assert.Null((await world.Reporter.GetAsync(at)).Find("form[action*='Cancel' i]"));
        var late = await world.CancelAsync(preview);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("もう中止できません", late.Words);
        await world.House.DrainOutboxAsync();
        Assert.Equal(Fewer, await world.House.CountAsync($"computers WHERE {world.OwnedBy()}"));

        // The same list again: nothing; and with what is not in it gone, it can still be given up.
        var again = await world.BringAsync(Encoding.UTF8.GetBytes("管理名,製品名,製造者名,種類,区分,導入日\nhost-0,製品0,製造者,アプライアンス,T2-3,2026-11-02\n"));
        await world.ReadAsync(again);
        await world.House.DrainOutboxAsync();
        Assert.Contains($"ファイルにない{Fewer - 1}件", (await world.Reporter.GetAsync(again)).Words);
        await GivenUpAsync(world, again, Fewer);
        Assert.Equal(Fewer, await world.House.CountAsync($"computers WHERE {world.OwnedBy()} AND removed_on IS NULL"));
    }

    private async Task<(RegistryWorld World, string At, Page Page)> BroughtAsync(Database on, int rows = Rows)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        await world.AFacilityAsync();
        var at = await world.BringAsync(AList(rows));
        return (world, at, await world.Reporter.GetAsync(at));
    }

    private static byte[] AList(int rows) => Encoding.UTF8.GetBytes(Enumerable.Range(0, rows).Aggregate(
        new StringBuilder("管理名,製品名,製造者名,種類,区分,導入日\n"), (list, i) => list.Append(CultureInfo.InvariantCulture, $"host-{i},製品{i % 50},製造者,アプライアンス,T2-3,2026-11-02\n")).ToString());

    private static async Task GivenUpAsync(RegistryWorld world, string at, long kept = 0)
    {
        Assert.Equal("/computers/import", (await world.CancelAsync(await world.Reporter.GetAsync(at))).Location);
        Assert.Contains("中止しました", (await world.Reporter.GetAsync(at)).Words);
        await world.House.DrainOutboxAsync();
        Assert.Contains("中止しました", (await world.Reporter.GetAsync(at)).Words);
        Assert.Equal(kept, await world.House.CountAsync($"computers WHERE {world.OwnedBy()}"));
    }

    private static int Progress(Page page) =>
        Regex.Match(page.Words, "([0-9]+)行まで読み取りました") is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
}
