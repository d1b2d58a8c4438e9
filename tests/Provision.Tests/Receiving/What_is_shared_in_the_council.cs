using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Receiving;

/// <summary>What is shared in the council (art 45(3)) may hold a secret, and is read by the named persons alone.</summary>
public class What_is_shared_in_the_council(DemoHouses houses) : IClassFixture<DemoHouses>
{
    [Theory, BothDatabases]
    public async Task reaches_the_members_and_is_read_by_their_named_persons_alone(Database on)
    {
        var house = await houses.OnAsync(on);
        var number = await house.AReportAsync("構成員に知らせる事案");
        var analyst = await house.AnAnalystAsync();
        var path = await analyst.BeginAsync("協議会で共有する分析");
        await analyst.TakeAsync(path, number, "technical.source");
        await analyst.WriteAsync(path, "Action", "接続元を監視する");
        Assert.NotNull((await house.ReleaseAsync(analyst, path)).Location);

        var sent = await analyst.SendAsync(Guid.Parse(path.Split('/')[2]), "Route=45-3&By=everybody", ["helps-prevent-damage", "rights-considered"]);
        Assert.True(sent.Location is not null, sent.Words);
        await house.DrainOutboxAsync();

        var (city, named) = await MemberAsync(house, "city-01");
        var colleague = await house.SignInAsAsync("reporter", city);
        var received = Assert.Single(await named.InboxAsync());
        Assert.Contains("提供用総合整理分析情報", (await named.GetAsync(received)).Words);
        Assert.DoesNotContain(number, (await named.GetAsync(received + "?for=technical")).Words);
        Assert.Empty(await colleague.InboxAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(received)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(received + "/stix.json")).Status);
        Assert.DoesNotContain("情報が届きました", (await colleague.GetAsync("/notices")).Words);

        // The policy may ask for registered devices above 周知等用: then not even its title is shown elsewhere.
        await SetAsync(house, "ForPublicity");
        Assert.DoesNotContain("協議会で共有する分析", (await named.GetAsync("/received")).Words);
        var refused = await named.GetAsync(received);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.DoesNotContain("接続元を監視する", refused.Words);
        Assert.Contains("登録した端末でだけ読めます", refused.Words);
        Assert.Equal(HttpStatusCode.Forbidden, (await named.GetAsync(received + "/stix.json")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await named.GetAsync(received + "/feedback")).Status);
        await named.FollowAsync(await named.FillInAsync("/account/devices", new { Name = "会議用の端末" }, "form[action$='handler=Enrol']"));
        await house.InsideAsync(async services =>
            (await services.GetRequiredService<StoreDb>().Set<RegisteredDevice>().SingleAsync(d => d.Person == named.Person)).Approve(named.Person, house.Clock.GetUtcNow()));
        Assert.Contains("接続元を監視する", (await named.GetAsync(received)).Words);
        await SetAsync(house, "ForProvision");
        Assert.Contains("接続元を監視する", (await (await house.SignInAsync(named.Person)).GetAsync(received)).Words);
    }

    [Theory, RolesOtherThan("system-administrator")]
    public async Task is_given_a_policy_by_nobody_but_the_administrator_of_the_system(Database on, string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await (await houses.OnAsync(on)).SignInAsAsync(role)).GetAsync("/administration/provision")).Status);

    private static async Task SetAsync(House house, string value)
    {
        var administrator = await house.SignInAsAsync("system-administrator");
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.FillInAsync("/administration/provision", new { Value = value, From = "2020-01-01", Note = "" })).Status);
        Assert.NotNull((await administrator.FillInAsync("/administration/provision", new { Value = value, From = "2026-11-24", Note = "試験" })).Location);
    }

    private static async Task<(OrganisationId, Visitor)> MemberAsync(House house, string code)
    {
        var (organisation, person) = await house.InsideAsync(Actor.System, async services =>
        {
            var id = (await services.GetRequiredService<IWhoIsWho>().OrganisationAsync(code, default))!.Id;
            return (id, (await services.GetRequiredService<ICouncil>().WhoTakesPartAsync(id, null, default))[0]);
        });
        return (organisation, await house.SignInAsync(person));
    }
}
