using System.Text;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Law;

/// <summary>
/// Asks the very predicates that the query filters use, for every role and every relation to a case, and holds
/// <c>docs/who-may-see-what.md</c> to the answers. <c>NOROSHI_APPROVE=1</c> writes the document anew.
/// </summary>
public class Who_may_see_what
{
    private static readonly OrganisationId Operator = Org(1), OtherOperator = Org(2), Soc = Org(3), Bureau = Org(4), Ministry = Org(5), OtherMinistry = Org(6), Cabinet = Org(7), Elsewhere = Org(8);

    private static readonly PersonId Somebody = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch));

    private static readonly Relation[] Relations =
    [
        new("the reporter", Somebody, Operator, OrganisationKind.Operator),
        new("another operator", Somebody, OtherOperator, OrganisationKind.Operator),
        new("an agent, mandate in force", Somebody, Soc, OrganisationKind.Agent) { ActsFor = [Operator] },
        new("an agent, mandate ended", Somebody, Soc, OrganisationKind.Agent),
        new("the bureau addressed", Somebody, Bureau, OrganisationKind.RegionalBureau),
        new("the ministry above it", Somebody, Ministry, OrganisationKind.Ministry),
        new("another ministry", Somebody, OtherMinistry, OrganisationKind.Ministry),
        new("the Cabinet Office", Somebody, Cabinet, OrganisationKind.CabinetOffice),
        new("the commission", Somebody, Elsewhere, OrganisationKind.Commission),
        new("a supplier or council member", Somebody, Elsewhere, OrganisationKind.Supplier),
    ];

    [Fact]
    public void is_what_the_document_says() => Assert.Equal(Tables(), GeneratedPart.Of("who-may-see-what.md", "incident reports", Tables()));

    [Fact]
    public void is_nothing_for_nobody()
    {
        using var db = RolesOnPaper.As(Actor.Nobody);
        Assert.False(WhoMaySeeAReport.In(db).Compile()(ACase()));
        Assert.False(WhoMaySeeADraft.In(db).Compile()(ADraft()));
        Assert.False(WhoMaySeeAKeptPage.In(db).Compile()(AKeptPage(default)));
    }

    private static string Tables() => new StringBuilder()
        .Append("\n\n### An incident report (case, versions, receipts, attachments)\n\nTables: `incident_cases`, `report_versions`, `report_computers`.\n\n").Append(Table(db => WhoMaySeeAReport.In(db).Compile()(ACase())))
        .Append("\n### A draft, before it is filed\n\nTable: `report_drafts`.\n\n").Append(Table(db => WhoMaySeeADraft.In(db).Compile()(ADraft())))
        .Append("\n### A draft by an agent that follows a case\n\nTable: `report_drafts`.\n\n").Append(Table(db => WhoMaySeeADraft.In(db).Compile()(ADraftOfTheAgent())))
        .Append("\n### A page that could not be saved, kept for whoever wrote it\n\nTable: `kept_pages`.\n\n").Append(OfAPerson())
        .Append("\n### A note on the bureau's desk\n\nTable: `case_exchanges`, as in the two that follow.\n\n").Append(Table(db => Within(db, ExchangeKind.Note, null)))
        .Append("\n### A request for material by the bureau (art 9), an order (art 6), guidance (art 10)\n\n").Append(Table(db => Within(db, ExchangeKind.MaterialRequest, Operator)))
        .Append("\n### The opinion of the Prime Minister (art 7), to the ministry\n\n").Append(Table(db => Within(db, ExchangeKind.Opinion, Ministry, Cabinet)))
        .Append('\n')
        .ToString();

    // Neither role nor organisation counts, only the person.
    private static string OfAPerson()
    {
        var (writer, colleague) = (new PersonId(new Guid(1, 0, 0, new byte[8])), new PersonId(new Guid(2, 0, 0, new byte[8])));
        return RolesOnPaper.Table(
            [new("whoever wrote it", writer, Operator), new("a colleague, or anybody else", colleague, Operator)],
            db => WhoMaySeeAKeptPage.In(db).Compile()(AKeptPage(writer)));
    }

    private static KeptPage AKeptPage(PersonId person) => KeptPage.Of(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), person, new DraftId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), "facts", [1], default);

    private static bool Within(StoreDb db, ExchangeKind kind, OrganisationId? to, OrganisationId? from = null) =>
        WhoMaySeeAReport.In(db).Compile()(ACase()) && WhoMaySeeAnExchange.In(db).Compile()(AnExchange(kind, from ?? Bureau, to));

    private static string Table(Func<StoreDb, bool> sees) => RolesOnPaper.Table(Relations, sees);

    private static IncidentCase ACase()
    {
        var @case = IncidentCase.Open(new CaseOpening
        {
            Id = new CaseId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)),
            Number = "NR-261005-00000000",
            Reporter = Operator,
            Voluntary = false,
            Exercise = false,
            Kind = IncidentKind.Ransomware,
            Sector = "gas",
            Prefecture = "13",
            LearnedAt = default,
            LearnedBy = "",
            LearnedThrough = "",
            At = default,
            FirstTarget = null,
            FullDueOn = null,
            FullClock = null,
        });
        @case.Addressees.Add(CaseAddressee.Of(@case, Bureau, Ministry, AddresseeCapacity.DelegatedRegionalHead, "Cabinet Order, Art. 3(2)", "B", default));
        @case.Addressees.Add(CaseAddressee.Of(@case, Cabinet, null, AddresseeCapacity.PrimeMinister, "Act, Art. 5", "C", default));
        return @case;
    }

    private static Draft ADraft() => Draft.Start(
        new DraftId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), Operator, new Actor { Organisation = Operator }, ReportStage.First, IncidentKind.Ransomware, voluntary: false, exercise: false, null, "{}", null, default);

    private static Draft ADraftOfTheAgent() => Draft.Start(
        new DraftId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), Operator, new Actor { Organisation = Soc }, ReportStage.Supplement, IncidentKind.Ransomware, voluntary: false, exercise: false, new CaseId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), "{}", null, default);

    private static Exchange AnExchange(ExchangeKind kind, OrganisationId from, OrganisationId? to) => new()
    {
        Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
        Case = new CaseId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)),
        Kind = kind,
        Basis = null,
        From = from,
        To = to,
        By = default,
        Text = "",
        DueOn = null,
        InReplyTo = null,
        At = default,
    };

    private static OrganisationId Org(byte n) => new(new Guid(n, 0, 0, new byte[8]));
}
