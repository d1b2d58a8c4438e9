using System.Text.Json;

namespace Noroshi.Council.Demo;

/// <summary>The council of the demonstration world as it is written down in <c>council.json</c>. It is invented like the rest of that world.</summary>
internal sealed record DemoCouncil(
    DemoCouncil.Town Municipality,
    IReadOnlyList<DemoCouncil.Joined> Members,
    IReadOnlyList<DemoCouncil.Head> Topics,
    IReadOnlyList<DemoCouncil.Given> Contributions,
    DemoCouncil.Wish Widening,
    DemoCouncil.Question Request)
{
    public static DemoCouncil Read()
    {
        using var stream = typeof(DemoCouncil).Assembly.GetManifestResourceStream("demo/council.json")!;
        return JsonSerializer.Deserialize<DemoCouncil>(stream, JsonSerializerOptions.Web)!;
    }

    internal sealed record Town(string Code, string Ja, string En, string Base, string Prefecture, string Person, string Department, string Mail);

    internal sealed record Joined(string Code, string Role, string? Range, string Until, bool Leads);

    internal sealed record Head(string Key, string Title, string Purpose, string? Region, bool Foreign, bool Marked, string[] Members);

    internal sealed record Given(
        string Key, string By, string Role, string Topic, string Reach, string[]? Chosen, string Title, string Text, string Tlp, string Opinion, bool NotBeyond, bool Secret, int DaysAgo, string? Allow);

    internal sealed record Wish(string Contribution, string Purpose, string Class, int DaysAgo);

    internal sealed record Question(string To, string Topic, string Text, int HopedInDays, int DaysAgo);
}
