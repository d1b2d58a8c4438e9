using System.Text;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Council.Tests.Law;

/// <summary>
/// Asks the very predicates that the query filters use, for every role and every relation, and holds the part of <c>docs/who-may-see-what.md</c> on
/// the council to the answers. What hangs on rows of other tables is asked of a database. <c>NOROSHI_APPROVE=1</c> writes it anew.
/// </summary>
public class Who_may_see_the_council_on_paper(Houses houses) : IClassFixture<Houses>
{
    private static readonly OrganisationId Giver = Org(1), Topical = Org(2), Chosen = Org(3), Widened = Org(4), Member = Org(5), Stranger = Org(6), Cabinet = Org(7);

    private static readonly (string Name, OrganisationId Of, OrganisationKind[] Kinds)[] Places =
    [
        ("the contributor", Giver, Members),
        ("a member of the topic", Topical, Members),
        ("a chosen member of the topic", Chosen, Members),
        ("a member by consent or exception", Widened, Members),
        ("another member", Member, Members),
        ("an organisation that is no member", Stranger, Members),
        ("the Cabinet Office", Cabinet, [OrganisationKind.CabinetOffice]),
        ("the commission", Stranger, [OrganisationKind.Commission]),
        ("an agent", Stranger, [OrganisationKind.Agent]),
    ];

    private static OrganisationKind[] Members => [OrganisationKind.Operator, OrganisationKind.Ministry, OrganisationKind.Contractor];

    [Fact]
    public async Task is_what_the_document_says()
    {
        var tables = await TablesAsync();
        Assert.Equal(tables, GeneratedPart.Of("who-may-see-what.md", "council", tables));
    }

    private async Task<string> TablesAsync()
    {
        var house = await houses.OnAsync(Database.Sqlite);
        var rows = await WriteAsync(house);
        return new StringBuilder()
            .Append("\n\n### A membership (its state, its steps, its named persons)\n\nTables: `council_members`, `council_member_changes`, `council_seats`; of the contributor.\n\n")
            .Append(await TableAsync(house, rows, db => db.Set<Member>().AnyAsync(m => m.Organisation == Giver)))
            .Append("\n### A topic, for named persons\n\nTables: `council_topics` (and `council_topic_members` with it); `council_feeds` are seen by whom they feed and the secretariat.\n\n")
            .Append(await TableAsync(house, rows, db => db.Set<Topic>().AnyAsync()))
            .Append("\n### A contribution to the topic, for named persons\n\nTables: `council_contributions` (and `council_recipients` with it), `council_wider_uses`, as in the two that follow.\n\n")
            .Append(await TableAsync(house, rows, db => db.Set<Contribution>().AnyAsync(c => c.Reach == Reach.Topic)))
            .Append("\n### A contribution to chosen members\n\n")
            .Append(await TableAsync(house, rows, db => db.Set<Contribution>().AnyAsync(c => c.Reach == Reach.Chosen)))
            .Append("\n### A contribution to the secretariat alone\n\n")
            .Append(await TableAsync(house, rows, db => db.Set<Contribution>().AnyAsync(c => c.Reach == Reach.Secretariat)))
            .Append("\n### That a member of the topic read it\n\nTable: `council_readings`.\n\n")
            .Append(await TableAsync(house, rows, db => db.Set<ContributionReading>().AnyAsync()))
            .Append("\n### A request of the council to the contributor\n\nTable: `council_requests`.\n\n")
            .Append(await TableAsync(house, rows, db => db.Set<CouncilRequest>().AnyAsync()))
            .Append("\n### A request for wider use, asked by a member of the topic\n\nTable: `council_widenings` (and `council_widening_recipients` with it).\n\n")
            .Append(await TableAsync(house, rows, db => db.Set<WideningRequest>().AnyAsync()))
            .Append('\n').ToString();
    }

    private static Task<string> TableAsync(House house, PersonId person, Func<StoreDb, Task<bool>> sees) => RolesOnPaper.TableAsync(
        [.. Places.Select(p => new Relation(p.Name, person, p.Of, p.Kinds))],
        actor => house.InsideAsync(actor, services => sees((StoreDb)services.GetService(typeof(StoreDb))!)));

    // One person is named by every member, so that the tables tell of organisations; who is not named sees no topic and nothing of others.
    private static async Task<PersonId> WriteAsync(House house)
    {
        var now = house.Clock.GetUtcNow();
        Guid New() => Identifier.New(house.Clock);
        var person = new PersonId(New());
        await house.InsideAsync(services =>
        {
            var db = (StoreDb)services.GetService(typeof(StoreDb))!;
            foreach (var id in new[] { Giver, Topical, Chosen, Widened, Member })
            {
                var member = Noroshi.Council.Store.Member.Of(new Organisation(id, "試験", OrganisationKind.Operator, new("試験", "Test"), null, null, "13", null, null), leadsRegion: false);
                member.Become(Noroshi.Council.Face.MemberState.Active, now);
                db.AddRange(member, Seat.Of(New(), id, person, person, now));
            }

            var topic = Topic.Open(new Noroshi.Council.Face.TopicId(New()), "T-1", new TopicEntry("試験", "試験", null, false, false), now);
            topic.Members.AddRange(new[] { Giver, Topical, Chosen }.Select(o => new TopicMember { Id = New(), Topic = topic.Id, Organisation = o, AddedAt = now }));
            db.Add(topic);
            foreach (var reach in Enum.GetValues<Reach>())
            {
                var made = Contribution.Make(new Noroshi.Council.Face.ContributionId(New()), $"C-{reach}", Giver, person, new ContributionEntry(topic.Id, reach, "件名", "内容", Confidentiality.Face.Tlp.Green, "", null, false, Confidentiality.Face.InformationClass.Comprehensive, null), now);
                made.Recipients.Add(new Recipient { Id = New(), Contribution = made.Id, Organisation = Widened, By = GivenBy.Consent, At = now });
                if (reach is Reach.Chosen)
                {
                    made.Recipients.Add(new Recipient { Id = New(), Contribution = made.Id, Organisation = Chosen, By = GivenBy.Choice, At = now });
                }

                db.Add(made);
                if (reach is Reach.Topic)
                {
                    db.Add(new ContributionReading { Id = New(), Contribution = made.Id, Contributor = Giver, Reader = person, Organisation = Topical, Through = "page", At = now });
                    db.Add(WideningRequest.Ask(new Noroshi.Council.Face.WideningId(New()), "W-1", made, Topical, person, "試験", null, now));
                }
            }

            db.Add(CouncilRequest.Ask(New(), "Q-1", Giver, null, "試験", null, person, now));
            return Task.CompletedTask;
        });
        return person;
    }

    private static OrganisationId Org(byte n) => new(new Guid(n, 0, 0, new byte[8]));
}
