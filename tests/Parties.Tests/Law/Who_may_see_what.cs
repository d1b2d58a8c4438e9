using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.Law;

/// <summary>
/// Two users ask one program for the same tables, in any order and roles. Each gets exactly what the rule, written here a second time
/// in plain words, gives; and never what the other got.
/// </summary>
public class Who_may_see_what(Houses houses) : IClassFixture<Houses>
{
    private static readonly string[] RolesToTry = ["organisation-administrator", "reporter", "reader"];

    [Theory, BothDatabases]
    public async Task holds_for_two_users_at_a_time(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisations = new[] { await house.AnOrganisationAsync(OrganisationKind.Operator), await house.AnOrganisationAsync(OrganisationKind.Operator) };
        var people = new List<(PersonId Person, OrganisationId Organisation, string Role)>();
        foreach (var organisation in organisations)
        {
            foreach (var role in RolesToTry)
            {
                people.Add((await house.APersonAsync(role, organisation), organisation, role));
            }
        }

        var office = await house.AnOrganisationAsync(OrganisationKind.CabinetOffice);
        var system = (Person: await house.APersonAsync("system-administrator", office), Organisation: default(OrganisationId), Role: "system-administrator");
        people.Add(system);
        await FurnishAsync(house, people.Take(6));
        var soc = await house.AnOrganisationAsync(OrganisationKind.Agent);
        people.Add((await house.APersonAsync("agent-filer", soc), soc, "agent-filer"));
        await house.MandateAsync(organisations[0], soc, new DateOnly(2027, 1, 1));
        await house.MandateAsync(organisations[1], soc, new DateOnly(2026, 10, 2)); // ended, and still to be seen by both

        await Gen.Select(Gen.Int[0, people.Count - 1], Gen.Int[0, people.Count - 1]).SampleAsync(async (first, second) =>
        {
            foreach (var index in new[] { first, second })
            {
                var (person, organisation, role) = people[index];
                var manages = role == "organisation-administrator";
                await ExpectAsync<Notice>(house, person, all => all.Where(n => n.To == person));
                await ExpectAsync<ApiToken>(house, person, all => all.Where(t => t.Person == person || (manages && t.Organisation == organisation)));
                await ExpectAsync<Undertaking>(house, person, all => all.Where(u => u.Person == person || (manages && u.Organisation == organisation)));
                await ExpectAsync<Clearance>(house, person, all => all.Where(c => c.Person == person || (manages && c.Organisation == organisation)));
                await ExpectAsync<OneTimeLink>(house, person, all => all.Where(l => role == "system-administrator" || (manages && l.Organisation == organisation)));

                // These two stand in no filter, since registers are asked on everybody's behalf: the pages ask them.
                await ExpectAsync<Mandate>(house, person, all => all.Where(m => m.Principal == organisation || m.Agent == organisation), WhoMaySeeAMandate.In);
                await ExpectAsync<Membership>(
                    house, person, all => all.Where(m => (manages && m.Organisation == organisation) || (role == "system-administrator" && m.Organisation == office)), WhoMayManageAPerson.In);
            }
        }, iter: 12, threads: 1);
    }

    [Theory, BothDatabases]
    public async Task shows_a_visitor_nothing(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        await FurnishAsync(house, [(await house.APersonAsync("reporter", organisation), organisation, "reporter")]);

        Assert.Equal((0, 0, 0, 0, 0, 0, 0), await house.InsideAsync(Actor.Nobody, async s =>
        {
            var db = s.GetRequiredService<StoreDb>();
            return (await db.Set<Notice>().CountAsync(), await db.Set<ApiToken>().CountAsync(), await db.Set<Undertaking>().CountAsync(), await db.Set<Clearance>().CountAsync(), await db.Set<OneTimeLink>().CountAsync(),
                await db.Set<Mandate>().CountAsync(WhoMaySeeAMandate.In(db)), await db.Set<Membership>().CountAsync(WhoMayManageAPerson.In(db)));
        }));
    }

    private static async Task ExpectAsync<T>(
        House house, PersonId person, Func<IEnumerable<T>, IEnumerable<T>> rule, Func<StoreDb, System.Linq.Expressions.Expression<Func<T, bool>>>? predicate = null)
        where T : class
    {
        var all = await house.InsideAsync(Actor.System, s => s.GetRequiredService<StoreDb>().Set<T>().AsNoTracking().ToListAsync());
        var seen = await house.InsideAsync(await house.ActorAsync(person), s =>
        {
            var db = s.GetRequiredService<StoreDb>();
            return (predicate is null ? db.Set<T>() : db.Set<T>().Where(predicate(db))).AsNoTracking().ToListAsync();
        });
        Assert.Equal(rule(all).Select(Id).Order(), seen.Select(Id).Order());
    }

    private static Guid Id(object row) => row switch
    {
        Notice n => n.Id,
        ApiToken t => t.Id,
        Undertaking u => u.Id,
        Clearance c => c.Id,
        OneTimeLink l => l.Id,
        Mandate m => m.Id,
        Membership m => m.Id,
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    };

    private static Task FurnishAsync(House house, IEnumerable<(PersonId Person, OrganisationId Organisation, string Role)> people) => house.InsideAsync(async services =>
    {
        var db = services.GetRequiredService<StoreDb>();
        var now = house.Clock.GetUtcNow();
        foreach (var (person, organisation, _) in people)
        {
            var membership = await db.Set<Membership>().FirstAsync(m => m.Person == person);
            db.Add(Notice.Of(Identifier.New(house.Clock), person, "test", new Words("件名", "Subject"), "/", false, now));
            db.Add(ApiToken.Of(Identifier.New(house.Clock), Secret.New("nrs_"), "試験", membership, [Permission.FileReports], now, now.AddDays(1)));
            db.Add(Undertaking.Of(Identifier.New(house.Clock), person, organisation, UndertakingsOfSecrecy.Articles[0].Article, new(2026, 11, 1), null, person, now));
            db.Add(Clearance.Of(Identifier.New(house.Clock), person, organisation, ClearancesEnd.Kinds[0].Code, new(2026, 11, 1), new(2027, 11, 1), person, now));
            db.Add(OneTimeLink.Invitation(Identifier.New(house.Clock), Secret.Digest(Secret.New()), organisation, "reader", "x@example.jp", person, now, TimeSpan.FromDays(7)));
        }
    });
}
