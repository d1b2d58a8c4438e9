using System.Text;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law;

/// <summary>
/// Asks the very predicates that the query filters use, for every role and every relation, and holds the part of <c>docs/who-may-see-what.md</c> on
/// registers to the answers. <c>NOROSHI_APPROVE=1</c> writes it anew.
/// </summary>
public class Who_may_see_a_register_on_paper
{
    private static readonly OrganisationId Operator = Org(1), Other = Org(2), Soc = Org(3), Bureau = Org(4), Ministry = Org(5), OtherMinistry = Org(6), Cabinet = Org(7), Elsewhere = Org(8);

    private static readonly PersonId Somebody = new(new Guid(9, 0, 0, new byte[8]));

    private static readonly Relation[] Relations =
    [
        new("the operator", Somebody, Operator, OrganisationKind.Operator),
        new("another operator", Somebody, Other, OrganisationKind.Operator),
        new("an agent, mandate for the register", Somebody, Soc, OrganisationKind.Agent) { ActsFor = [Operator], KeepsRegisterFor = [Operator] },
        new("an agent, mandate to report alone", Somebody, Soc, OrganisationKind.Agent) { ActsFor = [Operator] },
        new("the competent minister", Somebody, Ministry, OrganisationKind.Ministry),
        new("its regional bureau", Somebody, Bureau, OrganisationKind.RegionalBureau),
        new("another ministry", Somebody, OtherMinistry, OrganisationKind.Ministry),
        new("the Cabinet Office", Somebody, Cabinet, OrganisationKind.CabinetOffice),
        new("the commission", Somebody, Elsewhere, OrganisationKind.Commission),
        new("a supplier or council member", Somebody, Elsewhere, OrganisationKind.Supplier),
    ];

    [Fact]
    public void is_what_the_document_says() => Assert.Equal(Tables(), GeneratedPart.Of("who-may-see-what.md", "critical computers", Tables()));

    [Fact]
    public void is_nothing_for_nobody()
    {
        using var db = RolesOnPaper.As(Actor.Nobody);
        Assert.All(OfARegister, sees => Assert.False(sees(db)));
        Assert.False(Sees(db, ANotification(passedOn: true)));
    }

    [Fact]
    public void is_the_same_for_all_that_belongs_to_a_register() =>
        Assert.All(OfARegister, sees => Assert.Equal(Table(OfARegister[0]), Table(sees)));

    [Fact]
    public void is_the_same_for_all_of_a_drawing() =>
        Assert.All(ADrawing, sees => Assert.Equal(Table(ADrawing[0]), Table(sees)));

    private static IReadOnlyList<Func<StoreDb, bool>> OfARegister { get; } =
    [
        db => WhoMaySeeARegister.Facilities(db).Compile()(Facility.Enter(default, Operator, new FacilityEntry("gas", "", "", null, null))),
        db => WhoMaySeeARegister.Computers(db).Compile()(AComputer()),
        db => WhoMaySeeARegister.Changes(db).Compile()(new ComputerChange { Id = default, Computer = default, Operator = Operator, By = default, At = default, Way = ChangeWay.Page, After = "{}" }),
        db => WhoMaySeeARegister.Imports(db).Compile()(new ImportRun { Operator = Operator }),
        db => WhoMaySeeARegister.Columns(db).Compile()(new RememberedColumns { Operator = Operator }),
        db => WhoMaySeeARegister.OutlineChanges(db).Compile()(new OutlineChange { Operator = Operator, Sector = "gas", ChangedOn = default, DueOn = default, DueRule = "" }),
    ];

    private static IReadOnlyList<Func<StoreDb, bool>> ADrawing { get; } =
    [
        db => WhoMaySeeANetwork.Networks(db).Compile()(DrawnNetwork.Begin(default, Operator, default)),
        db => WhoMaySeeANetwork.Nodes(db).Compile()(NetworkNode.Enter(default, default, Operator, new NodeEntry { Name = "a" })),
        db => WhoMaySeeANetwork.Lines(db).Compile()(new NetworkLine { Id = default, Facility = default, Operator = Operator, From = default, To = default, Public = false, Flow = default }),
        db => WhoMaySeeANetwork.Holds(db).Compile()(new NetworkHold { Id = default, Facility = default, Operator = Operator, Holder = default, Of = default, Kind = default }),
        db => WhoMaySeeANetwork.Changes(db).Compile()(new NetworkChange { Id = default, Facility = default, Operator = Operator, By = default, At = default, Way = default, Count = 0, What = "" }),
    ];

    private static string Tables() => new StringBuilder()
        .Append("\n\n### An operator's register (facilities, computers, their history, lists that were brought)\n\nTables: `facilities`, `computers`, `computer_changes`, `import_runs`, `import_rows`, `remembered_columns`, `economic_security_filings`, `outline_changes`.\n\n").Append(Table(OfARegister[0]))
        .Append("\n### A drawn network of a facility (nodes, lines, who holds what of whom, its history)\n\nTables: `networks`, `network_nodes`, `network_lines`, `network_holds`, `network_changes`.\n\n").Append(Table(ADrawing[0]))
        .Append("\n### A notification and the computers in it, not passed on yet\n\nTables: `notifications`, `notified_computers`, as in the one that follows.\n\n").Append(Table(db => Sees(db, ANotification(passedOn: false))))
        .Append("\n### A notification that was passed on to the Prime Minister\n\n").Append(Table(db => Sees(db, ANotification(passedOn: true))))
        .Append('\n')
        .ToString();

    private static string Table(Func<StoreDb, bool> sees) => RolesOnPaper.Table(Relations, sees);

    private static bool Sees(StoreDb db, Notification notification) => WhoMaySeeARegister.Notifications(db).Compile()(notification);

    private static Computer AComputer() => Computer.Enter(default, Operator, new ComputerEntry { Facility = default, Label = "a", Product = "", Maker = "", Unit = ComputerUnit.Unknown, Classes = ClassSet.Empty }, default);

    private static Notification ANotification(bool passedOn)
    {
        var notification = new Notification { Operator = Operator };
        notification.Addressees.Add(new NotificationAddressee { Organisation = Ministry, Capacity = NotificationCapacity.CompetentMinister });
        if (passedOn)
        {
            notification.Addressees.Add(new NotificationAddressee { Organisation = Cabinet, Capacity = NotificationCapacity.PrimeMinister });
        }

        return notification;
    }

    private static OrganisationId Org(byte n) => new(new Guid(n, 0, 0, new byte[8]));
}
