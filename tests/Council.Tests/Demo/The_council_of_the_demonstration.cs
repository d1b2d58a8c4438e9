using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Council.Tests.Demo;

/// <summary>The demonstration begins with a council at work: members of every kind, topics, contributions, and requests that wait.</summary>
public class The_council_of_the_demonstration(DemoHouses houses) : IClassFixture<DemoHouses>
{
    [Theory, BothDatabases]
    public async Task has_members_of_every_kind_and_one_that_has_not_answered(Database on)
    {
        var secretariat = await SignInAsync(await houses.OnAsync(on), "cao", Permission.RunCouncil);
        var members = (await secretariat.GetAsync("/council/members")).Words;
        foreach (var name in new[] { "東都電力送配電", "アルゴ計装", "常盤県", "常盤市", "ヴァルドリア国立CERT", "経済産業省" })
        {
            Assert.Contains(name, members);
        }

        Assert.Contains("招請中", members);
    }

    [Theory, BothDatabases]
    public async Task shows_each_member_its_own_part(Database on)
    {
        var house = await houses.OnAsync(on);
        var (operatorsPerson, town, foreign) = (await SignInAsync(house, "op-01"), await SignInAsync(house, "city-01"), await SignInAsync(house, "foreign-01"));
        Assert.Contains("VPN機器への不審なログイン試行の急増", (await town.GetAsync("/council/contributions")).Words);
        Assert.Contains("水道料金の改定を装うメール", (await town.GetAsync("/council/contributions")).Words);
        Assert.DoesNotContain("水道料金の改定を装うメール", (await operatorsPerson.GetAsync("/council/contributions")).Words);
        var topics = (await foreign.GetAsync("/council/topics")).Words;
        Assert.Contains("ランサムウェア攻撃の国際的な動向", topics);
        Assert.DoesNotContain("VPN機器の脆弱性の悪用", topics);
    }

    [Theory, BothDatabases]
    public async Task has_one_request_for_wider_use_and_one_of_the_council_waiting(Database on)
    {
        var house = await houses.OnAsync(on);
        var (contributor, asked) = (await SignInAsync(house, "op-01"), await SignInAsync(house, "op-07"));
        var widening = (await contributor.GetAsync("/council/widenings")).Find("tbody a")!.GetAttribute("href")!;
        Assert.NotNull((await contributor.GetAsync(widening)).Find("form[action$='handler=Answer']"));
        var request = (await asked.GetAsync("/council/requests")).Find("tbody a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await asked.GetAsync(request)).Status);
        Assert.Contains("回答を待っている協議会の求め", (await asked.GetAsync("/")).Words);
    }

    // The named person of a member; for the secretariat anybody of it.
    private static async Task<Visitor> SignInAsync(House house, string code, Permission? permission = null)
    {
        var person = await house.InsideAsync(Actor.System, async services =>
        {
            var who = services.GetRequiredService<IWhoIsWho>();
            var organisation = (await who.OrganisationAsync(code, default))!.Id;
            return permission is Permission.RunCouncil
                ? (await who.PeopleWhoMayAsync(organisation, Permission.RunCouncil, default))[0].Id
                : (await services.GetRequiredService<StoreDb>().Set<Seat>().FirstAsync(s => s.Organisation == organisation)).Person;
        });
        return await house.SignInAsync(person);
    }
}
