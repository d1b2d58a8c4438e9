using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Council.Tests.Law;

/// <summary>
/// Two users, and somebody who is not signed in, ask one program for the same tables at the same time, in worlds made by chance. The query filter gives
/// what the pure rule gives (and, for rows beside it, what is written here a second time in plain words); and never what the other got.
/// </summary>
public class What_two_users_see(Houses houses) : IClassFixture<Houses>
{
    private const int Organisations = 4;
    private static readonly string[] Roles = [.. HousePeople.EveryRole];
    private static readonly string[] Joiners = ["reporter", "reader", "member", "desk-officer", "desk-supervisor"];
    private static readonly string[] Secretariats = ["cabinet-analyst", "cabinet-supervisor"];
    private static readonly Gen<int> AnOrganisation = Gen.Int[0, Organisations - 1];

    // Most are active, named and in a topic, as in a council at work: what is hidden must be hidden by one reason alone, often enough.
    private static readonly Gen<bool> Mostly = Gen.Int[0, 5].Select(i => i > 0);
    private static readonly Gen<int> ARole = Gen.Select(Gen.Int[0, 3], Gen.Int[0, Roles.Length - 1], Gen.Int[0, Joiners.Length - 1], (which, any, joiner) => which == 0 ? any : Array.IndexOf(Roles, Joiners[joiner]));
    private static readonly Gen<MadeMember> AMember = Gen.Select(Mostly, Gen.Enum<MemberState>(), Mostly, Gen.Int[0, 1], Mostly,
        (active, state, domestic, region, named) => new MadeMember(active ? MemberState.Active : state, !domestic, region, named));
    private static readonly Gen<Belonging> ABelonging = Gen.Select(AnOrganisation, Gen.Int[-1, 1], Mostly, (of, hours, belongs) => new Belonging(of, hours, !belongs));
    private static readonly Gen<MadeContribution> AContribution = Gen.Select(AnOrganisation, Gen.Int[0, 1], Gen.Enum<Reach>(), Gen.Int[0, 4], Gen.Int[-1, 1], Gen.Select(AnOrganisation, Gen.Enum<GivenBy>()).Array[0, 2],
        (of, topic, reach, tlp, region, to) => new MadeContribution(of, topic, reach, tlp, region, to));

    private static readonly Gen<MadeWorld> AWorld = Gen.Select(
        Gen.Select(AnOrganisation, ARole).Array[2],
        AMember.Array[Organisations],
        Gen.Bool.Array[2],
        ABelonging.Array[2, 8].Array[2],
        AContribution.Array[4, 12],
        (users, members, foreign, belongings, contributions) => new MadeWorld(users, members, foreign, belongings, contributions));

    [Theory, BothDatabases]
    public async Task is_each_ones_own_in_any_world(Database on)
    {
        var house = await houses.OnAsync(on);
        await AWorld.SampleAsync(async world =>
        {
            var rows = await WriteAsync(house, world);
            var (one, other) = (rows.Actor(0), rows.Actor(1));
            await house.InsideAsync(one, first => house.InsideAsync(other, async second =>
            {
                await SeesAsync(first, rows, one, 0);
                await SeesAsync(second, rows, other, 1);
                await SeesAsync(first, rows, one, 0);
                return true;
            }));
            await house.InsideAsync(Kernel.Actor.Nobody, async nobody => { await SeesAsync(nobody, rows, Kernel.Actor.Nobody, -1); return true; });
        }, iter: 30, threads: 1);
    }

    private static async Task SeesAsync(IServiceProvider services, Rows rows, Actor actor, int user)
    {
        var db = services.GetRequiredService<StoreDb>();
        var mine = rows.Contributions.Select(c => c.Id).ToArray();
        var seen = await db.Set<Contribution>().Where(c => mine.Contains(c.Id)).Select(c => c.Id.Value).ToListAsync();
        Assert.Equal(rows.Contributions.Where(c => Reads(rows, actor, user, c)).Select(c => c.Id.Value).Order(), seen.Order());

        var topics = rows.Topics.Select(t => t.Id).ToArray();
        Assert.Equal(rows.Topics.Where(t => IsInTopic(rows, user, t) || IsSecretariat(rows, user)).Select(t => t.Id.Value).Order(), (await db.Set<Topic>().Where(t => topics.Contains(t.Id)).Select(t => t.Id.Value).ToListAsync()).Order());

        var own = rows.Members.Select(m => m.Organisation).ToArray();
        Assert.Equal(
            rows.Members.Where(m => IsSecretariat(rows, user) || (m.Organisation == actor.Organisation && user >= 0 && (Joins(rows, user) || actor.Can(Permission.ManagePeople)))).Select(m => m.Organisation.Value).Order(),
            (await db.Set<Member>().Where(m => own.Contains(m.Organisation)).Select(m => m.Organisation.Value).ToListAsync()).Order());

        var asked = rows.Requests.Select(r => r.Id).ToArray();
        Assert.Equal(rows.Requests.Where(r => IsSecretariat(rows, user) || (Joins(rows, user) && r.To == actor.Organisation)).Select(r => r.Id).Order(), (await db.Set<CouncilRequest>().Where(r => asked.Contains(r.Id)).Select(r => r.Id).ToListAsync()).Order());

        Assert.Equal(rows.Readings.Where(r => IsSecretariat(rows, user) || (Joins(rows, user) && (r.Contributor == actor.Organisation || r.Organisation == actor.Organisation))).Select(r => r.Id).Order(),
            (await db.Set<ContributionReading>().Where(r => mine.Contains(r.Contribution)).Select(r => r.Id).ToListAsync()).Order());
    }

    private static bool Reads(Rows rows, Actor actor, int user, Contribution c)
    {
        if (user < 0 || !(Joins(rows, user) || IsSecretariat(rows, user)))
        {
            return false;
        }

        var (of, topic) = (rows.World.Users[user].Of, rows.Topics.Single(t => t.Id == c.Topic));
        var member = rows.Members[of];
        var belonging = topic.Members.FirstOrDefault(m => m.Organisation == member.Organisation && m.RemovedAt is null);
        return WhoMayReadAContribution.Reads(
            new Readable(c.Reach, c.Sharing, c.At, c.NotBeyond, topic.OpenToForeign, AsksForClearance: false),
            new Reader
            {
                Own = c.Contributor == actor.Organisation,
                Secretariat = IsSecretariat(rows, user),
                TakesPart = member.State is MemberState.Active && rows.World.Members[of].Named,
                InTopicSince = belonging?.AddedAt,
                IsForeign = member.IsForeign,
                Chosen = c.Recipients.Any(r => r.Organisation == member.Organisation),
                Widened = c.Recipients.Any(r => r.Organisation == member.Organisation && r.By is not GivenBy.Choice),
                Prefecture = member.Region,
            },
            new DateOnly(2026, 11, 24));
    }

    private static bool IsInTopic(Rows rows, int user, Topic topic)
    {
        if (!Joins(rows, user))
        {
            return false;
        }

        var of = rows.World.Users[user].Of;
        var member = rows.Members[of];
        return member.State is MemberState.Active && rows.World.Members[of].Named && (!member.IsForeign || topic.OpenToForeign)
            && topic.Members.Any(m => m.Organisation == member.Organisation && m.RemovedAt is null);
    }

    // A role is named here, not what it is allowed: the table of roles is under test as well.
    private static bool Joins(Rows rows, int user) => user >= 0 && Joiners.Contains(Roles[rows.World.Users[user].Role]);

    private static bool IsSecretariat(Rows rows, int user) => user >= 0 && Secretariats.Contains(Roles[rows.World.Users[user].Role]);

    private static async Task<Rows> WriteAsync(House house, MadeWorld world)
    {
        var now = house.Clock.GetUtcNow();
        Guid New() => Identifier.New(house.Clock);
        OrganisationId[] ids = [.. Enumerable.Range(0, Organisations).Select(_ => new OrganisationId(New()))];
        PersonId[] persons = [.. Enumerable.Range(0, Organisations).Select(_ => new PersonId(New()))];
        Member[] members = [.. world.Members.Select((m, i) => AMemberRow(ids[i], m, now))];
        Seat[] seats = [.. world.Members.Select((m, i) => (m, i)).Where(x => x.m.Named).Select(x => Seat.Of(New(), ids[x.i], persons[x.i], persons[x.i], now))];
        Topic[] topics =
        [
            .. world.Foreign.Select((foreign, i) =>
            {
                var topic = Topic.Open(new TopicId(New()), $"T-{New():N}", new TopicEntry("試験", "試験", null, foreign, false), now);
                foreach (var b in world.Belongings[i].DistinctBy(b => b.Of))
                {
                    var row = new TopicMember { Id = New(), Topic = topic.Id, Organisation = ids[b.Of], AddedAt = now.AddHours(b.Hours) };
                    if (b.Removed)
                    {
                        row.Remove(now.AddHours(2));
                    }

                    topic.Members.Add(row);
                }

                return topic;
            }),
        ];
        Contribution[] contributions =
        [
            .. world.Contributions.Select(c =>
            {
                var made = Contribution.Make(new ContributionId(New()), $"C-{New():N}", ids[c.Of], persons[c.Of], new ContributionEntry(
                    topics[c.Topic].Id, c.Reach, "件名", "内容", Tlp.All[c.Tlp], "", c.Region < 0 ? null : Region(c.Region), false, InformationClass.Comprehensive, null), now);
                made.Recipients.AddRange(c.To.DistinctBy(t => t.Item1).Select(t => new Recipient { Id = New(), Contribution = made.Id, Organisation = ids[t.Item1], By = t.Item2, At = now }));
                return made;
            }),
        ];
        CouncilRequest[] requests = [.. ids.Select(id => CouncilRequest.Ask(New(), $"Q-{New():N}", id, null, "試験", null, persons[0], now))];
        ContributionReading[] readings = [.. contributions.Select((c, i) => new ContributionReading { Id = New(), Contribution = c.Id, Contributor = c.Contributor, Reader = persons[i % Organisations], Organisation = ids[i % Organisations], Through = "page", At = now })];
        await house.InsideAsync(services =>
        {
            services.GetRequiredService<StoreDb>().AddRange([.. members, .. seats, .. topics, .. contributions, .. requests, .. readings]);
            return Task.CompletedTask;
        });
        return new Rows(world, ids, persons, members, topics, contributions, requests, readings);
    }

    private static string Region(int number) => number == 0 ? "04" : "13";

    private static Member AMemberRow(OrganisationId id, MadeMember made, DateTimeOffset now)
    {
        var member = Member.Of(new Organisation(id, "試験", made.Foreign ? OrganisationKind.ForeignEntity : OrganisationKind.Operator, new("試験", "Test"), null, null, Region(made.Region), null, null), leadsRegion: false);
        member.Become(made.State, now);
        return member;
    }

    private sealed record MadeMember(MemberState State, bool Foreign, int Region, bool Named);

    private sealed record Belonging(int Of, int Hours, bool Removed);

    private sealed record MadeContribution(int Of, int Topic, Reach Reach, int Tlp, int Region, (int, GivenBy)[] To);

    private sealed record MadeWorld((int Of, int Role)[] Users, MadeMember[] Members, bool[] Foreign, Belonging[][] Belongings, MadeContribution[] Contributions);

    private sealed record Rows(
        MadeWorld World, OrganisationId[] Ids, PersonId[] Persons, Member[] Members, Topic[] Topics, Contribution[] Contributions, CouncilRequest[] Requests, ContributionReading[] Readings)
    {
        public Actor Actor(int user) => new()
        {
            Person = Persons[World.Users[user].Of],
            Organisation = Ids[World.Users[user].Of],
            Capacity = Roles[World.Users[user].Role],
            May = HousePeople.WhatItAllows(Roles[World.Users[user].Role]),
        };
    }
}
