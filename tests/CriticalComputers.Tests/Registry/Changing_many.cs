using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>Many entries are changed together: shown first, confirmed by a person, all or nothing, and undone from the history.</summary>
public class Changing_many(Houses houses) : IClassFixture<Houses>
{
    private const string Confirm = "form[action*='Confirm' i]";

    [Theory, BothDatabases]
    public async Task is_refused_to_others_and_touches_nothing_of_theirs(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var at = (await world.AComputerAsync(await world.AFacilityAsync(), "fw-01")).Location!;
        var theirs = $"/computers/bulk?id={at.Split('/')[^1]}";
        var other = await RegistryWorld.OnAsync(house);

        Assert.Contains("登録が選ばれていません", (await other.Reporter.GetAsync(theirs)).Words);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignInAsAsync("reader", world.Operator)).GetAsync(theirs)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignInAsAsync("desk-officer", world.Ministry)).GetAsync(theirs)).Status);
        var run = await BeginAsync(world, theirs, new { Impact = "4" });
        Assert.Equal(HttpStatusCode.NotFound, (await other.Reporter.GetAsync(run)).Status);
    }

    [Theory, BothDatabases]
    public async Task asks_for_something_to_set_and_leaves_out_what_would_be_faulty(Database on)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        var facility = await world.AFacilityAsync();
        await world.AComputerAsync(facility, "fw-01");
        await world.AComputerAsync(facility, "main", @class: "T1");

        var nothing = await world.Reporter.SubmitAsync(await world.Reporter.GetAsync("/computers/bulk?all=true"), new { }, "form[data-once]");
        Assert.Equal(HttpStatusCode.BadRequest, nothing.Status);
        Assert.Contains("変更する項目を一つ以上", nothing.Words);

        var preview = await world.Reporter.GetAsync(await BeginAsync(world, "/computers/bulk?all=true", new { Deed = "add", Classes = new[] { "T2-7" } }));
        Assert.Contains("T2-3 → T2-3, T2-7", preview.Words);
        Assert.Contains("T1 に当たる電子計算機は T2・T3 に当たらず", preview.Words);
        Assert.Contains("1件を変更する", preview.Words);
    }

    [Theory, BothDatabases]
    public async Task shows_before_and_after_changes_all_and_is_undone_without_touching_what_changed_since(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var facility = await world.AFacilityAsync();
        var first = (await world.AComputerAsync(facility, "fw-01")).Location!;
        var second = (await world.AComputerAsync(facility, "fw-02", product: "Other")).Location!;
        await world.AComputerAsync(facility, "srv-01");

        var at = await BeginAsync(world, "/computers/bulk?all=true&q=fw-", new { Impact = "5", Note = "一括" });
        var preview = await world.Reporter.GetAsync(at);
        Assert.Contains("（なし） → 5", preview.Words);
        Assert.DoesNotContain("srv-01", preview.Words);
        Assert.DoesNotContain("一括", (await world.Reporter.GetAsync(first)).Words);
        await world.Reporter.SubmitAsync(preview, new { }, Confirm);
        await house.DrainOutboxAsync();
        Assert.All(await Task.WhenAll(new[] { first, second }.Select(c => world.Reporter.GetAsync(c))), p => Assert.Contains("一括", p.Words));
        Assert.Contains(await house.RecordAsync("critical-computers.bulk-confirmed"), a => a.Person == world.Reporter.Person);

        await world.Reporter.FillInAsync(second.Replace("/computers/", "/computers/entry/", StringComparison.Ordinal), new { Note = "自分で書いた" });
        var undo = (await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(at), new { }, "form[action*='Undo' i]")).Location!;
        await house.DrainOutboxAsync();
        var back = await world.Reporter.GetAsync(undo);
        Assert.Contains("元に戻しません", back.Words);
        await world.Reporter.SubmitAsync(back, new { }, Confirm);
        await house.DrainOutboxAsync();

        Assert.DoesNotContain("一括", (await world.Reporter.GetAsync(first)).Find("dl.facts")!.TextContent);
        Assert.Contains("自分で書いた", (await world.Reporter.GetAsync(second)).Words);
    }

    [Theory, BothDatabases]
    public async Task changes_nothing_when_an_entry_moved_after_the_preview(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var facility = await world.AFacilityAsync();
        var first = (await world.AComputerAsync(facility, "fw-01")).Location!;
        var second = (await world.AComputerAsync(facility, "fw-02")).Location!;
        var at = await BeginAsync(world, "/computers/bulk?all=true", new { Note = "一括" });
        var preview = await world.Reporter.GetAsync(at);
        await world.Reporter.FillInAsync(second.Replace("/computers/", "/computers/entry/", StringComparison.Ordinal), new { Note = "先に変えた" });

        await world.Reporter.SubmitAsync(preview, new { }, Confirm);
        await house.DrainOutboxAsync();

        Assert.Contains("台帳が変わりました", (await world.Reporter.GetAsync(at)).Words);
        Assert.DoesNotContain("一括", (await world.Reporter.GetAsync(first)).Words);
    }

    private static async Task<string> BeginAsync(RegistryWorld world, string form, object set)
    {
        var answer = await world.Reporter.FillInAsync(form, set, "form[data-once]");
        await world.House.DrainOutboxAsync();
        return answer.Location ?? throw new InvalidOperationException($"{answer.Status}: {answer.Words}");
    }
}
