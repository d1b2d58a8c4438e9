using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Xunit;

namespace Noroshi.Parties.Tests.Law;

public class The_table_of_roles
{
    [Fact]
    public void lets_no_system_administrator_see_a_report() =>
        Assert.Empty(Roles.Find("system-administrator")!.May.Intersect(Reading));

    [Fact]
    public void lets_no_inspector_see_a_report() => Assert.Empty(Roles.Find("inspector")!.May.Intersect(Reading));

    [Fact]
    public void gives_the_powers_of_the_minister_to_ministries_alone()
    {
        foreach (var role in Roles.All.Where(r => r.May.Contains(Permission.Order) || r.May.Contains(Permission.AskAndGuide)))
        {
            Assert.All(role.In, kind => Assert.True(kind is OrganisationKind.Ministry or OrganisationKind.RegionalBureau));
        }
    }

    [Fact]
    public void gives_the_opinion_of_the_Prime_Minister_to_the_Cabinet_Office_alone() =>
        Assert.All(Roles.All.Where(r => r.May.Contains(Permission.StateOpinion)), role => Assert.Equal([OrganisationKind.CabinetOffice], role.In));

    [Fact]
    public void has_an_administrator_for_every_kind_of_organisation() =>
        Assert.All(Enum.GetValues<OrganisationKind>(), kind => Assert.Contains(Roles.All, r => r.In.Contains(kind) && r.May.Contains(Permission.ManagePeople)));

    [Fact]
    public void leaves_no_permission_that_nobody_could_hold() =>
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.Contains(Roles.All, r => r.May.Contains(permission)));

    [Fact]
    public void lets_nobody_outside_the_commission_see_what_it_deliberates() =>
        Assert.All(
            Roles.All.Where(r => r.May.Contains(Permission.SeeDeliberations) || r.May.Contains(Permission.KeepCommission) || r.May.Contains(Permission.SitInCommission)),
            role => Assert.Equal([OrganisationKind.Commission], role.In));

    private static readonly Permission[] Reading = [Permission.ReadReports, Permission.ReadOwnReports, Permission.FileReports, Permission.HandleCases];
}
