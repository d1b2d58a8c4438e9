using System.Diagnostics;
using System.Globalization;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>A small capture with its truth, made by the generator that may lie beside the checkout (<c>../shared/tools/make_pcap.py</c>).</summary>
internal static class GeneratedCapture
{
    // The generator as it is, with tables of a tenth of the size, so that it takes a second: what it says of a capture stays true.
    private const string WithSmallTables = """
        import sys
        path = sys.argv.pop(1)
        source = open(path).read()
        for many, few in (("range(223, 0, -1)", "range(223, 190, -1)"), ("< 60000", "< 4000"), ("range(200000)", "range(4000)"),
                          ("120000 // k", "3000 // k"), ("30000 // k", "1000 // k"), ("60000 // k", "2000 // k"), ("90000 // k", "2000 // k")):
            source = source.replace(many, few)
        exec(compile(source, path, "exec"), {"__name__": "__main__", "__doc__": ""})
        """;

    /// <summary>Where the generator is; null without it.</summary>
    public static string? Generator { get; } = Found();

    /// <summary>Makes capture.pcap, its tables and truth.json in a folder.</summary>
    public static void Make(string folder, string mix, int seed, double gigabytes)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", [
            "-c", WithSmallTables, Generator!, "--out", folder, "--mix", mix, "--seed", seed.ToString(CultureInfo.InvariantCulture), "--gb", gigabytes.ToString(CultureInfo.InvariantCulture),
            "--indicators", "1500", "--flows", "1000", "--active", "300", "--match", "0.2"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = python.StandardOutput.ReadToEndAsync();
        var errors = python.StandardError.ReadToEnd();
        python.WaitForExit();
        if (python.ExitCode != 0)
        {
            throw new InvalidOperationException($"The generator of captures failed: {errors} {said.Result}");
        }
    }

    private static string? Found()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Noroshi.slnx")))
            {
                var path = Path.Combine(folder.Parent!.FullName, "shared", "tools", "make_pcap.py");
                return File.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
