using System.Net;
using System.Net.Sockets;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Flows;

/// <summary>Messages that come in by UDP, several with each call of the system, in pages that are kept out of dumps and overwritten.</summary>
internal sealed unsafe class MessageSocket : IMessageSource, IDisposable
{
    /// <summary>How many octets the system is asked to hold for us: a second of a gigabit is twice as much.</summary>
    public const int WantedBuffer = 64 << 20;

    private const int MostKept = 4_096;
    private const long Second = 1_000;
    private const int SocketLevel = 1, MemoryOfSocket = 55, BufferAt = 1, DropsAt = 8;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);
    private readonly Socket socket;
    private readonly DatagramBatch batch = new();
    private readonly PermittedExporters permitted;
    private long stopped;

    /// <summary>Opens a socket.</summary>
    /// <param name="at">Where to listen.</param>
    /// <param name="permitted">Whose messages are read; those of others are counted.</param>
    /// <param name="wanted">How many octets the system is asked to hold.</param>
    /// <exception cref="IOException">The system refuses.</exception>
    public MessageSocket(IPEndPoint at, PermittedExporters permitted, int wanted = WantedBuffer)
    {
        this.permitted = permitted;
        socket = new(at.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            if (at.Address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.ReceiveBufferSize = wanted;
            socket.Bind(at);
        }
        catch (SocketException fault)
        {
            Dispose();
            throw new IOException(fault.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"{at} (UDP) is taken by another program. Stop it, or listen elsewhere."
                : $"{at} (UDP) cannot be listened at: {fault.Message}.");
        }
    }

    /// <inheritdoc/>
    public long Lifetime => Exporters.UsualLifetime;

    /// <summary>What became of messages.</summary>
    public FlowCounts Counts { get; } = new();

    /// <summary>Where it listens.</summary>
    public IPEndPoint At => (IPEndPoint)socket.LocalEndPoint!;

    /// <summary>How many octets the system holds for us: it answers with twice as many, since what it needs for itself is from the same.</summary>
    public long Buffer => OfSocket(BufferAt) / 2;

    /// <summary>How many datagrams came in.</summary>
    public long Datagrams { get; private set; }

    /// <summary>How many octets they had.</summary>
    public long Octets { get; private set; }

    /// <summary>Whether the system keeps them out of swap.</summary>
    public bool Locked => batch.Locked;

    /// <inheritdoc/>
    public bool Fill(Chunk chunk, MessageReader reader, CancellationToken stop)
    {
        var until = Environment.TickCount64 + Second;
        var drained = false;
        for (long now; !drained && (now = Environment.TickCount64) < until && chunk.Kept.Count < MostKept && chunk.Filled < Chunk.Room;)
        {
            if (stopped == 0 && stop.IsCancellationRequested)
            {
                stopped = now;
            }

            var received = batch.Receive(socket.SafeHandle);
            for (var i = 0; i < received; i++)
            {
                Take(i, chunk, reader, now);
            }

            // What had come in before a stop is read, as long as that does not take more than a second.
            drained = stopped != 0 && (received == 0 || now - stopped > Second);
            if (received == 0 && !drained)
            {
                socket.Poll(Wait, SelectMode.SelectRead);
            }
        }

        Counts.SocketDrops = OfSocket(DropsAt);
        return !drained;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        socket.Dispose();
        batch.Dispose();
    }

    private void Take(int datagram, Chunk chunk, MessageReader reader, long now)
    {
        var length = batch.Length(datagram);
        Datagrams++;
        Octets += length;
        chunk.Filled += length;
        var (exporter, port) = batch.Sender(datagram);
        if (permitted.Has(exporter))
        {
            reader.Read(batch.Octets(datagram), length, exporter, port, now);
        }
        else
        {
            Counts.Strangers++;
        }
    }

    // SO_MEMINFO: what the system holds for a socket, and how many datagrams it had no room for.
    private uint OfSocket(int place)
    {
        Span<byte> memory = stackalloc byte[9 * sizeof(uint)];
        return socket.GetRawSocketOption(SocketLevel, MemoryOfSocket, memory) == memory.Length ? BitConverter.ToUInt32(memory[(place * sizeof(uint))..]) : 0;
    }
}
