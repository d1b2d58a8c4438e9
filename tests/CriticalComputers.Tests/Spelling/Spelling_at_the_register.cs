using System.Net;
using System.Text;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Spelling;

/// <summary>A close spelling is offered to whoever keeps a register; what the operator wrote stays until a person takes something else.</summary>
public class Spelling_at_the_register(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task is_kept_as_written_and_says_what_may_have_been_meant(Database on)
    {
        var world = await Registry.RegistryWorld.OnAsync(await houses.OnAsync(on));
        var entered = await world.AComputerAsync(await world.AFacilityAsync(), "fw-01", "FortiGaet 200F", "Fortinet");

        var page = await world.Reporter.GetAsync(entered.Location!);
        Assert.Contains("FortiGaet 200F", page.Words);
        Assert.Contains("もしかして「FortiGate 200F」", page.Words);
    }

    [Theory, BothDatabases]
    public async Task is_put_right_only_by_a_press_and_only_in_the_field(Database on)
    {
        var world = await Registry.RegistryWorld.OnAsync(await houses.OnAsync(on));
        var facility = await world.AFacilityAsync();
        var form = await world.Reporter.GetAsync("/computers/entry");

        var looked = await world.Reporter.SubmitAsync(form, new { Facility = facility, Label = "fw-01", Product = "FortiGaet 200F", Maker = "Fortinet", Note = "覚え", spelling = "look" }, "form.form");
        Assert.Equal(HttpStatusCode.OK, looked.Status);
        Assert.Equal("FortiGaet 200F", looked.Find("input[name=Product]")!.GetAttribute("value"));
        Assert.Contains("FortiGate 200F（Fortinet）", looked.Find("button[name=take]")!.TextContent);

        var taken = await world.Reporter.SubmitAsync(looked, new { take = "0" }, "form.form");
        Assert.Equal("FortiGate 200F", taken.Find("input[name=Product]")!.GetAttribute("value"));
        Assert.Equal("fw-01", taken.Find("input[name=Label]")!.GetAttribute("value"));
        Assert.Equal("覚え", taken.Find("textarea[name=Note]")!.TextContent.Trim());
        Assert.Contains("まだ登録がありません", (await world.Reporter.GetAsync("/computers")).Words);

        var beyond = await world.Reporter.SubmitAsync(looked, new { take = "7" }, "form.form");
        Assert.Equal("FortiGaet 200F", beyond.Find("input[name=Product]")!.GetAttribute("value"));
        Assert.Contains("疑わしいところは見つかりません", (await world.Reporter.SubmitAsync(form, new { Product = "FortiGate", Maker = "Fortinet", spelling = "look" }, "form.form")).Words);
    }

    [Theory, BothDatabases]
    public async Task of_a_list_is_remarked_and_taken_only_if_told(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await Registry.RegistryWorld.OnAsync(house);
        await world.AFacilityAsync();
        var at = await world.BringAsync(Encoding.UTF8.GetBytes("管理名,製品名,製造者名\nfw-01,FortiGaet 200F,Fortinet\nfw-02,FortiGate 100F,Fortinent\nfw-03,FortiGate 60F,Fortinet\n"));
        await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(at), new { }, "form[action*='Read' i]");
        await house.DrainOutboxAsync();

        var preview = await world.Reporter.GetAsync(at);
        Assert.Contains("綴りを確かめてください：2件", preview.Words);
        Assert.Contains("「FortiGaet 200F」。もしかして：「FortiGate 200F」", preview.Words);
        Assert.Contains("「Fortinent」。もしかして：「Fortinet」", preview.Words);
        Assert.Contains("FortiGaet 200F", preview.Find("tbody td[data-label=製品名と製造者名]")!.TextContent);

        await world.Reporter.SubmitAsync(preview, new { }, "form[action*='Read' i]");
        await house.DrainOutboxAsync();
        var again = await world.Reporter.GetAsync(at);
        Assert.Contains("候補の綴り「FortiGate 200F」にしました", again.Words);
        Assert.Contains("FortiGate 200F", again.Find("tbody td[data-label=製品名と製造者名]")!.TextContent);

        await world.Reporter.SubmitAsync(again, new { }, "form[action*='Read' i]");
        await house.DrainOutboxAsync();
        var back = await world.Reporter.GetAsync(at);
        await world.Reporter.SubmitAsync(back, new { }, "form[action*='Confirm' i]");
        await house.DrainOutboxAsync();
        Assert.Contains("FortiGaet 200F", (await world.Reporter.GetAsync("/computers")).Words);
    }

    [Theory, BothDatabases]
    public async Task is_found_under_the_other_names_of_the_maker_and_the_product(Database on)
    {
        var world = await Registry.RegistryWorld.OnAsync(await houses.OnAsync(on));
        var facility = await world.AFacilityAsync();
        await world.AComputerAsync(facility, "fw-01", "FortiGate 200F", "Fortinet");
        await world.AComputerAsync(facility, "rt-01", "RTX1210", "ヤマハ");

        foreach (var (typed, found) in new[] { ("フォーティネット", "fw-01"), ("ﾌｫｰﾃｨｹﾞｰﾄ", "fw-01"), ("YAMAHA", "rt-01"), ("fortig", "fw-01") })
        {
            var labels = (await world.Reporter.GetAsync($"/computers?q={Uri.EscapeDataString(typed)}")).Document.QuerySelectorAll("tbody th a").Select(a => a.TextContent);
            Assert.Equal([found], labels);
        }
    }

    [Theory, BothDatabases]
    public async Task is_offered_while_typing_to_keepers_alone(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await Registry.RegistryWorld.OnAsync(house);

        Assert.Equal(["Fortinet"], Strings(await world.Reporter.GetAsync("/computers/names?field=Maker&q=フォーティ")));
        Assert.Contains("FortiGate", Strings(await world.Reporter.GetAsync("/computers/names?field=Product&q=forti&maker=フォーティネット")));
        Assert.Empty(Strings(await world.Reporter.GetAsync("/computers/names?field=Product&q=forti&maker=Cisco")));
        Assert.Empty(Strings(await world.Reporter.GetAsync("/computers/names?field=Product&q=f")));
        Assert.Empty(Strings(await world.Reporter.GetAsync($"/computers/names?field=Product&q={new string('f', 300)}")));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignInAsAsync("reader", world.Operator)).GetAsync("/computers/names?field=Maker&q=fo")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignInAsAsync("desk-officer", world.Ministry)).GetAsync("/computers/names?field=Maker&q=fo")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await house.Visitor().GetAsync("/computers/names?field=Maker&q=fo")).Status);
    }

    private static string[] Strings(Page page) => [.. page.Json.AsArray().Select(n => (string)n!)];
}
