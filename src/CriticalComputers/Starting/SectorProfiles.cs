using System.Text.Json;
using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Starting;

/// <summary>A kind of computer that often hangs on a 特定重要設備.</summary>
/// <param name="Code">Its stable code.</param>
/// <param name="Name">What it is.</param>
/// <param name="Why">Why it is on the list.</param>
/// <param name="Classes">Of which classes it often is. Only the facts decide.</param>
/// <param name="Forgotten">Whether newcomers forget it.</param>
internal sealed record TypicalComputer(string Code, Words Name, Words Why, IReadOnlyList<DeviceClass> Classes, bool Forgotten);

/// <summary>What a business typically has.</summary>
/// <param name="Sectors">The codes of the businesses.</param>
/// <param name="Facilities">Typical 特定重要設備.</param>
/// <param name="Computers">Typical computers, those of every business and those of this one.</param>
internal sealed record SectorProfile(IReadOnlyList<string> Sectors, IReadOnlyList<Words> Facilities, IReadOnlyList<TypicalComputer> Computers);

/// <summary>
/// What each business typically has: a suggestion by the makers of this system for whoever begins, no rule and no reading of a ministerial
/// order. It stands in a file, and every page that shows it says so.
/// </summary>
internal static class SectorProfiles
{
    private static readonly ProfilesFile File = Load();

    public static Certainty Certainty { get; } = Certainty.Parse(File.Certainty);

    public static IReadOnlyList<SectorProfile> All { get; } =
        [.. File.Profiles.Select(p => new SectorProfile(p.Sectors, [.. p.Facilities.Select(f => f.ToWords())], [.. p.Computers.Concat(File.Common).Select(c => c.ToComputer())]))];

    /// <summary>What is typical whatever the business.</summary>
    public static SectorProfile Common { get; } = new([], [], [.. File.Common.Select(c => c.ToComputer())]);

    /// <summary>The profile of a business; the common one if none is known.</summary>
    public static SectorProfile Of(string? sector) => All.FirstOrDefault(p => sector is not null && p.Sectors.Contains(sector)) ?? Common;

    private static ProfilesFile Load()
    {
        using var stream = typeof(SectorProfiles).Assembly.GetManifestResourceStream("sector-profiles-2026-10-01.json")!;
        return JsonSerializer.Deserialize<ProfilesFile>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record ProfilesFile(string Version, string Source, string Certainty, IReadOnlyList<ComputerLine> Common, IReadOnlyList<ProfileLine> Profiles);

    private sealed record ProfileLine(IReadOnlyList<string> Sectors, IReadOnlyList<WordsLine> Facilities, IReadOnlyList<ComputerLine> Computers);

    private sealed record WordsLine(string Ja, string En)
    {
        public Words ToWords() => new(Ja, En);
    }

    private sealed record ComputerLine(string Code, WordsLine Name, WordsLine Why, IReadOnlyList<string> Classes, bool Forgotten)
    {
        public TypicalComputer ToComputer() =>
            new(Code, Name.ToWords(), Why.ToWords(), [.. Classes.Select(c => DeviceClasses.TryParse(c, out var found) ? found : throw new FormatException($"sector-profiles: no class {c}"))], Forgotten);
    }
}
