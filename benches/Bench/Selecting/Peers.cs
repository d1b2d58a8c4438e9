using System.Text.Json.Nodes;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;

namespace Noroshi.Bench.Selecting;

/// <summary>
/// The selector beside other programs, whole processes on the same capture, in turn. What a program takes before its first packet is measured with a capture of a thousand packets and taken off where loading is excluded; of several runs the fastest counts, as what else the machine does only adds. None of them knows
/// directions; what each answers stands beside its figure.
/// </summary>
internal static class Peers
{
    private const int Tiny = 1_000, Hosts = 100;

    public static int Run(Options options, CancellationToken stop)
    {
        if (PeerPrograms.Missing() is { } missing)
        {
            Rows.Say(missing);
            return 1;
        }

        if (MadeCapture.Of(options.Quick ? 0.3 : 3, "imix", options.Quick ? 100_000 : 10_000_000) is not { } made)
        {
            Rows.Say(MadeCapture.Missing);
            return 1;
        }

        using var folder = new WorkFolder();
        var files = PeerFiles.Of(made, options.Quick ? 100_000 : 1_000_000, Hosts, folder.Path);
        var rows = new Rows(options.Json);
        var all = PeerPrograms.All(made, files);
        var (tiny, _) = files.Piece(made.Capture, Tiny, "tiny.pcap");
        var piece = files.Piece(made.Capture, options.Quick ? 20_000 : 200_000, "piece.pcap");
        var packets = (long)JsonNode.Parse(File.ReadAllText(made.Truth))!["packets"]!;
        var unstamped = files.WithoutTimestamps(made.Capture);
        _ = MemoryReads.IntoBuffers(made.Capture, 2) + MemoryReads.IntoBuffers(unstamped, 2);
        for (var round = 0; round < (options.Quick ? 1 : 3) && !stop.IsCancellationRequested; round++)
        {
            foreach (var program in all.TakeWhile(_ => !stop.IsCancellationRequested))
            {
                program.Time(program.Pieces ? piece.Path : program.Unstamped ? unstamped : made.Capture, tiny);
            }
        }

        Tell(rows, all, packets, piece.Packets, promised: !options.Quick);
        if (!stop.IsCancellationRequested)
        {
            Compare(rows, all, made, files);
        }

        return rows.AllHold && !stop.IsCancellationRequested ? 0 : 1;
    }

    private static void Tell(Rows rows, IReadOnlyList<PeerProgram> all, long packets, long inPiece, bool promised)
    {
        foreach (var program in all)
        {
            Rows.Say($"{program.Name}: {program.Answers}");
            var scale = program.Pieces ? (double)packets / inPiece : 1;
            var (whole, loading) = (program.Wholes.Min(), program.Loadings.Min());
            program.Without = Math.Max(0.001, whole - loading) * scale;
            program.With = program.Without + loading;
            rows.Add(Row.Told($"{program.Name}, whole process{(scale > 1 ? $" (of {inPiece:N0} packets, scaled)" : "")}", program.With, "s"));
            rows.Add(Row.Told($"{program.Name}, loading", loading, "s"));
        }

        foreach (var program in all.Where(p => p.Beside is not null))
        {
            var ours = all.Single(p => p.Name == program.Beside);
            var suricata = program.Name.StartsWith("suricata", StringComparison.Ordinal);
            rows.Add(program.SameAnswer && promised // a small capture is mostly loading
                ? Row.AtLeast($"{program.Name} beside {ours.Name}, loading on both sides", program.With, "s", ours.With, 10)
                : Row.Compared($"{program.Name} beside {ours.Name}, loading on both sides", program.With, "s", ours.With));
            if (ours.Without < 0.1 * (ours.With - ours.Without))
            {
                Rows.Say($"{ours.Name} took too little beside its loading to tell how little: no ratio without loading.");
                continue;
            }

            rows.Add(program.SameAnswer && promised // a small capture is mostly loading
                ? Row.AtLeast($"{program.Name} beside {ours.Name}, loading excluded", program.Without, "s", ours.Without, suricata ? 60 : 20)
                : Row.Compared($"{program.Name} beside {ours.Name}, loading excluded", program.Without, "s", ours.Without));
        }
    }

    // What they found, beside what the selector finds of the same criteria.
    private static void Compare(Rows rows, IReadOnlyList<PeerProgram> all, MadeCapture made, PeerFiles files)
    {
        long Said(string name) => all.Single(p => p.Name == name).Found;
        void Beside(string figure, long theirs, long ours) => rows.Add(Row.Compared(figure, theirs, "packets", ours));
        var alerts = files.Alerts();
        Beside($"found by {Hosts} hosts: tcpdump", Said("tcpdump, 100 hosts"), Said("noroshi, 100 hosts"));
        Beside("found by addresses and networks: nfdump", Said("nfpcapd and nfdump"), Said("noroshi, addresses"));
        Beside("found by single addresses: suricata", alerts.Addresses, PeerPrograms.Ours(made, files.Addresses, null));
        Beside("found by names: suricata (equal names only, and each once; the selector also below them and in answers)", alerts.Names, PeerPrograms.Ours(made, files.Domains, null));
        Beside("found by signatures: suricata", alerts.Signatures, PeerPrograms.Ours(made, files.Nothing, made.Signatures));
        rows.Add(Row.None("packets of 100 hosts that only one of tcpdump and noroshi found", (int)Math.Abs(Said("tcpdump, 100 hosts") - Said("noroshi, 100 hosts"))));
    }
}
