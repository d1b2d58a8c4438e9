using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.Testing;

namespace Noroshi.CriticalComputers.Tests.Drawing;

/// <summary>A facility with a drawing, and what a reporter does to it.</summary>
internal sealed record DrawnWorld(RegistryWorld World, Guid Facility)
{
    public static async Task<DrawnWorld> OnAsync(House house)
    {
        var world = await RegistryWorld.OnAsync(house);
        return new DrawnWorld(world, await world.AFacilityAsync());
    }

    public static JsonNode Example { get; } = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Drawing", "Examples", "dispatch-centre.json")))!;

    public Visitor Reporter => World.Reporter;

    public string Network => $"/computers/facilities/{Facility}/network";

    /// <summary>Brings tables, or JSON in place of the nodes, and gives the answer.</summary>
    public Task<Page> BringAsync(string? nodes, string? lines = null, bool removesGone = false) =>
        Reporter.FillInAsync($"{Network}/import", removesGone ? new { PastedNodes = nodes ?? "", PastedLines = lines ?? "", RemovesGone = "true" } : (object)new { PastedNodes = nodes ?? "", PastedLines = lines ?? "" });

    public Task<Page> BringExampleAsync() => BringAsync(Example["network"]!.ToJsonString());

    /// <summary>The classes in the table of the page, by name.</summary>
    public async Task<Dictionary<string, string>> ClassesAsync()
    {
        var page = await Reporter.GetAsync(Network);
        return page.Document.QuerySelectorAll("main tbody tr").ToDictionary(r => r.QuerySelector("th a")!.TextContent, r => r.QuerySelector("td")!.TextContent);
    }

    /// <summary>The page of a node, by its name.</summary>
    public async Task<Page> NodeAsync(string name) => await Reporter.GetAsync(await PathOfAsync(name));

    public async Task<string> PathOfAsync(string name) =>
        (await Reporter.GetAsync(Network)).Document.QuerySelectorAll("main tbody th a").Single(a => a.TextContent == name).GetAttribute("href")!;

    /// <summary>Puts a node in with some answers.</summary>
    public Task<Page> AddAsync(string name, params (string Fact, string Answer)[] answers) =>
        Reporter.FillInAsync($"{Network}/node", new Dictionary<string, object>(answers.Select(a => KeyValuePair.Create($"Facts[{a.Fact}]", (object)a.Answer))) { ["Name"] = name });
}
