using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Noroshi.Parties.Face;

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

    /// <summary>The answer to a whole letter; what is not taken is not kept. 451 is a server that has trouble.</summary>
    public string Verdict { get; set; } = "250 ok";

    /// <summary>The answer to a recipient; 550 where there is no such mailbox.</summary>
    public Func<string, Task<string>> ToRecipient { get; set; } = _ => Task.FromResult("250 ok");

    /// <summary>A house whose mail goes here.</summary>
    public Task<House> HouseAsync(Database on) => House.OpenAsync(on, change: builder =>
    {
        var settings = (PartiesSettings)builder.Services.Single(s => s.ServiceType == typeof(PartiesSettings)).ImplementationInstance!;
        builder.Services.Replace(ServiceDescriptor.Singleton(settings with { Mail = new MailSettings("127.0.0.1", Port, "noroshi@example.jp") { Tls = "none" } }));
    });

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

                    if (Verdict.StartsWith("250", StringComparison.Ordinal))
                    {
                        Letters.Enqueue(letter.ToString());
                    }
                }

                await writer.WriteLineAsync(command switch
                {
                    "QUIT" => "221 bye",
                    "DATA" => Verdict,
                    "RCPT" => await ToRecipient(line),
                    _ => "250 ok",
                });
            }
        }
    }
}
