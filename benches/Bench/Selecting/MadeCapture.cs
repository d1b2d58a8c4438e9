using System.Diagnostics;
using System.Globalization;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;

namespace Noroshi.Bench.Selecting;

/// <summary>Large captures with a truth file, made once by the generator that lies beside the checkout (<c>../shared/tools/make_pcap.py</c>), and kept in <c>artifacts/captures</c>.</summary>
/// <param name="Folder">Where its files are.</param>
internal sealed record MadeCapture(string Folder)
{
    /// <summary>What is said where there is no generator.</summary>
    public const string Missing = "The generator of captures does not lie beside the checkout (../shared/tools/make_pcap.py): nothing to measure.";

    // The generator as it is, with tables of a tenth of the size: what it says of a capture stays true.
    private const string WithSmallTables = """
        import sys
        path = sys.argv.pop(1)
        source = open(path).read()
        for many, few in (("range(223, 0, -1)", "range(223, 190, -1)"), ("< 60000", "< 4000"), ("range(200000)", "range(4000)"),
                          ("120000 // k", "3000 // k"), ("30000 // k", "1000 // k"), ("60000 // k", "2000 // k"), ("90000 // k", "2000 // k")):
            source = source.replace(many, few)
        exec(compile(source, path, "exec"), {"__name__": "__main__", "__doc__": ""})
        """;

    public string Capture => Path.Combine(Folder, "capture.pcap");

    public string Prefixes => Path.Combine(Folder, "prefixes.csv");

    public string Indicators => Path.Combine(Folder, "indicators.tsv");

    public string Signatures => Path.Combine(Folder, "signatures.txt");

    public string Truth => Path.Combine(Folder, "truth.json");

    public long Octets => new FileInfo(Capture).Length;

    private static string Generator => Path.Combine(HostProcess.Root, "..", "shared", "tools", "make_pcap.py");

    /// <summary>The capture of a size, made if it is not there; null without the generator.</summary>
    public static MadeCapture? Of(double gigabytes, string mix, int indicators, int seed = 1, bool smallTables = false)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{mix}-{gigabytes:0.###}-{indicators}-{seed}");
        var made = new MadeCapture(Path.Combine(HostProcess.Root, "artifacts", "captures", name));
        if (File.Exists(made.Truth))
        {
            return made;
        }

        if (!File.Exists(Generator))
        {
            return null;
        }

        Rows.Say($"Making the capture {name}…");
        var flows = Math.Max(5_000, (int)(500_000 * gigabytes / 3));
        using var python = Process.Start(new ProcessStartInfo("python3", [
            .. smallTables ? ["-c", WithSmallTables, Generator] : new[] { Generator }, "--out", made.Folder, "--gb", gigabytes.ToString(CultureInfo.InvariantCulture), "--mix", mix, "--seed", $"{seed}", "--indicators", $"{indicators}", "--flows", $"{flows}", "--active", $"{Math.Min(60_000, flows / 3)}"])
        {
            RedirectStandardOutput = true,
        })!;
        python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return python.ExitCode == 0 ? made : throw new InvalidOperationException("The generator of captures failed.");
    }

    /// <summary>A list of the first criteria only: every such list finds the same in the capture.</summary>
    public string First(int criteria)
    {
        var path = Path.Combine(Folder, $"indicators-{criteria}.tsv");
        if (!File.Exists(path))
        {
            File.WriteAllLines(path + ".part", File.ReadLines(Indicators).Take(criteria));
            File.Move(path + ".part", path);
        }

        return path;
    }
}
