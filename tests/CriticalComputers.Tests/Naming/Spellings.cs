using System.Text.Json;

namespace Noroshi.CriticalComputers.Tests.Naming;

/// <summary>One labelled spelling: what was written, and which product of the dictionary it is; null for none.</summary>
internal sealed record Spelling(string Maker, string Product, string? Is);

/// <summary>The labelled lists. Rules are tuned on the one and held to the other.</summary>
internal static class Spellings
{
    public static IReadOnlyList<Spelling> Tuned { get; } = Read("spellings-tuned.json");

    public static IReadOnlyList<Spelling> HeldOut { get; } = Read("spellings-held-out.json");

    private static Spelling[] Read(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Naming", name)));
        return [.. file.RootElement.GetProperty("spellings").EnumerateObject().SelectMany(p => p.Value.EnumerateArray().Select(s => new Spelling(s[0].GetString()!, s[1].GetString()!, p.Name.Length > 0 ? p.Name : null)))];
    }
}
