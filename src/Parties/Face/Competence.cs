using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using Noroshi.Kernel;

namespace Noroshi.Parties.Face;

/// <summary>The tables of authorities, sectors and prefectures: dated data with a source and a certainty on every line.</summary>
public static class Competence
{
    /// <summary>All authorities.</summary>
    public static IReadOnlyList<Authority> Authorities { get; } = Load("authorities", ReadAuthority);

    /// <summary>All sectors, finance in several lines.</summary>
    public static IReadOnlyList<Sector> Sectors { get; } = Load("sectors", ReadSector);

    /// <summary>The 47 prefectures.</summary>
    public static IReadOnlyList<Prefecture> Prefectures { get; } =
        Load("prefectures", row => new Prefecture(Text(row, "code"), new(Text(row, "ja"), Text(row, "en"))));

    /// <summary>Sectors that in a prefecture go to another bureau than the one that generally governs it.</summary>
    public static IReadOnlyList<RoutingException> Exceptions { get; } = Load("exceptions", ReadException);

    private static readonly FrozenDictionary<string, Authority> ByCode = Authorities.ToFrozenDictionary(a => a.Code);

    /// <summary>The authority for a code.</summary>
    public static Authority Authority(string code) => ByCode[code];

    /// <summary>The sectors that apply on a day.</summary>
    public static IReadOnlyList<Sector> SectorsOn(DateOnly day) => [.. Sectors.Where(s => s.AppliesOn(day))];

    /// <summary>The sector for a code on a day, if there is one.</summary>
    public static Sector? Sector(string code, DateOnly day) => Sectors.FirstOrDefault(s => s.Code == code && s.AppliesOn(day));

    /// <summary>The names of sectors, each once, in the order of the table.</summary>
    public static IReadOnlyList<Words> SectorNames(IReadOnlyCollection<string> codes) => [.. Sectors.Where(s => codes.Contains(s.Code)).Select(s => s.Name).DistinctBy(n => n.Ja)];

    private static Authority ReadAuthority(JsonNode row) => new(
        Text(row, "code"),
        Text(row, "kind") switch
        {
            "cabinet-office" => AuthorityRank.CabinetOffice,
            "ministry" => AuthorityRank.Ministry,
            "regional-bureau" => AuthorityRank.RegionalBureau,
            var other => throw new InvalidOperationException($"authorities.json: no kind {other}"),
        },
        new(Text(row, "ja"), Text(row, "en")),
        new(Text(row, "headJa"), Text(row, "headEn")),
        (string?)row["parent"],
        Texts(row["governs"]),
        Text(row, "source"),
        Certainty.Parse(Text(row, "certainty")));

    private static Sector ReadSector(JsonNode row) => new(
        Text(row, "code"),
        row["number"]!.GetValue<int>(),
        new(Text(row, "ja"), Text(row, "en")),
        Text(row, "minister"),
        Texts(row["joint"]),
        (string?)row["delegatedTo"],
        Day(row["from"])!.Value,
        Day(row["until"]),
        Text(row, "source"),
        Certainty.Parse(Text(row, "certainty")));

    private static RoutingException ReadException(JsonNode row) => new(
        Text(row, "sector"), Text(row, "prefecture"), Text(row, "authority"), Day(row["from"])!.Value, Day(row["until"]));

    private static string Text(JsonNode row, string name) => row[name]!.GetValue<string>();

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. list?.AsArray().Select(item => item!.GetValue<string>()) ?? []];

    private static DateOnly? Day(JsonNode? day) =>
        day is null ? null : DateOnly.ParseExact(day.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IReadOnlyList<T> Load<T>(string table, Func<JsonNode, T> read)
    {
        using var stream = typeof(Competence).Assembly.GetManifestResourceStream($"competence/{table}.json")!;
        return [.. JsonNode.Parse(stream)![table]!.AsArray().Select(row => read(row!))];
    }
}

/// <summary>Where a sector in a prefecture goes to a bureau other than the one that generally governs the prefecture.</summary>
public sealed record RoutingException(string Sector, string Prefecture, string Authority, DateOnly From, DateOnly? Until);
