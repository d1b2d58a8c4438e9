using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Xunit;

namespace Noroshi.Parties.Tests.Law;

public class Rulings_of_the_house
{
    private static readonly OrganisationId Ours = new(Guid.Parse("00000000-0000-0000-0000-000000000001"));
    private static readonly OrganisationId Theirs = new(Guid.Parse("00000000-0000-0000-0000-000000000002"));
    private static readonly PersonId LockedOut = new(Guid.Parse("00000000-0000-0000-0000-000000000003"));

    [Theory]
    [InlineData("organisation-administrator")]
    [InlineData("system-administrator")]
    public void nobody_vouches_for_oneself(string role) =>
        Assert.IsType<Ruling.Refused>(RecoveryNeedsASecondPerson.Ask(Somebody(role, Ours) with { Person = LockedOut }, LockedOut, Ours, false));

    [Fact]
    public void a_system_administrator_does_not_vouch_where_the_organisation_has_another_administrator() =>
        Assert.IsType<Ruling.Refused>(RecoveryNeedsASecondPerson.Ask(Somebody("system-administrator", Theirs), LockedOut, Ours, true));

    [Fact]
    public void an_administrator_of_another_organisation_does_not_vouch() =>
        Assert.IsType<Ruling.Refused>(RecoveryNeedsASecondPerson.Ask(Somebody("organisation-administrator", Theirs), LockedOut, Ours, false));

    [Fact]
    public void a_colleague_who_does_not_manage_people_does_not_vouch() =>
        Assert.IsType<Ruling.Refused>(RecoveryNeedsASecondPerson.Ask(Somebody("reporter", Ours), LockedOut, Ours, false));

    [Fact]
    public void an_administrator_of_the_same_organisation_vouches() =>
        Assert.IsType<Ruling.Allowed>(RecoveryNeedsASecondPerson.Ask(Somebody("organisation-administrator", Ours), LockedOut, Ours, true));

    [Fact]
    public void a_system_administrator_vouches_for_the_last_administrator() =>
        Assert.IsType<Ruling.Allowed>(RecoveryNeedsASecondPerson.Ask(Somebody("system-administrator", Theirs), LockedOut, Ours, false));

    [Fact]
    public void the_last_administrator_stays() => Assert.IsType<Ruling.Refused>(TheLastAdministratorStays.Ask(true, 0));

    [Fact]
    public void one_of_two_administrators_may_go() => Assert.IsType<Ruling.Allowed>(TheLastAdministratorStays.Ask(true, 1));

    [Theory]
    [InlineData(0)]
    [InlineData(366)]
    [InlineData(-1)]
    public void a_token_does_not_live_longer_than_a_year_or_shorter_than_a_day(int days) =>
        Assert.Contains(ATokenAllowsNoMoreThanItsMaker.Check("SOC", [Permission.FileReports], days, Somebody("reporter", Ours)), p => p.Code == "token-days");

    [Fact]
    public void a_token_does_not_do_what_its_maker_may_not() =>
        Assert.Contains(ATokenAllowsNoMoreThanItsMaker.Check("SOC", [Permission.ReadReports], 30, Somebody("reporter", Ours)), p => p.Code == "token-scope-too-wide");

    [Fact]
    public void no_token_manages_people_orders_or_runs_the_system()
    {
        foreach (var role in Roles.All)
        {
            Assert.DoesNotContain(
                ATokenAllowsNoMoreThanItsMaker.Possible(Somebody(role.Code, Ours)),
                p => p is Permission.ManagePeople or Permission.GrantMandates or Permission.Order or Permission.StateOpinion or Permission.AskAndGuide or Permission.Administer or Permission.EraseContent);
        }
    }

    [Fact]
    public void a_token_loses_what_its_maker_loses() =>
        Assert.Empty(ATokenAllowsNoMoreThanItsMaker.Today([Permission.FileReports], Roles.Find("reader")!.May));

    [Theory]
    [InlineData("2026-11-23", "2026-12-31", "mandate-from")]
    [InlineData("2026-11-24", "2026-11-23", "mandate-last")]
    [InlineData("2026-11-24", "2027-11-24", "mandate-too-long")]
    [InlineData("2026-11-24", null, "mandate-last")]
    public void a_mandate_has_a_beginning_and_an_end_within_a_year(string from, string? last, string code) =>
        Assert.Contains(AMandateHasAnEnd.Check(OrganisationKind.Agent, false, 1, DateOnly.Parse(from), last is null ? null : DateOnly.Parse(last), new(2026, 11, 24)), p => p.Code == code);

    [Fact]
    public void a_mandate_of_a_whole_year_is_in_order() =>
        Assert.Empty(AMandateHasAnEnd.Check(OrganisationKind.Agent, false, 1, new(2026, 11, 24), new(2027, 11, 23), new(2026, 11, 24)));

    [Fact]
    public void a_mandate_is_for_an_agent_and_not_for_oneself()
    {
        Assert.NotEmpty(AMandateHasAnEnd.Check(OrganisationKind.Operator, false, 1, new(2026, 11, 24), new(2026, 12, 1), new(2026, 11, 24)));
        Assert.NotEmpty(AMandateHasAnEnd.Check(OrganisationKind.Agent, false, 0, new(2026, 11, 24), new(2026, 12, 1), new(2026, 11, 24)));
        Assert.NotEmpty(AMandateHasAnEnd.Check(OrganisationKind.Agent, true, 1, new(2026, 11, 24), new(2026, 12, 1), new(2026, 11, 24)));
    }

    [Theory]
    [InlineData("1234567890123")]
    [InlineData("8700110005902")]
    [InlineData("87001100059")]
    public void a_corporate_number_with_a_wrong_check_digit_is_sent_back(string number) =>
        Assert.Contains(OrganisationChecks.Entry("Operator", "op-99", "名", "Name", number), p => p.Code == "corporate-number");

    [Theory]
    [InlineData("8700110005901")]
    [InlineData("８７００１１０００５９０１")]
    [InlineData("8-7001-1000-5901")]
    [InlineData(null)]
    public void a_corporate_number_may_be_written_in_full_width_or_be_missing(string? number) =>
        Assert.Empty(OrganisationChecks.Entry("Operator", "op-99", "名", "Name", number));

    [Theory]
    [InlineData("OP-1")]
    [InlineData("a b")]
    [InlineData("../x")]
    [InlineData("")]
    public void a_code_has_small_letters_digits_and_hyphens(string code) =>
        Assert.Contains(OrganisationChecks.Entry("Operator", code, "名", "Name", null), p => p.Code == "code");

    [Fact]
    public void a_kind_is_named_and_not_numbered() => Assert.Contains(OrganisationChecks.Entry("3", "op-99", "名", "Name", null), p => p.Code == "kind");

    private static Actor Somebody(string role, OrganisationId organisation) => new()
    {
        Person = new PersonId(Guid.Parse("00000000-0000-0000-0000-00000000000a")),
        Organisation = organisation,
        Capacity = role,
        May = Roles.Find(role)!.May,
    };
}
