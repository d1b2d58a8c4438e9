using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Noroshi.Faults.Tests;

/// <summary>A mail server of the test's own, which can go away and come back on the same port.</summary>
internal sealed class MailServer(int port) : IDisposable
{
    private TcpListener? listener;

    /// <summary>What was delivered, head and body.</summary>
    public ConcurrentQueue<string> Letters { get; } = new();

    public void Open()
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = TakeAllAsync(listener);
    }

    public void Close() => listener?.Stop();

    public void Dispose() => Close();

    private async Task TakeAllAsync(TcpListener open)
    {
        try
        {
            while (true)
            {
                _ = TakeAsync(await open.AcceptTcpClientAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task TakeAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
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
