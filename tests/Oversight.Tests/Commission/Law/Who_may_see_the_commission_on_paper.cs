using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Oversight.Tests.Commission.Law;

/// <summary>Asks the predicate that the query filters use and holds the part of <c>docs/who-may-see-what.md</c> on the commission to it. <c>NOROSHI_APPROVE=1</c> writes it anew.</summary>
public class Who_may_see_the_commission_on_paper
{
    private static readonly Relation[] Places =
    [
        new("the commission", default, new OrganisationId(new Guid(1, 0, 0, new byte[8])), OrganisationKind.Commission),
        new("the Cabinet Office", default, new OrganisationId(new Guid(2, 0, 0, new byte[8])), OrganisationKind.CabinetOffice),
        new("anybody else", default, new OrganisationId(new Guid(3, 0, 0, new byte[8])), [.. Enum.GetValues<OrganisationKind>().Where(k => k is not (OrganisationKind.Commission or OrganisationKind.CabinetOffice))]),
    ];

    [Fact]
    public void is_what_the_document_says()
    {
        var seat = CommissionSeat.Of(default, default, "委員", new(Office.Member, true), new(2026, 4, 1), null, null);
        var text = "\n\n### What the commission deliberates\n\nTables: `commission_seats`, `commission_meetings`, `commission_attendances`, `commission_items`, `commission_ballots`, `commission_approvals`, `commission_after_notices`, "
            + "`commission_inspections`, `commission_samples`, `commission_findings`.\n\n" + RolesOnPaper.Table(Places, db => WhoMaySeeTheCommission.Its<CommissionSeat>(db).Compile()(seat)) + "\n";

        Assert.Equal(text, GeneratedPart.Of("who-may-see-what.md", "commission", text));
    }
}
