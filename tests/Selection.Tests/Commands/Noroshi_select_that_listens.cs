using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Noroshi.Selection.Commands;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Commands;

public sealed class Noroshi_select_that_listens : IDisposable
{
    private static readonly byte[] Listed = [10, 1, 1, 1], Abroad = [128, 0, 0, 1];
    private readonly World world = new(Direction.Inbound, Direction.Outbound);
    private readonly UdpClient taken = new(new IPEndPoint(IPAddress.Loopback, 0));

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task answers_with_its_counts_and_a_manifest_when_it_is_stopped(string signal)
    {
        var port = Free();
        using var process = Start("--listen", $"127.0.0.1:{port}", "--json");
        var errors = await SelectorProcess.Said(process, "Listening on");
        using var exporter = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        foreach (var message in (byte[][])[
            Messages.Ipfix(0, Messages.Set(256, Messages.Usual(Listed, Abroad))),
            Messages.Ipfix(1, Messages.Set(2, Messages.Template(256, Messages.Usual4)), Messages.Set(256, Messages.Usual(Listed, Abroad))),
            Messages.Ipfix(5, Messages.Set(256, Messages.Usual(Abroad, Listed)))])
        {
            exporter.Send(message, new IPEndPoint(IPAddress.Loopback, port));
        }

        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        var (output, rest) = (await process.StandardOutput.ReadToEndAsync(), await process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var counts = JsonNode.Parse(output.TrimEnd().Split('\n')[^1])!;

        Assert.True(process.ExitCode == Exit.Done, errors + rest);
        Assert.Equal((2, 3, 1, 4, 2), ((int)counts["flows"]!["records"]!, (int)counts["flows"]!["lost"]!, (int)counts["flows"]!["without_template"]!, (int)counts["dropped"]!, (int)counts["kept"]!));
        Assert.Equal((1, 1), ((int)counts["packets"]!["out"]!["ip"]!, (int)counts["packets"]!["in"]!["ip"]!));
        var line = JsonNode.Parse(File.ReadLines(world.In("out/records.ndjson")).First())!;
        Assert.Equal(("2023-11-14T22:13:17.000000000Z", "2023-11-14T22:13:19.000000000Z", 7, 700, null), ((string)line["time"]!, (string)line["until"]!, (int)line["packets"]!, (int)line["octets"]!, (string?)line["length"]));
        Assert.Contains($"\"captures\":[{{\"complete\":true,\"datagrams\":3,\"name\":\"udp 127.0.0.1:{port}\",\"octets\":", File.ReadAllText(world.In("out/manifest")), StringComparison.Ordinal);
        var verified = await SelectorProcess.Answer(["verify", world.In("out/manifest")]);
        Assert.Equal((Exit.Done, "holds: 2 packets, 2 kept; exercise, signed by exercise\n"), (verified.Code, verified.Output));
    }

    [Fact]
    public async Task refuses_a_port_that_is_taken()
    {
        using var process = Start("--listen", taken.Client.LocalEndPoint!.ToString()!);
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(Exit.NoInput, process.ExitCode);
        Assert.Contains("is taken by another program", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(world.In("out")) || Directory.Exists(world.In("out.part")));
    }

    [Theory]
    [InlineData("--listen", "0.0.0.0:4739")]
    [InlineData("--listen", "127.0.0.1:4739", "capture.pcap")]
    [InlineData("--listen", "127.0.0.1:4739", "--follow")]
    [InlineData("--exporters", "127.0.0.1", "capture.pcap")]
    [InlineData()]
    public async Task does_not_understand(params string[] options)
    {
        using var process = Start(options);
        await process.WaitForExitAsync();

        Assert.Equal(Exit.NotUnderstood, process.ExitCode);
    }

    public void Dispose()
    {
        taken.Dispose();
        world.Dispose();
    }

    private static int Free()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }

    private Process Start(params string[] options) =>
        SelectorProcess.Start([.. options, "--exercise", "--prefixes", world.PrefixFile, "--indicators", world.IndicatorFile, "--signatures", world.SignatureFile, "--out", world.In("out"), "--home", "XA"]);
}
