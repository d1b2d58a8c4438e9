using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Noroshi.Architecture.Tests;

/// <summary>The map of the house, docs/map.md. A module may know only what stands on its line.</summary>
public partial class The_map
{
    [Fact]
    public void is_what_the_projects_say()
    {
        var map = Read(File.ReadAllText(Path.Combine(Repository.Root, "docs", "map.md")));

        Assert.NotEmpty(Repository.Projects);
        Wall.Stands(Breaches(map, Repository.Projects));
    }

    [Fact]
    public void refuses_a_reference_that_is_not_on_the_line() =>
        Assert.Equal(
            ["Parties references Oversight, which is not on its line in docs/map.md"],
            Breaches([new("Oversight", []), new("Parties", [])], [new("Oversight", []), Project("Parties", "../Oversight/Oversight.csproj")]));

    [Fact]
    public void refuses_a_line_that_no_project_needs() =>
        Assert.Equal(
            ["Parties may know Kernel by docs/map.md, but does not reference it"],
            Breaches([new("Kernel", []), new("Parties", ["Kernel"])], [new("Kernel", []), new("Parties", [])]));

    [Fact]
    public void refuses_a_way_round_in_a_circle() =>
        Assert.Equal(
            ["Kernel may know Parties, which does not stand above it"],
            Breaches(
                [new("Kernel", ["Parties"]), new("Parties", ["Kernel"])],
                [Project("Kernel", "../Parties/Parties.csproj"), Project("Parties", "../Kernel/Kernel.csproj")]));

    [Fact]
    public void refuses_a_project_without_a_line_and_a_line_without_a_project() =>
        Assert.Equal(
            ["Attic has no line in docs/map.md", "docs/map.md has a line for Cellar, which is no project"],
            Breaches([new("Cellar", [])], [new("Attic", [])]));

    [Fact]
    public void refuses_a_project_that_knows_the_tests() =>
        Assert.Equal(
            ["Parties references Testing, which is not on its line in docs/map.md"],
            Breaches([new("Parties", [])], [Project("Parties", "../../tests/Testing/Testing.csproj")]));

    private static string[] Breaches(IReadOnlyList<ProjectLine> map, IReadOnlyList<ProjectLine> projects)
    {
        var lines = map.ToDictionary(l => l.Name, StringComparer.Ordinal);
        var order = map.Select((line, index) => (line.Name, index)).ToDictionary(l => l.Name, l => l.index, StringComparer.Ordinal);
        return
        [
            .. projects.Where(p => !lines.ContainsKey(p.Name)).Select(p => $"{p.Name} has no line in docs/map.md"),
            .. map.Where(l => projects.All(p => p.Name != l.Name)).Select(l => $"docs/map.md has a line for {l.Name}, which is no project"),
            .. from p in projects where lines.ContainsKey(p.Name)
               from r in p.References.Except(lines[p.Name].References)
               select $"{p.Name} references {r}, which is not on its line in docs/map.md",
            .. from p in projects where lines.ContainsKey(p.Name)
               from r in lines[p.Name].References.Except(p.References)
               select $"{p.Name} may know {r} by docs/map.md, but does not reference it",
            .. from l in map
               from r in l.References
               where !order.TryGetValue(r, out var at) || at >= order[l.Name]
               select $"{l.Name} may know {r}, which does not stand above it",
        ];
    }

    private static ProjectLine[] Read(string markdown) =>
    [
        .. Line().Matches(markdown).Select(m => new ProjectLine(
            m.Groups["name"].Value,
            m.Groups["may"].Value.Trim() is "-" ? [] : m.Groups["may"].Value.Split(',', StringSplitOptions.TrimEntries))).Where(l => l.Name is not "project"),
    ];

    private static ProjectLine Project(string name, string reference) =>
        new(name, Repository.References(XDocument.Parse($"""<Project><ItemGroup><ProjectReference Include="{reference}" /></ItemGroup></Project>""")));

    [GeneratedRegex(@"^\| (?<name>[A-Za-z][A-Za-z.]*) \| (?<may>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Line();
}
