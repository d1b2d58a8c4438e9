using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Tests.Providing;
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
