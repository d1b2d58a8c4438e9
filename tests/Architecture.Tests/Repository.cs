using System.Reflection;
using System.Xml.Linq;
using Noroshi.Testing;

namespace Noroshi.Architecture.Tests;

/// <summary>The tree that these tests look at.</summary>
internal static class Repository
{
    public static string Root => Checkout.Root;

    /// <summary>Whether approved files are to be written anew: <c>NOROSHI_APPROVE=1</c>.</summary>
    public static bool Approving => Environment.GetEnvironmentVariable("NOROSHI_APPROVE") == "1";

    /// <summary>The projects under src, with what they reference.</summary>
    public static IReadOnlyList<ProjectLine> Projects { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new ProjectLine(Path.GetFileNameWithoutExtension(file), References(XDocument.Load(file)))),
    ];

    /// <summary>The assemblies of the modules: all of src but the host and its migrations.</summary>
    public static IReadOnlyList<Assembly> Modules { get; } =
        [.. Projects.Where(p => !p.Name.StartsWith("Host", StringComparison.Ordinal)).Select(p => Assembly.Load($"Noroshi.{p.Name}"))];

    /// <summary>The files that people write, by path from the root.</summary>
    public static IEnumerable<string> Files(params string[] folders) =>
        from folder in folders
        where Directory.Exists(Path.Combine(Root, folder))
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select path;

    /// <summary>The files at the root itself.</summary>
    public static IEnumerable<string> TopFiles => Directory.EnumerateFiles(Root).Select(f => Path.GetFileName(f)!);

    public static string[] References(XDocument project) =>
        [.. project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))];
}

/// <summary>A project and what it references.</summary>
internal sealed record ProjectLine(string Name, string[] References)
{
    public override string ToString() => $"{Name} → {(References.Length == 0 ? "nothing" : string.Join(", ", References.Order(StringComparer.Ordinal)))}";
}
