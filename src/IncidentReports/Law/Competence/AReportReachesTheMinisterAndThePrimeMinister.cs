using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Tables = Noroshi.Parties.Face.Competence;

namespace Noroshi.IncidentReports.Law.Competence;

/// <summary>
/// 法第五条「…特別社会基盤事業所管大臣及び内閣総理大臣に報告しなければならない。」 施行令第三条「…特別社会基盤事業所在地…を管轄する総合通信局長又は沖縄総合通信
/// 事務所長に委任する。ただし、総務大臣が自らその権限を行使することを妨げない。」 (2) 経済産業局長, (3) 地方整備局長、北海道開発局長、地方運輸局長、運輸監理部長、運輸支局長
/// 又は地方航空局長, (4) 財務局長又は福岡財務支局長. The ministers of Justice, Finance, Health and Agriculture have no delegation.
/// Where no bureau of the text governs the place (Okinawa), the minister is addressed, who never loses the power.
/// </summary>
[Article("Act, Art. 5")]
[Article("Act, Art. 74")]
[Article("Cabinet Order, Art. 3")]
internal static class AReportReachesTheMinisterAndThePrimeMinister
{
    internal static readonly Dated<Func<Sector, string, IReadOnlyList<RoutingOverride>, DateOnly, IEnumerable<Addressee>>> Rule =
        new Dated<Func<Sector, string, IReadOnlyList<RoutingOverride>, DateOnly, IEnumerable<Addressee>>>().From(new(2026, 10, 1), Route);

    private static readonly Words MinisterHimself = new(
        "大臣（長官）が自ら権限を行使することとされています。", "The minister has chosen to act directly.");

    private static readonly Words NoBureau = new(
        "この所在地を管轄する委任先が施行令に見当たらないため、大臣（長官）を宛先とします。", "The Cabinet Order names no bureau for this place, so the minister is addressed.");

    /// <summary>Everybody whom a report reaches, the minister's side first; null if there is no such sector or prefecture on the day.</summary>
    public static IReadOnlyList<Addressee>? Of(string sector, string prefecture, IReadOnlyList<RoutingOverride> overrides, DateOnly onDay) =>
        Tables.Sector(sector, onDay) is { } line && Tables.Prefectures.Any(p => p.Code == prefecture)
            ? [.. Rule.On(onDay)(line, prefecture, overrides, onDay)]
            : null;

    /// <summary>The addressee of a voluntary report: the Cabinet Office alone, unless the reporter names a ministry.</summary>
    public static Addressee PrimeMinister { get; } = Make("cao", AddresseeCapacity.PrimeMinister, "Act, Art. 5", Certainty.Text, null);

    private static IEnumerable<Addressee> Route(Sector sector, string prefecture, IReadOnlyList<RoutingOverride> overrides, DateOnly day)
    {
        yield return MinistersSide(sector, prefecture, overrides, day);
        foreach (var joint in sector.Joint)
        {
            yield return Make(joint, AddresseeCapacity.JointMinister, "Act, Art. 5", sector.Certainty, null);
        }

        yield return PrimeMinister;
    }

    private static Addressee MinistersSide(Sector sector, string prefecture, IReadOnlyList<RoutingOverride> overrides, DateOnly day)
    {
        var minister = sector.Minister == "fsa" ? "Act, Art. 74(2)" : "Act, Art. 5";
        if (overrides.LastOrDefault(o => o.Holds(sector.Minister, sector.Code, prefecture, day)) is { } chosen)
        {
            return chosen.To is { } to && to != sector.Minister
                ? Make(to, AddresseeCapacity.DelegatedRegionalHead, Delegation(sector), Certainty.Policy, null)
                : Make(sector.Minister, AddresseeCapacity.CompetentMinister, minister, Certainty.Policy, MinisterHimself);
        }

        if (sector.DelegatedTo is null)
        {
            return Make(sector.Minister, AddresseeCapacity.CompetentMinister, minister, sector.Certainty, null);
        }

        return Bureau(sector, prefecture, day) is { } bureau
            ? Make(bureau, AddresseeCapacity.DelegatedRegionalHead, Delegation(sector), Certainty.Unverified, null)
            : Make(sector.Minister, AddresseeCapacity.CompetentMinister, minister, Certainty.Unverified, NoBureau);
    }

    private static string? Bureau(Sector sector, string prefecture, DateOnly day) =>
        Tables.Exceptions.FirstOrDefault(e => e.Sector == sector.Code && e.Prefecture == prefecture && e.From <= day && (e.Until is null || day < e.Until))?.Authority
        ?? Tables.Authorities.FirstOrDefault(a => a.Rank is AuthorityRank.RegionalBureau
            && a.Code.StartsWith(sector.DelegatedTo!, StringComparison.Ordinal) && a.Governs.Contains(prefecture))?.Code;

    private static string Delegation(Sector sector) => sector.Minister switch
    {
        "mic" => "Cabinet Order, Art. 3(1)",
        "meti" => "Cabinet Order, Art. 3(2)",
        "mlit" => "Cabinet Order, Art. 3(3)",
        "fsa" => "Cabinet Order, Art. 3(4)",
        _ => "Act, Art. 74(1)",
    };

    private static Addressee Make(string code, AddresseeCapacity capacity, string article, Certainty certainty, Words? note) =>
        new(code, capacity, Tables.Authority(code).Name, Tables.Authority(code).Head, article, certainty, note);
}
