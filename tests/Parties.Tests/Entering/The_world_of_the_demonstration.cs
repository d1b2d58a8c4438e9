using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Parties.Demo;
using Noroshi.Parties.Entering;
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
        Assert.All(World.Designations, d => Assert.Contains(SectorTable.All, s => s.Code == d.Sector));
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
        foreach (var authority in Authorities.Read())
        {
            kinds[authority.Code] = authority.Kind switch { "cabinet-office" => OrganisationKind.CabinetOffice, "ministry" => OrganisationKind.Ministry, _ => OrganisationKind.RegionalBureau };
        }

        Assert.All(World.People, p => Assert.All(p.Roles, r => Assert.Contains(kinds[p.Organisation], Roles.Find(r)!.In)));
    }

    [Fact]
    public void writes_to_nobody_real() => Assert.All(World.People, p => Assert.EndsWith("@example.jp", p.Mail, StringComparison.Ordinal));

    [Theory]
    [InlineData("authorities.json", "authorities")]
    [InlineData("sectors.json", "sectors")]
    [InlineData("prefectures.json", "prefectures")]
    public void calls_authorities_businesses_and_places_as_the_routing_of_reports_does(string file, string list)
    {
        var routed = JsonNode.Parse(File.ReadAllText(Path.Combine(Root(), "src/IncidentReports/Law/Competence", file)))![list]!.AsArray()
            .Select(a => ((string)a!["code"]!, (string)a["ja"]!)).Order();
        var ours = list switch
        {
            "authorities" => Authorities.Read().Select(a => (a.Code, a.Ja)),
            "sectors" => SectorTable.All.Select(s => (s.Code, s.Name.Ja)),
            _ => PrefectureTable.All.Select(p => (p.Code, p.Name.Ja)),
        };

        Assert.Equal(routed, ours.Order());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Noroshi.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository is not above the tests.");
        }

        return folder.FullName;
    }
}
