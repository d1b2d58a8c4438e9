using Noroshi.IncidentReports.Law.Competence;
using Noroshi.Parties.Face;
using Xunit;
using Tables = Noroshi.Parties.Face.Competence;

namespace Noroshi.IncidentReports.Tests.Law;

/// <summary>The data behind the addressees hang together, and say how sure they are.</summary>
public class The_tables_of_competence
{
    private static readonly DateOnly Day = new(2026, 10, 1);

    [Fact]
    public void hold_fifteen_businesses_47_prefectures_and_each_code_once()
    {
        Assert.Equal(Enumerable.Range(1, 15), Tables.SectorsOn(Day).Select(s => s.Number).Distinct().Order());
        Assert.Equal(47, Tables.Prefectures.Select(p => p.Code).Distinct().Count());
        Assert.Equal(Tables.Authorities.Count, Tables.Authorities.Select(a => a.Code).Distinct().Count());
        Assert.Equal(Tables.SectorsOn(Day).Count, Tables.SectorsOn(Day).Select(s => s.Code).Distinct().Count());
    }

    [Fact]
    public void hold_no_sector_before_commencement() => Assert.Empty(Tables.SectorsOn(Day.AddDays(-1)));

    [Fact]
    public void name_only_authorities_and_prefectures_that_exist()
    {
        var codes = Tables.Authorities.Select(a => a.Code).ToHashSet();
        var prefectures = Tables.Prefectures.Select(p => p.Code).ToHashSet();

        Assert.All(Tables.Sectors.SelectMany(s => s.Joint.Append(s.Minister)), code => Assert.Contains(code, codes));
        Assert.All(Tables.Authorities.Where(a => a.Parent is not null), a => Assert.Contains(a.Parent!, codes));
        Assert.All(Tables.Authorities.SelectMany(a => a.Governs), p => Assert.Contains(p, prefectures));
        Assert.All(Tables.Sectors.Where(s => s.DelegatedTo is not null), s => Assert.Contains(codes, c => c.StartsWith(s.DelegatedTo!, StringComparison.Ordinal)));
        Assert.All(Tables.Exceptions, e => Assert.True(codes.Contains(e.Authority) && prefectures.Contains(e.Prefecture) && Tables.Sectors.Any(s => s.Code == e.Sector)));
    }

    [Fact]
    public void delegate_nothing_of_Justice_Finance_Health_and_Agriculture() => Assert.All(
        Tables.Sectors.Where(s => s.Minister is "moj" or "mof" or "mhlw" or "maff"), s => Assert.Null(s.DelegatedTo));

    [Fact]
    public void show_that_ministers_and_bureaus_are_not_verified()
    {
        Assert.All(Tables.Sectors, s => Assert.True(s.Certainty.IsUnverified));
        Assert.All(Tables.Authorities.Where(a => a.Rank is AuthorityRank.RegionalBureau), a => Assert.True(a.Certainty.IsUnverified));
        Assert.All(Tables.Authorities, a => Assert.NotEmpty(a.Source));
    }

    [Fact]
    public void give_every_sector_in_every_prefecture_one_on_the_minister_s_side_and_the_Prime_Minister()
    {
        foreach (var sector in Tables.SectorsOn(Day))
        {
            foreach (var prefecture in Tables.Prefectures)
            {
                var addressees = AReportReachesTheMinisterAndThePrimeMinister.Of(sector.Code, prefecture.Code, [], Day)!;

                Assert.Single(addressees, a => a.Capacity is AddresseeCapacity.CompetentMinister or AddresseeCapacity.DelegatedRegionalHead);
                Assert.Equal("cao", Assert.Single(addressees, a => a.Capacity is AddresseeCapacity.PrimeMinister).Authority);
                Assert.Equal(sector.Joint, addressees.Where(a => a.Capacity is AddresseeCapacity.JointMinister).Select(a => a.Authority));
                Assert.Equal(addressees.Count, addressees.Select(a => a.Authority).Distinct().Count());
            }
        }
    }

    [Fact]
    public void let_at_most_one_bureau_of_a_family_govern_a_prefecture_save_for_exceptions() => Assert.All(
        Tables.Sectors.Where(s => s.DelegatedTo is not null).Select(s => s.DelegatedTo!).Distinct(),
        family => Assert.Equal(
            [],
            Tables.Prefectures.Where(p => Tables.Authorities.Count(a =>
                a.Code.StartsWith(family, StringComparison.Ordinal) && a.Governs.Contains(p.Code) && Tables.Exceptions.All(e => e.Authority != a.Code)) > 1)));
}
