using System.Security.Cryptography;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Law;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Law;

/// <summary>
/// Two users, and somebody who is not signed in, ask one program for the same tables at the same time, in worlds made by chance: who
/// reported, to whom it went, who acts for whom, in whatever roles. The query filter on the database, the predicate asked in memory, and
/// the rule written here a second time in plain words give the same rows; and never those that the other got.
/// </summary>
public class What_two_users_see(Houses houses) : IClassFixture<Houses>
{
    private const int Organisations = 7, People = 4;
    private static readonly string[] Reporters = ["reporter", "reader", "agent-filer"];
    private static readonly string[] Desks = ["desk-officer", "desk-supervisor", "cabinet-analyst", "cabinet-supervisor"];
    private static readonly string[] Writers = ["reporter", "agent-filer", .. Desks];

    private static readonly Gen<int> AnOrganisation = Gen.Int[0, Organisations - 1], APerson = Gen.Int[0, People - 1];
    private static readonly Gen<User> AUser = Gen.Select(AnOrganisation, APerson, Gen.Int[0, Roles.All.Count - 1], AnOrganisation.Array[0, 2],
        (of, person, role, actsFor) => new User(of, person, Roles.All[role].Code, actsFor));

    private static readonly Gen<Reported> ACase = Gen.Select(AnOrganisation, Gen.Select(AnOrganisation, Gen.Int[-1, Organisations - 1]).Array[0, 3],
        (reporter, addressees) => new Reported(reporter, [.. addressees.DistinctBy(a => a.Item1)]));

    private static readonly Gen<Said> AnExchange = Gen.Select(Gen.Int[0, 99], Gen.Enum<ExchangeKind>(), AnOrganisation, Gen.Int[-1, Organisations - 1],
        (@case, kind, from, to) => new Said(@case, kind, from, to));

    private static readonly Gen<World> AWorld = Gen.Select(
        Gen.Select(AUser, AUser), ACase.Array[1, 4], Gen.Select(AnOrganisation, AnOrganisation, Gen.Bool).Array[0, 6], APerson.Array[0, 4], AnExchange.Array[0, 8],
        (users, cases, drafts, kept, said) => new World([users.Item1, users.Item2], cases, drafts, kept, said));

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
            await house.InsideAsync(Actor.Nobody, async nobody => { await SeesAsync(nobody, new Seen([], [], [], [], [])); return true; });
        }, iter: 40, threads: 1);
    }

    // The rule a second time. A role is named here, not what it is allowed: the table of roles is under test as well.
    private static Seen Expected(Rows rows, User user)
    {
        var organisation = rows.Organisations[user.Of];
        var cases = rows.Cases.Where(c =>
            (Reporters.Contains(user.Role) && (c.Reporter == organisation || user.ActsFor.Any(p => rows.Organisations[p] == c.Reporter)))
            || (Desks.Contains(user.Role) && c.Addressees.Any(a => a.Organisation == organisation || a.Superior == organisation))).Select(c => c.Id).ToHashSet();
        return new Seen(
            [.. cases.Select(c => c.Value)],
            [.. rows.Versions.Where(v => cases.Contains(v.Case)).Select(v => v.Id.Value)],
            [.. rows.Drafts.Where(d => d.Writer == organisation && Writers.Contains(user.Role)
                && (Desks.Contains(user.Role) || d.Case is null || d.Reporter == organisation || user.ActsFor.Any(p => rows.Organisations[p] == d.Reporter))).Select(d => d.Id.Value)],
            [.. rows.Kept.Where(k => k.Person == rows.People[user.Person]).Select(k => k.Id)],
            [.. rows.Exchanges.Where(x => cases.Contains(x.Case) && (x.From == organisation || x.To == organisation || x.Kind switch
            {
                ExchangeKind.Note => false,
                ExchangeKind.Opinion => Desks.Contains(user.Role),
                _ => true,
            })).Select(x => x.Id)]);
    }

    private static async Task SeesAsync(IServiceProvider services, Seen expected)
    {
        var db = services.GetRequiredService<StoreDb>();
        Same(expected.Cases, await db.Set<IncidentCase>().Select(c => c.Id.Value).ToListAsync());
        Same(expected.Versions, await db.Set<ReportVersion>().Select(v => v.Id.Value).ToListAsync());
        Same(expected.Drafts, await db.Set<Draft>().Select(d => d.Id.Value).ToListAsync());
        Same(expected.Kept, await db.Set<KeptPage>().Select(k => k.Id).ToListAsync());
        Same(expected.Exchanges, await db.Set<Exchange>().Select(x => x.Id).ToListAsync());

        // The same predicates as functions over all rows there are.
        var all = await AllAsync(db);
        var cases = all.Cases.Where(WhoMaySeeAReport.In(db).Compile()).Select(c => c.Id).ToHashSet();
        Same(expected.Cases, cases.Select(c => c.Value));
        Same(expected.Drafts, all.Drafts.Where(WhoMaySeeADraft.In(db).Compile()).Select(d => d.Id.Value));
        Same(expected.Kept, all.Kept.Where(WhoMaySeeAKeptPage.In(db).Compile()).Select(k => k.Id));
        Same(expected.Exchanges, all.Exchanges.Where(WhoMaySeeAnExchange.In(db).Compile()).Where(x => cases.Contains(x.Case)).Select(x => x.Id));
    }

    private static void Same(IEnumerable<Guid> expected, IEnumerable<Guid> seen) => Assert.Equal(expected.Order(), seen.Order());

    private static async Task<(List<IncidentCase> Cases, List<Draft> Drafts, List<KeptPage> Kept, List<Exchange> Exchanges)> AllAsync(StoreDb db) => (
        await db.Set<IncidentCase>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Include(c => c.Addressees).ToListAsync(),
        await db.Set<Draft>().IgnoreQueryFilters(["visibility"]).AsNoTracking().ToListAsync(),
        await db.Set<KeptPage>().IgnoreQueryFilters(["visibility"]).AsNoTracking().ToListAsync(),
        await db.Set<Exchange>().IgnoreQueryFilters(["visibility", "case"]).AsNoTracking().ToListAsync());

    private static async Task<Rows> WriteAsync(House house, World world)
    {
        var now = house.Clock.GetUtcNow();
        Guid New() => Identifier.New(house.Clock);
        OrganisationId[] organisations = [.. Enumerable.Range(0, Organisations).Select(_ => new OrganisationId(New()))];
        PersonId[] people = [.. Enumerable.Range(0, People).Select(_ => new PersonId(New()))];
        var cases = world.Cases.Select(c =>
        {
            var @case = IncidentCase.Open(new CaseOpening
            {
                Id = new CaseId(New()), Number = $"NR-{New():N}", Reporter = organisations[c.Reporter], Voluntary = false, Exercise = false, Kind = IncidentKind.Ransomware,
                Sector = "gas", Prefecture = "13", LearnedAt = now, LearnedBy = "", LearnedThrough = "", At = now, FirstTarget = null, FullDueOn = null, FullClock = null,
            });
            foreach (var (at, above) in c.Addressees)
            {
                @case.Addressees.Add(CaseAddressee.Of(
                    @case, organisations[at], above < 0 ? null : organisations[above], AddresseeCapacity.DelegatedRegionalHead, "Cabinet Order, Art. 3(2)", $"R-{New():N}", now));
            }

            return @case;
        }).ToArray();
        var rows = new Rows(
            organisations,
            people,
            cases,
            [.. cases.Select(c => new ReportVersion
            {
                Id = new ReportId(New()), Case = c.Id, Number = 1, Stage = ReportStage.First, Form = "ransomware", Edition = "2026-09", Answers = "{}", Reason = null, FiledBy = people[0],
                FiledFrom = c.Reporter, Channel = Channel.Web, FiledAt = now, ReceivedAt = now, Late = false, Digest = SHA256.HashData([]), SecondsToFile = null, Typed = 0, Inherited = 0,
            })],
            [.. world.Drafts.Select(d => Draft.Start(
                new DraftId(New()), organisations[d.Reporter], new Actor { Organisation = organisations[d.Writer], Person = people[0] }, ReportStage.First, IncidentKind.Ransomware, false, false, d.Follows ? cases[0].Id : null, "{}", null, now))],
            [.. world.Kept.Select(k => KeptPage.Of(New(), people[k], new DraftId(New()), "facts", [1], now))],
            [.. world.Exchanges.Select(x => new Exchange
            {
                Id = New(), Case = cases[x.Case % cases.Length].Id, Kind = x.Kind, Basis = null, From = organisations[x.From], To = x.To < 0 ? null : organisations[x.To], By = people[0],
                Text = "試験", DueOn = null, InReplyTo = null, At = now,
            })]);
        await house.InsideAsync(services =>
        {
            services.GetRequiredService<StoreDb>().AddRange([.. rows.Cases, .. rows.Versions, .. rows.Drafts, .. rows.Kept, .. rows.Exchanges]);
            return Task.CompletedTask;
        });
        return rows;
    }

    private sealed record User(int Of, int Person, string Role, int[] ActsFor);

    private sealed record Reported(int Reporter, (int At, int Above)[] Addressees);

    private sealed record Said(int Case, ExchangeKind Kind, int From, int To);

    private sealed record World(User[] Users, Reported[] Cases, (int Reporter, int Writer, bool Follows)[] Drafts, int[] Kept, Said[] Exchanges);

    private sealed record Seen(Guid[] Cases, Guid[] Versions, Guid[] Drafts, Guid[] Kept, Guid[] Exchanges);

    private sealed record Rows(OrganisationId[] Organisations, PersonId[] People, IncidentCase[] Cases, ReportVersion[] Versions, Draft[] Drafts, KeptPage[] Kept, Exchange[] Exchanges)
    {
        public Actor Actor(User user) => new()
        {
            Person = People[user.Person], Organisation = Organisations[user.Of], Capacity = user.Role, May = Roles.Find(user.Role)!.May, ActsFor = [.. user.ActsFor.Select(p => Organisations[p])],
        };
    }
}
