using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Noroshi.Architecture.Tests;

/// <summary>No hidden time, no hidden identifiers, no raw SQL outside Store, no blocking in the product: BannedSymbols*.txt, held by the compiler.</summary>
public partial class Banned_symbols
{
    private const string Blocking = "BannedSymbols.Blocking.txt";
    private static readonly string[] Lists = ["BannedSymbols.txt", "BannedSymbols.Sql.txt"];

    [Fact]
    public void are_an_error_in_every_project()
    {
        var common = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));

        Assert.Contains(common.Descendants("PackageReference"), p => p.Attribute("Include")!.Value == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Assert.Equal(Lists, common.Descendants("AdditionalFiles").Select(f => Path.GetFileName(f.Attribute("Include")!.Value.Replace(")", "/", StringComparison.Ordinal))));
        Assert.Contains("dotnet_diagnostic.RS0030.severity = error", File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig")));
    }

    [Fact]
    public void forbid_the_product_to_block_on_a_task()
    {
        var product = XDocument.Load(Path.Combine(Repository.Root, "src", "Directory.Build.props"));

        Assert.Contains(product.Descendants("AdditionalFiles"), f => f.Attribute("Include")!.Value.EndsWith(Blocking, StringComparison.Ordinal));
    }

    [Fact]
    public void are_let_pass_in_src_only_with_a_reason_on_the_line()
    {
        var passes = Repository.Files("src").Where(p => p.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(p => File.ReadLines(Path.Combine(Repository.Root, p)).Where(l => l.Contains("#pragma warning disable RS0030", StringComparison.Ordinal)).Select(l => $"{p}: {l.Trim()}"));

        Wall.Stands([.. passes.Where(p => !p.Contains("//", StringComparison.Ordinal))]);
    }

    [Fact]
    public async Task make_the_compiler_refuse_a_program_that_uses_them()
    {
        var said = await CompileAsync(
            """
            public static class Clock
            {
                public static System.DateTimeOffset Hidden() => System.DateTimeOffset.UtcNow;
                public static System.Guid Loose() => System.Guid.NewGuid();
                public static System.DateTimeOffset Asked(System.TimeProvider clock) => clock.GetUtcNow();
                public static int Blocked(System.Threading.Tasks.Task<int> task) => task.Result;
                public static int BlockedToo(System.Threading.Tasks.Task<int> task) => task.GetAwaiter().GetResult();
                public static async System.Threading.Tasks.Task<int> Awaited(System.Threading.Tasks.Task<int> task) => await task;
            }
            """);

        Assert.Equal([3, 4, 6, 7], Refusal().Matches(said).Select(m => int.Parse(m.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    // The compiler of the SDK with the analyser and the lists as the build gives them, without the build: seconds instead of a restore.
    private static async Task<string> CompileAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("noroshi-banned-");
        try
        {
            var source = Path.Combine(folder.FullName, "Program.cs");
            await File.WriteAllTextAsync(source, program);
            var runtime = RuntimeEnvironment.GetRuntimeDirectory();
            var dotnet = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
            var compiler = Directory.GetDirectories(Path.Combine(dotnet, "sdk"), "10.*").Order(StringComparer.Ordinal).Last();
            var packages = typeof(Banned_symbols).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "NuGetPackageRoot").Value!;
            var start = new ProcessStartInfo(Path.Combine(dotnet, "dotnet"))
            {
                RedirectStandardOutput = true,
                ArgumentList =
                {
                    Path.Combine(compiler, "Roslyn", "bincore", "csc.dll"), "-nologo", "-target:library", "-nostdlib", "-warnaserror:RS0030",
                    $"-out:{Path.Combine(folder.FullName, "program.dll")}", source,
                },
            };
            foreach (var reference in new[] { "System.Private.CoreLib.dll", "System.Runtime.dll" })
            {
                start.ArgumentList.Add($"-reference:{Path.Combine(runtime, reference)}");
            }

            foreach (var analyzer in Directory.GetFiles(Path.Combine(packages, "microsoft.codeanalysis.bannedapianalyzers"), "*.dll", SearchOption.AllDirectories)
                .Where(f => f.Contains("/cs/", StringComparison.Ordinal) && !f.EndsWith(".resources.dll", StringComparison.Ordinal)))
            {
                start.ArgumentList.Add($"-analyzer:{analyzer}");
            }

            foreach (var list in Lists.Append(Blocking))
            {
                start.ArgumentList.Add($"-additionalfile:{Path.Combine(Repository.Root, list)}");
            }

            using var running = Process.Start(start)!;
            var said = await running.StandardOutput.ReadToEndAsync();
            await running.WaitForExitAsync();
            return said;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"\((?<line>\d+),\d+\): error RS0030")]
    private static partial Regex Refusal();
}
