using System.Net;
using System.Text;
using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Substituting;

/// <summary>What was filed under 経済安全保障推進法 takes the place of a form (Order arts 2(4), 3(2), 3(3)).</summary>
public class A_plan_in_place_of_a_form(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task is_filed_with_its_copy_for_what_it_names_and_for_nothing_else(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var facility = await world.AFacilityAsync();
        await world.AComputerAsync(facility, "dcs-01", "CENTUM VP", "横河電機株式会社", "T1");
        await world.AComputerAsync(facility, "dcs-02", "CENTUM VP", "横河電機", "T1");
        await world.AComputerAsync(facility, "fw-01");

        var at = await EnterAsync(world, facility, "introduction-plan", "構成設備,ＣＥＮＴＵＭ ＶＰ,横河電機株式会社");
        var page = await world.Reporter.GetAsync(at);
        Assert.Contains("1件を提出する", page.Words);
        Assert.Contains("表記が同じではありません", page.Words);
        Assert.Contains("特定重要設備そのもの又は構成設備", page.Words);

        Assert.Equal(HttpStatusCode.BadRequest, (await world.Reporter.SubmitAsync(page, new { }, "section form")).Status);
        var filed = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => world.Reporter.SubmitAsync(page, new { Confirmed = "true" }, "section form")));
        var receipt = Assert.Single(filed.Select(f => f.Location!).Distinct());
        Assert.Contains("届出書に代えて提出されたものです", (await world.Reporter.GetAsync(receipt)).Words);
        Assert.Equal("plan", Encoding.UTF8.GetString((await world.Reporter.GetAsync($"{receipt}/plan")).Bytes));
        Assert.Equal(HttpStatusCode.OK, (await world.Reporter.GetAsync($"{receipt}/form.xlsx")).Status);
        Assert.Equal("%PDF", Encoding.ASCII.GetString((await world.Reporter.GetAsync($"{receipt}/form.pdf")).Bytes, 0, 4));

        var owed = await world.Reporter.GetAsync("/computers/notify");
        Assert.Contains("2件を提出する", owed.Words);
        Assert.DoesNotContain("1件を提出する", (await world.Reporter.GetAsync(at)).Words);

        var desk = await house.SignInAsAsync("desk-officer", world.Ministry);
        var number = receipt.Split('/')[^1];
        Assert.Contains("命令第2条第4項", (await desk.GetAsync($"/desk/notifications/{number}")).Words);
        Assert.Equal("plan", Encoding.UTF8.GetString((await desk.GetAsync($"/desk/notifications/{number}/plan")).Bytes));
        foreach (var other in new[] { await house.SignInAsAsync("desk-officer", await house.AuthorityAsync("mic")), await house.SignInAsAsync("cabinet-analyst", world.Cabinet) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/desk/notifications/{number}/plan")).Status);
        }

        var stranger = await house.SignInAsAsync("reporter", await house.AnOperatorAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(at)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{receipt}/plan")).Status);
        Assert.DoesNotContain("R8-0001", (await stranger.GetAsync("/computers/substitutes")).Words);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync(at)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_a_report_where_only_the_products_name_changed(Database on)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        var facility = await world.AFacilityAsync();
        var entry = (await world.AComputerAsync(facility, "dcs-01", "CENTUM VP", "横河電機株式会社", "T1")).Location!.Replace("/computers/", "/computers/entry/", StringComparison.Ordinal);
        await world.FileAsync();
        var at = await EnterAsync(world, facility, "change-report", "構成設備,CENTUM VX,");

        await world.Reporter.FillInAsync(entry, new { Product = "CENTUM VX", Maker = "横河ソリューションサービス" });
        Assert.Contains("製品名のほかにも変更があります", (await world.Reporter.GetAsync(at)).Words);

        await world.Reporter.FillInAsync(entry, new { Product = "CENTUM VX", Maker = "横河電機株式会社" });
        var filed = await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(at), new { Confirmed = "true" }, "section form");
        Assert.Contains("命令第3条第3項", (await world.Reporter.GetAsync(filed.Location!)).Words);
        Assert.Contains("いま届け出るものはありません", (await world.Reporter.GetAsync("/computers/notify")).Words);
    }

    [Theory, BothDatabases]
    public async Task cannot_be_one_that_was_not_filed_or_has_no_copy_and_can_be_taken_back(Database on)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        var facility = await world.AFacilityAsync();
        await world.AComputerAsync(facility, "dcs-01", "CENTUM VP", "横河電機株式会社", "T1");

        Assert.Contains("その写しを選んでください", (await SendAsync(world, facility, "introduction-plan", "構成設備,CENTUM VP,横河電機株式会社", "2026-11-01", null)).Words);
        Assert.Contains("まだ行っていない届出", (await SendAsync(world, facility, "introduction-plan", "構成設備,CENTUM VP,横河電機株式会社", "2026-12-01", "plan")).Words);
        Assert.Contains("2行目が読み取れません", (await SendAsync(world, facility, "introduction-plan", "構成設備,CENTUM VP,横河電機株式会社\n装置,A,B", "2026-11-01", "plan")).Words);

        var at = await EnterAsync(world, facility, "introduction-plan", "構成設備\tCENTUM VP\t横河電機株式会社");
        var seen = await world.Reporter.GetAsync(at);
        await world.Reporter.SubmitAsync(seen, new { }, "form[action*='TakeBack' i]");
        Assert.Equal(HttpStatusCode.NotFound, (await world.Reporter.SubmitAsync(seen, new { Confirmed = "true" }, "section form")).Status);
        Assert.Contains("1件を提出する", (await world.Reporter.GetAsync("/computers/notify")).Words);
    }

    [Theory, BothDatabases]
    public async Task is_entered_by_nobody_else(Database on)
    {
        var house = await houses.OnAsync(on);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignInAsAsync("desk-officer", await house.AuthorityAsync("meti"))).GetAsync("/computers/substitutes")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignInAsAsync("reader", await house.AnOperatorAsync())).GetAsync("/computers/substitutes")).Status);
        Assert.Contains("先に特定重要設備を登録してください", (await (await house.SignInAsAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.Supplier))).GetAsync("/computers/substitutes")).Words);
    }

    private static async Task<string> EnterAsync(RegistryWorld world, Guid facility, string kind, string equipment)
    {
        var answer = await SendAsync(world, facility, kind, equipment, "2026-11-01", "plan");
        return answer.Location ?? throw new InvalidOperationException($"{answer.Status}: {answer.Words}");
    }

    private static async Task<Page> SendAsync(RegistryWorld world, Guid facility, string kind, string equipment, string filedOn, string? copy)
    {
        var page = await world.Reporter.GetAsync("/computers/substitutes");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Find("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(facility.ToString()), "Facility" },
            { new StringContent(kind), "Kind" },
            { new StringContent("R8-0001"), "Number" },
            { new StringContent(filedOn), "FiledOn" },
            { new StringContent(equipment), "Equipment" },
        };
        if (copy is not null)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(copy)), "Copy", "導入等計画書.pdf");
        }

        return await world.Reporter.PostAsync("/computers/substitutes", form);
    }
}
