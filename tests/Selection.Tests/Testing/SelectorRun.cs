using System.Diagnostics;
using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>A run of the program over a capture of 6,000 packets: 1,000 that meet a criterion by their address, 2,000 by the page that they ask for, and 3,000 within the country.</summary>
public abstract class SelectorRun : IDisposable
{
    private protected readonly World world = new(Direction.Inbound, Direction.Outbound);

    private protected SelectorRun()
    {
        using var file = File.Create(Capture);
        file.Write(World.Header());
        for (var i = 0; i < 3_000; i++)
        {
            file.Write(World.Record(Frames.Ethernet(0x0800, Frames.Ip([10, 1, 1, (byte)(i % 3)], [128, 0, 0, 1], 6, Frames.Tcp(999, 80, Frames.Request("page.example", "/gate.php?to=taro@example.jp")))), 1_700_000_000, (uint)i));
            file.Write(World.Record(Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [10, 3, 3, 3], 6, Frames.Tcp(999, 80, [.. "BEACON-1 within the country"u8]))), 1_700_000_000, (uint)i));
        }
    }

    private protected string Capture => world.In("capture.pcap");

    public virtual void Dispose()
    {
        world.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<(int Code, string Output)> Verified()
    {
        var (code, output, _) = await SelectorProcess.Answer(Start(["verify", world.In("out/manifest")], null));
        return (code, output);
    }

    private protected Task<(int Code, string Output, string Errors)> Run(string[] options) => SelectorProcess.Answer(Start(options, world.In("out")));

    private protected Process Start(string[] options, string? output) => SelectorProcess.Start(Arguments(options, output));

    // The capture stands last.
    private protected string[] Arguments(string[] options, string? output)
    {
        string[] tables = output is null
            ? []
            : ["--prefixes", world.PrefixFile, "--indicators", world.IndicatorFile, "--signatures", world.SignatureFile, "--out", output, .. options.Contains("--home") ? (string[])[] : ["--home", "XA"], Capture];
        return [.. options, .. tables];
    }
}
