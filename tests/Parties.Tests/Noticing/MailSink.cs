using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Noroshi.Parties.Tests.Noticing;

/// <summary>A mail server that takes every mail and shows it: as much of SMTP (RFC 5321) as a client needs.</summary>
public sealed class MailSink : IDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource end = new();

    /// <summary>Opens the server, on a port of one's own or a free one.</summary>
    public MailSink(int port = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The mails so far, as they came.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>The answer to the whole mail; 451 is a server that has trouble.</summary>
    public string Verdict { get; set; } = "250 OK";

    /// <inheritdoc/>
    public void Dispose()
    {
        end.Cancel();
        listener.Stop();
    }

    private async Task AcceptAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                _ = TalkAsync(await listener.AcceptTcpClientAsync(end.Token));
            }
            catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var own = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync() is { } part && part != ".")
                {
                    mail.AppendLine(part);
                }

                if (Verdict.StartsWith("250", StringComparison.Ordinal))
                {
                    Mails.Enqueue(mail.ToString());
                }

                await writer.WriteLineAsync(Verdict);
            }
            else if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            else
            {
                await writer.WriteLineAsync("250 OK");
            }
        }
    }
}
