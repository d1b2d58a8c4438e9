using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law;

/// <summary>
/// Two users, and somebody who is not signed in, ask one program for the same tables at the same time, in worlds made by chance: whose
/// register, to whom a notification went, what was said, who keeps whose register, in whatever roles. The query filter gives what the rule,
/// written here a second time in plain words, gives; and never what the other got.
/// </summary>
public class What_two_users_see(Houses houses) : IClassFixture<Houses>
{
    private const int Organisations = 6;
    private static readonly string[] Desks = ["desk-officer", "desk-supervisor", "cabinet-analyst", "cabinet-supervisor"];
    private static readonly string[] Keepers = ["reporter", "reader", "agent-filer"];
    private static readonly string[] All = [.. HousePeople.EveryRole];

    private static readonly Gen<int> AnOrganisation = Gen.Int[0, Organisations - 1];
    private static readonly Gen<User> AUser = Gen.Select(AnOrganisation, Gen.Int[0, All.Length - 1], AnOrganisation.Array[0, 2], AnOrganisation.Array[0, 2],
        (of, role, keeps, reports) => new User(of, All[role], keeps, reports));

    private static readonly Gen<World> AWorld = Gen.Select(
        Gen.Select(AUser, AUser),
        AnOrganisation.Array[1, 4],
        Gen.Select(AnOrganisation, AnOrganisation.Array[0, 3], (of, to) => new Filed(of, [.. to.Distinct()])).Array[1, 4],
        Gen.Select(Gen.Int[-3, 99], AnOrganisation, Gen.Enum<ExchangeKind>(), AnOrganisation, AnOrganisation, (about, of, kind, from, to) => new Said(about, of, kind, from, to)).Array[0, 8],
        (users, facilities, filed, said) => new World([users.Item1, users.Item2], facilities, filed, said));

    [Theory, BothDatabases]
    public async Task is_each_ones_own_in_any_world(Database on)
    {
        var house = await houses.OnAsync(on);
        await AWorld.SampleAsync(async world =>
        {
            var rows = await WriteAsync(house, world);
            var (first, second) = (Expected(rows, world.Users[0]), Expected(rows, world.Users[1]));
            await house.InsideAsync(rows.Actor(world.Users[0]), one => house.InsideAsync(rows.Actor(world.Users[1]), async other =>
            {
                await SeesAsync(one, first);
                await SeesAsync(other, second);
                await SeesAsync(one, first);
                return true;
            }));
            await house.InsideAsync(Actor.Nobody, async nobody => { await SeesAsync(nobody, new Seen([], [], [])); return true; });
        }, iter: 30, threads: 1);
    }

    // The rule a second time. A role is named here, not what it is allowed: the table of roles is under test as well.
    private static Seen Expected(Rows rows, User user)
    {
        var me = rows.Organisations[user.Of];
        bool Keeps(OrganisationId @operator) => Keepers.Contains(user.Role) && (@operator == me || user.Keeps.Any(k => rows.Organisations[k] == @operator));
        bool IsDesk() => Desks.Contains(user.Role);
        var notifications = rows.Notifications.Where(n => Keeps(n.Operator) || (IsDesk() && n.Addressees.Any(a => a.Organisation == me))).Select(n => n.Id).ToHashSet();
        return new Seen(
            [.. rows.Facilities.Where(f => Keeps(f.Operator)).Select(f => f.Id.Value)],
            [.. notifications.Select(n => n.Value)],
            [.. rows.Exchanges.Where(x => (x.Notification is not { } about || notifications.Contains(about)) && (x.Kind switch
            {
                ExchangeKind.Note => IsDesk() && (x.From == me || x.To == me),
                ExchangeKind.Opinion => IsDesk() && (x.From == me || x.To == me || x.Notification is not null),
                _ => Keeps(x.Operator) || (IsDesk() && (x.From == me || x.To == me || x.Notification is not null)),
            })).Select(x => x.Id)]);
    }

    private static async Task SeesAsync(IServiceProvider services, Seen expected)
    {
        var db = services.GetRequiredService<StoreDb>();
        Same(expected.Facilities, await db.Set<Facility>().Select(f => f.Id.Value).ToListAsync());
        Same(expected.Notifications, await db.Set<Notification>().Select(n => n.Id.Value).ToListAsync());
        Same(expected.Exchanges, await db.Set<Exchange>().Select(x => x.Id).ToListAsync());
    }

    private static void Same(IEnumerable<Guid> expected, IEnumerable<Guid> seen) => Assert.Equal(expected.Order(), seen.Order());

    private static async Task<Rows> WriteAsync(House house, World world)
    {
        var now = house.Clock.GetUtcNow();
        Guid New() => Identifier.New(house.Clock);
        OrganisationId[] organisations = [.. Enumerable.Range(0, Organisations).Select(_ => new OrganisationId(New()))];
        Notification[] notifications =
        [
            .. world.Filed.Select(f =>
            {
                var id = new NotificationId(New());
                return new Notification
                {
                    Id = id, Number = $"NT-{New():N}", Operator = organisations[f.Of], Sector = "electricity", Kind = NotificationKind.New, FiledAt = now, Computers = 1, Digest = [1],
                    FiledFrom = organisations[f.Of], Addressees = [.. f.To.Select(to => new NotificationAddressee { Notification = id, Organisation = organisations[to], Capacity = NotificationCapacity.CompetentMinister, ReachedAt = now })],
                };
            }),
        ];
        Facility[] facilities = [.. world.Facilities.Select(of => Facility.Enter(new FacilityId(New()), organisations[of], new FacilityEntry("electricity", "需給制御システム", "設備", null, null)))];
        Exchange[] exchanges =
        [
            .. world.Said.Select(s =>
            {
                var about = s.About < 0 ? null : notifications[s.About % notifications.Length];
                return new Exchange
                {
                    Id = New(), Operator = about?.Operator ?? organisations[s.Of], Sector = "electricity", Notification = about?.Id, Kind = s.Kind, Basis = null, Duty = null,
                    From = organisations[s.From], To = organisations[s.To], By = new PersonId(New()), Text = "試験", DueOn = null, InReplyTo = null, At = now,
                };
            }),
        ];
        await house.InsideAsync(services =>
        {
            services.GetRequiredService<StoreDb>().AddRange([.. facilities, .. notifications, .. exchanges]);
            return Task.CompletedTask;
        });
        return new Rows(organisations, facilities, notifications, exchanges);
    }

    private sealed record User(int Of, string Role, int[] Keeps, int[] Reports);

    private sealed record Filed(int Of, int[] To);

    private sealed record Said(int About, int Of, ExchangeKind Kind, int From, int To);

    private sealed record World(User[] Users, int[] Facilities, Filed[] Filed, Said[] Said);

    private sealed record Seen(Guid[] Facilities, Guid[] Notifications, Guid[] Exchanges);

    private sealed record Rows(OrganisationId[] Organisations, Facility[] Facilities, Notification[] Notifications, Exchange[] Exchanges)
    {
        public Actor Actor(User user) => new()
        {
            Person = new PersonId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)),
            Organisation = Organisations[user.Of],
            Capacity = user.Role,
            May = HousePeople.WhatItAllows(user.Role),
            KeepsRegisterFor = [.. user.Keeps.Select(k => Organisations[k])],
            ActsFor = [.. user.Reports.Select(r => Organisations[r])],
        };
    }
}
