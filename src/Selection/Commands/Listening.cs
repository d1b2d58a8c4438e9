using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Flows;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Commands;

/// <summary><c>--listen</c>: flow records that exporters send by UDP, in the place of captures.</summary>
internal static class Listening
{
    /// <summary>Why this cannot be listened to, and how to mend it; null if it can.</summary>
    /// <param name="listen">The address and port.</param>
    /// <param name="exporters">Who may send; null if nothing is said.</param>
    public static string? Refusal(string listen, string? exporters) =>
        !TryAddress(listen, out var at) ? $"--listen {listen} is no address and port, such as 127.0.0.1:4739 or [::]:2055."
        : exporters is not null && PermittedExporters.Parse(exporters) is null ? "--exporters is a list of addresses and blocks that do not cross, such as 192.0.2.1,2001:db8::/64."
        : exporters is null && !IPAddress.IsLoopback(at.Address) ? $"Anybody who reaches {listen} could send flow records: NetFlow and IPFIX have no authentication. Name the exporters (--exporters 192.0.2.1,2001:db8::/64), or listen on 127.0.0.1 or [::1]."
        : null;

    /// <summary>Reads an address of this machine with a port.</summary>
    public static bool TryAddress(string text, out IPEndPoint at)
    {
        at = new(IPAddress.None, 0);
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0)
        {
            return false;
        }

        var bracketed = text[..colon] is ['[', .., ']'];
        var address = bracketed ? text[1..(colon - 1)] : text[..colon];
        if (address.Contains('/', StringComparison.Ordinal) || !AddressText.TryBlock(Encoding.UTF8.GetBytes(address), out _, out _, out var isV6) || isV6 != bracketed)
        {
            return false;
        }

        at = new(IPAddress.Parse(address), port);
        return true;
    }

    /// <summary>Opens the socket; from here on the system holds what comes in.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public static MessageSocket? Open(Plan plan)
    {
        if (plan.Listen is not { } listen)
        {
            return null;
        }

        _ = TryAddress(listen, out var at);
        var socket = new MessageSocket(at, plan.Exporters is { } exporters ? PermittedExporters.Parse(exporters)! : PermittedExporters.Anybody);
        if (socket.Buffer < MessageSocket.WantedBuffer)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The system holds {socket.Buffer:N0} octets for what comes in, not {MessageSocket.WantedBuffer:N0}: bursts may be lost. sysctl -w net.core.rmem_max={MessageSocket.WantedBuffer} gives more."));
        }

        return socket;
    }

    /// <summary>Reads until it is stopped. Flow records have no end of their own: a stop ends the run whole.</summary>
    /// <returns>What the manifest says of it.</returns>
    public static JsonObject Read(CaptureRun run, MessageSocket socket, Action<long> progress, CancellationToken stop)
    {
        Console.Error.WriteLine($"Listening on {socket.At} (UDP).");
        run.Listen(socket, progress, stop);
        return new() { ["name"] = $"udp {socket.At}", ["datagrams"] = socket.Datagrams, ["octets"] = socket.Octets, ["complete"] = true };
    }
}
