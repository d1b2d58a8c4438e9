using System.Globalization;
using System.Text.RegularExpressions;
using Noroshi.CriticalComputers.Law.Deadlines;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.CriticalComputers.Starting;

/// <summary>
/// What a newcomer has answered so far, as it stands in the address: <c>designated.yes~sector.gas~has.firewall.vpn~on.20261102</c>. Nothing is kept
/// on the server; the address can be sent to a colleague. What makes no sense in it is left out.
/// </summary>
internal sealed partial record StartedSoFar
{
    /// <summary>How many steps there are.</summary>
    public const int Steps = 5;

    private const int Longest = 2000;

    /// <summary>Whether the organisation is a 特定社会基盤事業者.</summary>
    public bool? Designated { get; init; }

    /// <summary>Whether it uses a 特定重要電子計算機 for the designated business.</summary>
    public bool? Uses { get; init; }

    public string? Sector { get; init; }

    /// <summary>Which of the typical computers it has.</summary>
    public IReadOnlyList<string> Has { get; init; } = [];

    /// <summary>導入日, for the calculator.</summary>
    public DateOnly? On { get; init; }

    public DateOnly? DesignatedOn { get; init; }

    public DateOnly? CoveredOn { get; init; }

    public bool? InPlace { get; init; }

    /// <summary>The facts for the last day; null before a day was entered.</summary>
    public DeadlineFacts? Facts => On is { } on ? new DeadlineFacts(on, false, InPlace, CoveredOn, DesignatedOn) : null;

    /// <summary>As it stands in the address.</summary>
    public string Written => string.Join('~', Parts());

    public string Path(int step) => $"/computers/start?step={step.ToString(CultureInfo.InvariantCulture)}&so={Uri.EscapeDataString(Written)}";

    public static StartedSoFar Read(string? written)
    {
        var so = new StartedSoFar();
        foreach (var part in (written is { Length: <= Longest } ? written : "").Split('~', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split('.');
            so = (words[0], words.Length) switch
            {
                ("designated", 2) => so with { Designated = Answer(words[1]) },
                ("uses", 2) => so with { Uses = Answer(words[1]) },
                ("in-place", 2) => so with { InPlace = Answer(words[1]) },
                ("sector", 2) when SectorOf(words[1]) is { } sector => so with { Sector = sector },
                ("has", > 1) => so with { Has = Known(words[1..]) },
                ("on", 2) => so with { On = Day(words[1]) },
                ("designated-on", 2) => so with { DesignatedOn = Day(words[1]) },
                ("covered-on", 2) => so with { CoveredOn = Day(words[1]) },
                _ => so,
            };
        }

        return so;
    }

    public static bool? Answer(string? word) => word switch { "yes" => true, "no" => false, _ => null };

    public static string? SectorOf(string? code) => Competence.Sectors.Any(s => s.Code == code) ? code : null;

    public static IReadOnlyList<string> Known(IEnumerable<string?> codes) =>
        [.. codes.OfType<string>().Distinct().Where(code => SectorProfiles.All.SelectMany(p => p.Computers).Any(c => c.Code == code))];

    private IEnumerable<string> Parts()
    {
        foreach (var (name, answer) in new[] { ("designated", Designated), ("uses", Uses), ("in-place", InPlace) })
        {
            if (answer is { } said)
            {
                yield return $"{name}.{(said ? "yes" : "no")}";
            }
        }

        if (Sector is not null)
        {
            yield return $"sector.{Sector}";
        }

        if (Has.Count > 0)
        {
            yield return $"has.{string.Join('.', Has)}";
        }

        foreach (var (name, day) in new[] { ("on", On), ("designated-on", DesignatedOn), ("covered-on", CoveredOn) })
        {
            if (day is { } said)
            {
                yield return $"{name}.{said.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
            }
        }
    }

    private static DateOnly? Day(string written) =>
        EightDigits().IsMatch(written) && DateOnly.TryParseExact(written, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsSensible(day) ? day : null;

    /// <summary>Days from which can be counted: the table of holidays must reach to the end of the longest period.</summary>
    public static bool IsSensible(DateOnly day) => day.Year >= 1970 && day.Year < LegalCalendar.HolidaysKnownUntil;

    [GeneratedRegex("^[0-9]{8}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EightDigits();
}
