using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Noroshi.Bench.Running;

/// <summary>
/// As little of an HTTP client as will do: it shares the cores with what it measures, so it sends ready bytes and reads no more than
/// the status and as many bytes as were announced.
/// </summary>
internal sealed class SocketClient(int port) : IDisposable
{
    private readonly byte[] buffer = new byte[1 << 20];
    private Socket? socket;
    private int length;

    public bool TryGet(string path)
    {
        try
        {
            return Send(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n")) == 200;
        }
        catch (SocketException)
        {
            socket?.Dispose();
            socket = null;
            return false;
        }
    }

    /// <summary>The last answer, headers and body.</summary>
    public string Answer => Encoding.UTF8.GetString(buffer, 0, length);

    /// <summary>Sends a request and waits for the whole answer.</summary>
    public int Send(ReadOnlySpan<byte> request)
    {
        if (socket is null)
        {
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Connect("127.0.0.1", port);
        }

        while (!request.IsEmpty)
        {
            request = request[socket.Send(request)..];
        }

        length = 0;
        var whole = int.MaxValue;
        var chunked = false;
        var head = 0;
        while (length < whole && !(chunked && buffer.AsSpan(head, length - head).EndsWith("\r\n0\r\n\r\n"u8)))
        {
            var read = socket.Receive(buffer.AsSpan(length));
            length += read > 0 ? read : throw new SocketException((int)SocketError.ConnectionReset);
            if (head == 0 && buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is > 0 and var end)
            {
                head = end + 2;
                var headers = Encoding.ASCII.GetString(buffer, 0, end);
                chunked = headers.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase);
                whole = chunked ? int.MaxValue : end + 4 + Announced(headers);
            }
        }

        return int.Parse(Encoding.ASCII.GetString(buffer, 9, 3), CultureInfo.InvariantCulture);
    }

    public void Dispose() => socket?.Dispose();

    private static int Announced(string headers)
    {
        var at = headers.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(headers.AsSpan(at + 16).ToString().Split('\r')[0], CultureInfo.InvariantCulture);
    }
}
