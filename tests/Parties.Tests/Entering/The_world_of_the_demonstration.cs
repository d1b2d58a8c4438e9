using Noroshi.Kernel;
using Noroshi.Parties.Demo;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Xunit;

namespace Noroshi.Parties.Tests.Entering;

public class The_world_of_the_demonstration
{
    private static readonly World World = World.Read();

    [Fact]
    public void has_twenty_four_operators_with_valid_numbers_of_their_own()
    {
        var operators = World.Organisations.Where(o => o.Kind == nameof(OrganisationKind.Operator)).ToList();

        Assert.Equal(24, operators.Count);
        Assert.All(operators, o => Assert.True(CorporateNumber.TryParse(CorporateNumber.FromBase(o.Base!).Digits, null, out _)));
        Assert.Equal(24, operators.Select(o => o.Base).Distinct().Count());
    }

    [Fact]
    public void has_an_operator_in_each_of_the_fifteen_businesses()
    {
        string[] fifteen =
        [
            "electricity", "gas", "oil", "water", "rail", "trucking", "ocean-shipping", "ports", "aviation", "airports", "telecommunications", "broadcasting", "post", "finance", "credit-card",
        ];
        Assert.Empty(fifteen.Except(World.Designations.Select(d => d.Sector)));
        Assert.All(World.Designations, d => Assert.Contains(Competence.Sectors, s => s.Code == d.Sector));
    }

    [Fact]
    public void has_every_kind_of_organisation() =>
        Assert.Empty(Enum.GetNames<OrganisationKind>().Except([.. World.Organisations.Select(o => o.Kind), "CabinetOffice", "Ministry", "RegionalBureau"]));

    [Fact]
    public void has_one_sign_in_for_each_role() =>
        Assert.Equal(Roles.All.Select(r => r.Code).Order(), World.People.Select(p => p.Featured).OfType<string>().Order());

    [Fact]
    public void gives_each_person_roles_that_the_organisation_knows()
    {
        var kinds = World.Organisations.ToDictionary(o => o.Code, o => Enum.Parse<OrganisationKind>(o.Kind));
        foreach (var authority in Competence.Authorities)
        {
            kinds[authority.Code] = authority.Rank switch { AuthorityRank.CabinetOffice => OrganisationKind.CabinetOffice, AuthorityRank.Ministry => OrganisationKind.Ministry, _ => OrganisationKind.RegionalBureau };
        }

        Assert.All(World.People, p => Assert.All(p.Roles, r => Assert.Contains(kinds[p.Organisation], Roles.Find(r)!.In)));
    }

    [Fact]
    public void writes_to_nobody_real() => Assert.All(World.People, p => Assert.EndsWith("@example.jp", p.Mail, StringComparison.Ordinal));
}
