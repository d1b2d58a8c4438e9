using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Noroshi.Testing;

/// <summary>A mail server of the test's own, which can go away and come back on the same port.</summary>
public sealed class MailServer : IDisposable
{
    private readonly Socket door = new(SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Takes a port: it is ours from now on, so that nobody else takes it; whoever calls is refused until it is open.</summary>
    public MailServer() => door.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    /// <summary>Where it listens once it is open.</summary>
    public int Port => ((IPEndPoint)door.LocalEndPoint!).Port;

    /// <summary>What was delivered, head and body.</summary>
    public ConcurrentQueue<string> Letters { get; } = new();

    /// <summary>Begins to take letters.</summary>
    public void Open()
    {
        door.Listen();
        _ = TakeAllAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => door.Dispose();

    private async Task TakeAllAsync()
    {
        try
        {
            while (true)
            {
                _ = TakeAsync(await door.AcceptAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task TakeAsync(Socket client)
    {
        await using (var stream = new NetworkStream(client, ownsSocket: true))
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync() is { } line)
            {
                var command = line.Split(' ')[0].ToUpperInvariant();
                if (command == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var letter = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } text && text != ".")
                    {
                        letter.AppendLine(text);
                    }

                    Letters.Enqueue(letter.ToString());
                }

                await writer.WriteLineAsync(command == "QUIT" ? "221 bye" : "250 ok");
            }
        }
    }
}
