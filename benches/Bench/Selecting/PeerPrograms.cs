using Noroshi.Bench.Running;

namespace Noroshi.Bench.Selecting;

/// <summary>The programs that stand beside the selector, and how each is asked.</summary>
internal static class PeerPrograms
{
    private static readonly (string Program, string Package)[] Needed = [("tcpdump", "tcpdump"), ("tshark", "tshark"), ("nfpcapd", "nfdump"), ("nfdump", "nfdump"), ("suricata", "suricata")];

    private static string Launcher => Path.Combine(HostProcess.Root, "noroshi");

    /// <summary>What is not here, and how to get it; null if all is.</summary>
    public static string? Missing()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        string[] packages = [.. Needed.Where(n => !path.Any(p => File.Exists(Path.Combine(p, n.Program)))).Select(n => n.Package).Distinct()];
        if (packages.Length == 0)
        {
            return null;
        }

        var plain = packages.Where(p => p != "suricata").ToArray();
        return string.Join('\n', [
            $"Not here: {string.Join(", ", packages)}. Install (Debian 12, as root):",
            .. plain.Length == 0 ? [] : new[] { $"  apt-get update && apt-get install --no-install-recommends {string.Join(' ', plain)}" },
            .. packages.Contains("suricata") ? new[] { "  echo 'deb http://deb.debian.org/debian bookworm-backports main' >/etc/apt/sources.list.d/backports.list", "  apt-get update && apt-get install --no-install-recommends -t bookworm-backports suricata" } : [],
        ]);
    }

    public static IReadOnlyList<PeerProgram> All(MadeCapture made, PeerFiles files) =>
    [
        new("noroshi", "direction; addresses, networks, names and all below, pages, signatures; a record of each packet kept; joined across packets; a signed manifest", Asked(made, files.Criteria, made.Signatures, files.In("out"))),
        new("noroshi, 100 hosts", "the same of 100 addresses", Asked(made, files.HundredHosts, null, files.In("out"))),
        new("noroshi, addresses", "the same of all addresses and networks", Asked(made, files.Networks, null, files.In("out"))),
        new("tcpdump, no filter", "nothing: every packet is read and written to nowhere", "tcpdump -n -r \"$CAPTURE\" -w /dev/null") { Beside = "noroshi" },
        new("tcpdump, 100 hosts", "packets of 100 addresses, with a VLAN tag or without; no direction, no names, no streams", $"tcpdump -n -r \"$CAPTURE\" -F {files.HostFilter} -w - | tcpdump -n -r - --count 2>/dev/null | cut -d' ' -f1") { Beside = "noroshi, 100 hosts", SameAnswer = true },
        new("nfpcapd and nfdump", "flows of addresses and networks, and how many packets; no direction, no names, no signatures", $"rm -rf {files.In("flows")} && mkdir {files.In("flows")} && nfpcapd -r \"$CAPTURE\" -w {files.In("flows")} >/dev/null && nfdump -R {files.In("flows")} -N -f {files.FlowFilter} -o fmt:%pkt | sed -n 's/.*total packets: \\([0-9]*\\).*/\\1/p'") { Beside = "noroshi, addresses", SameAnswer = true },
        Suricata("single", files),
        Suricata("autofp", files),
        new("tshark", "packets of 100 addresses or 100 names; every protocol is taken apart; no direction, no signatures", $"tshark -n -r \"$CAPTURE\" -Y \"$(cat {files.ShowFilter})\" -T fields -e frame.number 2>/dev/null | wc -l") { Beside = "noroshi", Pieces = true },
    ];

    /// <summary>How many packets the selector finds, in whatever direction.</summary>
    public static long Ours(MadeCapture made, string criteria, string? signatures)
    {
        var output = Directory.CreateTempSubdirectory("noroshi-bench-").FullName;
        var ours = new PeerProgram("noroshi", "", Asked(made, criteria, signatures, output));
        _ = ours.Seconds(made.Capture);
        Directory.Delete(output, recursive: true);
        return ours.Found;
    }

    private static PeerProgram Suricata(string mode, PeerFiles files) => new(
        $"suricata, {mode}",
        "addresses (no networks), equal names in DNS, TLS and HTTP, signatures, in streams put together whole; no pages, no direction",
        $"suricata -c {files.SuricataSettings} -r \"$CAPTURE\" -l {files.In("log")} --runmode {mode} -k none >/dev/null") { Beside = "noroshi", SameAnswer = true, Unstamped = true };

    private static string Asked(MadeCapture made, string criteria, string? signatures, string output) =>
        $"rm -rf {output} && {Launcher} select \"$CAPTURE\" --exercise --prefixes {made.Prefixes} --home XA --indicators {criteria} {(signatures is null ? "" : $"--signatures {signatures}")} --routes in,out --threads 2 --out {output} --json";
}
