using System.Net;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Noroshi.Products.Tests.Releasing;

/// <summary>A product goes out when two different persons approved just what it says, and not before.</summary>
public class A_release(Houses houses) : IClassFixture<Houses>
{
    [Theory, RolesOtherThan("cabinet-analyst", "cabinet-supervisor", "desk-supervisor")]
    public async Task is_approved_by_no_other_role(Database on, string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await (await houses.OnAsync(on)).SignInAsAsync(role)).GetAsync("/analysis/approvals")).Status);

    [Theory, BothDatabases]
    public async Task needs_two_different_persons(Database on)
    {
        var house = await houses.OnAsync(on);
        var analyst = await house.AnAnalystAsync();
        var product = await APublicAlertAsync(analyst, "公開の注意喚起");

        Assert.Equal(HttpStatusCode.BadRequest, (await analyst.FillInAsync($"{product}/release", new { }, "form[action*=ropose]")).Status);
        Assert.NotNull((await analyst.FillInAsync($"{product}/release", new { Looked = true }, "form[action*=ropose]")).Location);
        Assert.Null((await analyst.GetAsync($"{product}/release")).Find("form[action*=pprove]"));
        var second = await house.AnAnalystAsync("cabinet-supervisor");
        var page = await second.GetAsync($"{product}/release");
        Assert.NotNull((await second.SubmitAsync(page, new { Looked = true }, "form[action*=pprove]")).Location);

        var released = await ReleasedAsync(house, product);
        Assert.Contains("周知等用総合整理分析情報", (await analyst.GetAsync(product)).Words);
        Assert.Equal("TLP:CLEAR", released!.Sharing.Label);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync($"{product}/release")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.GetAsync($"{product}/statements?kind=Situation")).Status);
        Assert.Equal(2, (await house.RecordAsync()).Count(a => a.Kind is "products.proposed" or "products.approved" && a.Object == $"product:{released.Id}"));
    }

    [Theory, BothDatabases]
    public async Task is_refused_to_the_one_who_proposed_it(Database on)
    {
        var house = await houses.OnAsync(on);
        var analyst = await house.AnAnalystAsync();
        var product = await APublicAlertAsync(analyst, "自分では承認できない");
        await analyst.FillInAsync($"{product}/release", new { Looked = true }, "form[action*=ropose]");

        // The page offers no such button; a form kept from another's window is sent all the same.
        var second = await house.AnAnalystAsync("cabinet-supervisor");
        var seen = (await second.GetAsync($"{product}/release")).Find("input[name=Seen]")!.GetAttribute("value")!;
        var token = (await analyst.GetAsync($"{product}/release")).Find("form[action*=eturn] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await analyst.PostAsync($"{product}/release?handler=Approve", new FormUrlEncodedContent(new Dictionary<string, string> { ["Seen"] = seen, ["Looked"] = "true", ["__RequestVerificationToken"] = token }));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Null(await ReleasedAsync(house, product));
        Assert.Contains(await house.RecordAsync("products.release"), a => a.Refused && a.Person == analyst.Person);
    }

    [Theory, BothDatabases]
    public async Task is_of_what_was_seen_and_nothing_else(Database on)
    {
        var house = await houses.OnAsync(on);
        var analyst = await house.AnAnalystAsync();
        var product = await APublicAlertAsync(analyst, "書き換えられる注意喚起");
        await analyst.FillInAsync($"{product}/release", new { Looked = true }, "form[action*=ropose]");
        var second = await house.AnAnalystAsync("cabinet-supervisor");
        var page = await second.GetAsync($"{product}/release");

        await analyst.WriteAsync(product, "Situation", "あとから足した文");
        Assert.Equal(HttpStatusCode.Conflict, (await second.SubmitAsync(page, new { Looked = true }, "form[action*=pprove]")).Status);
        Assert.Null(await ReleasedAsync(house, product));
    }

    [Theory, BothDatabases]
    public async Task can_be_approved_by_the_ministry_that_is_asked_and_shows_it_no_source(Database on)
    {
        var house = await houses.OnAsync(on);
        var number = await house.AReportAsync();
        var analyst = await house.AnAnalystAsync();
        var product = await APublicAlertAsync(analyst, "省庁が承認する速報");
        await analyst.TakeAsync(product, number, "technical.source");
        var (meti, mof) = (await house.AuthorityAsync("meti"), await house.AuthorityAsync("mof"));
        var supervisor = await house.SignInAsAsync("desk-supervisor", meti);
        var other = await house.SignInAsAsync("desk-supervisor", mof);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync($"{product}/release")).Status);

        await analyst.FillInAsync($"{product}/release", new { Looked = true, AskedOf = meti.ToString() }, "form[action*=ropose]");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{product}/release")).Status);
        var page = await supervisor.GetAsync($"{product}/release");
        Assert.DoesNotContain(number, page.Words);
        Assert.Equal("/analysis/approvals", (await supervisor.SubmitAsync(page, new { Looked = true }, "form[action*=pprove]")).Location);
        Assert.Equal(Confidentiality.Face.InformationClass.ForProvision, (await ReleasedAsync(house, product))!.Class);
    }

    [Theory, BothDatabases]
    public async Task is_refused_while_the_reporter_is_named(Database on)
    {
        var house = await houses.OnAsync(on);
        var number = await house.AReportAsync();
        var analyst = await house.AnAnalystAsync();
        var product = await APublicAlertAsync(analyst, "名前の残った速報");
        await analyst.TakeAsync(product, number, "event.summary");
        await analyst.WriteAsync(product, "Background", $"被害者の装置は{HouseProducts.Host}である");

        var refused = await analyst.FillInAsync($"{product}/release", new { Looked = true }, "form[action*=ropose]");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(HouseProducts.Host, refused.Words);
        Assert.Contains("報告した者が分かる語", (await analyst.GetAsync(product)).Words);
    }

    [Theory, BothDatabases]
    public async Task is_refused_without_a_remedy_and_without_a_time_for_the_next_word(Database on)
    {
        var house = await houses.OnAsync(on);
        var analyst = await house.AnAnalystAsync();
        var product = await analyst.BeginAsync("措置のない速報");
        await analyst.WriteAsync(product, "Situation", "悪用が始まった");

        Assert.Contains("対策又は回避策", (await analyst.FillInAsync($"{product}/release", new { Looked = true }, "form[action*=ropose]")).Words);
        var nothing = await analyst.SubmitAsync(await analyst.GetAsync("/analysis/head"), new { Speed = "Flash", TitleJa = "次の連絡がない", Remedy = "NoneYet" }, "form[data-once]");
        Assert.Equal(HttpStatusCode.BadRequest, nothing.Status);
    }

    [Theory, BothDatabases]
    public async Task gives_way_to_the_full_product_and_is_withdrawn_for_good(Database on)
    {
        var house = await houses.OnAsync(on);
        var analyst = await house.AnAnalystAsync();
        var flash = await APublicAlertAsync(analyst, "先に出す速報");
        await house.ReleaseAsync(analyst, flash);

        var full = (await analyst.FillInAsync(flash, new { }, "form[action*=ext]")).Location!;
        Assert.Contains("第2版", (await analyst.GetAsync(full)).Words);
        Assert.Equal(ProductStanding.Current, (await ReleasedAsync(house, flash))!.Standing);
        await house.ReleaseAsync(analyst, full);
        Assert.Equal(ProductStanding.Superseded, (await ReleasedAsync(house, flash))!.Standing);
        Assert.Equal(ProductSpeed.Full, (await ReleasedAsync(house, full))!.Speed);

        Assert.Equal(HttpStatusCode.BadRequest, (await analyst.FillInAsync($"{full}/withdraw", new { Because = " " }, "form[data-once]")).Status);
        Assert.NotNull((await analyst.FillInAsync($"{full}/withdraw", new { Because = "誤報と分かった" }, "form[data-once]")).Location);
        Assert.Equal(ProductStanding.Withdrawn, (await ReleasedAsync(house, full))!.Standing);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync($"{full}/withdraw")).Status);
        Assert.Single(await house.RecordAsync("products.withdrawn"), a => a.Person == analyst.Person);
    }

    private static async Task<string> APublicAlertAsync(Visitor analyst, string title)
    {
        var product = await analyst.BeginAsync(title);
        Assert.NotNull((await analyst.WriteAsync(product, "Situation", "境界装置の脆弱性が悪用されている")).Location);
        Assert.NotNull((await analyst.WriteAsync(product, "Action", "管理画面を外部から遮断する", new { Limit = "本日中", Check = "外部から管理画面に接続できないこと" })).Location);
        return product;
    }

    private static Task<ReleasedProduct?> ReleasedAsync(House house, string product) => house.InsideAsync(Actor.Nobody, services =>
        services.GetRequiredService<IReleasedProducts>().FindAsync(new ProductId(Guid.Parse(product.Split('/')[2].Split('?')[0])), CancellationToken.None));
}
