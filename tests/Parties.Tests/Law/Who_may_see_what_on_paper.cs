using System.Linq.Expressions;
using System.Text;
using Noroshi.Kernel;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.Law;

/// <summary>
/// Asks the very predicates, for every role and every relation, and holds the part of <c>docs/who-may-see-what.md</c> on people to the
/// answers. <c>NOROSHI_APPROVE=1</c> writes it anew.
/// </summary>
public class Who_may_see_what_on_paper
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;
    private static readonly DateOnly Day = new(2026, 11, 1);
    private static readonly PersonId One = new(new Guid(1, 0, 0, new byte[8])), Colleague = new(new Guid(2, 0, 0, new byte[8]));
    private static readonly OrganisationId Here = new(new Guid(3, 0, 0, new byte[8])), Elsewhere = new(new Guid(4, 0, 0, new byte[8])), Agent = new(new Guid(5, 0, 0, new byte[8]));
    private static readonly Membership Held = Membership.Of(One, Here, "reporter", Day, Guid.Empty);
    private static readonly Relation[] People = [new("the person", One, Here), new("another of the organisation", Colleague, Here), new("another organisation", Colleague, Elsewhere)];
    private static readonly Relation[] Parts = [new("the principal", Colleague, Here), new("the agent", Colleague, Agent), new("another organisation", Colleague, Elsewhere)];

    [Fact]
    public void is_what_the_document_says() => Assert.Equal(Tables(), GeneratedPart.Of("who-may-see-what.md", "parties", Tables()));

    private static string Tables() => new StringBuilder("\n\n")
        .Append(Table("A notice in somebody's inbox", "notices", WhoMaySeeANotice.In, Notice.Of(Guid.Empty, One, "test", new Words("件名", "Subject"), "/", false, At), People))
        .Append(Table("A token, never its secret", "api_tokens", WhoMaySeeAToken.In, ApiToken.Of(Guid.Empty, "nrs_secret-secret-secret", "試験", Held, [Permission.FileReports], At, At), People))
        .Append(Table("An undertaking of secrecy", "undertakings", WhoMaySeeAnUndertaking.In, Undertaking.Of(Guid.Empty, One, Here, UndertakingsOfSecrecy.Articles[0].Article, Day, null, One, At), People))
        .Append(Table("A clearance", "clearances", WhoMaySeeAClearance.In, Clearance.Of(Guid.Empty, One, Here, ClearancesEnd.Kinds[0].Code, Day, Day.AddDays(1), One, At), People))
        .Append(Table("An invitation or a recovery link, by which the person comes in", "one_time_links", WhoMaySeeAnInvitation.In, OneTimeLink.Invitation(Guid.Empty, new byte[32], Here, "reader", "x@example.jp", One, At, TimeSpan.FromDays(7)), People))
        .Append(Table("A person in the register, to be managed", "memberships", WhoMayManageAPerson.In, Held, People))
        .Append(Table("A mandate", "mandates", WhoMaySeeAMandate.In, Mandate.Grant(Guid.Empty, Here, Agent, "incident-reports", One, At, Day, Day.AddDays(1)), Parts))
        .ToString();

    private static string Table<T>(string heading, string table, Func<StoreDb, Expression<Func<T, bool>>> rule, T thing, Relation[] relations) =>
        $"### {heading}\n\nTable: `{table}`.\n\n{RolesOnPaper.Table(relations, db => rule(db).Compile()(thing))}\n";
}
