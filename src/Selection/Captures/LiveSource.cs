using System.Net.Sockets;
using System.Runtime.InteropServices;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Captures;

/// <summary>
/// Packets as they pass a network interface: a ring of blocks that the system fills and we empty (AF_PACKET, TPACKET_V3; packet(7)). A block is overwritten before it is given back. What the system had no room for is counted.
/// </summary>
internal sealed unsafe class LiveSource : ICaptureSource, IDisposable
{
    private const int PacketLevel = 263, ReceiveRing = 5, Statistics = 6, VersionOption = 10, Membership = 1;
    private const int Version3 = 2, Promiscuous = 1;
    private const int BlockSize = 1 << 20, Blocks = 64, FrameSize = 2_048;
    private const int RetireMilliseconds = 100, WaitMilliseconds = 100;
    private const int EthernetHardware = 1, LoopbackHardware = 772;
    private const uint BlockIsOurs = 1, TagStripped = 1 << 4, TagTypeKnown = 1 << 6;
    private const int KindOfAddress = 48 + 10, Outgoing = 4;
    private const ushort AnyProtocol = 0x0300, UsualTag = 0x8100;
    private readonly Socket socket;
    private readonly Pages? ring;
    private readonly bool loops;
    private readonly LinkType link;
    private readonly CancellationToken stop;
    private readonly Pages retagged;
    private int block;
    private uint left;
    private byte* next;
    private long dropped;

    /// <summary>Told whenever nothing passes.</summary>
    public Action? Quiet { get; set; }

    /// <summary>Opens an interface; from here on the system holds what passes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="UnusableCaptureException">There is no such interface, it may not be listened at, or its frames are not understood.</exception>
    public LiveSource(string name, CancellationToken stop)
    {
        this.stop = stop;
        var index = IndexOf(name);
        if (index == 0)
        {
            throw new UnusableCaptureException($"There is no network interface {name}. ip link shows those there are.");
        }

        try
        {
            socket = new Socket(AddressFamily.Packet, SocketType.Raw, ProtocolType.IP);
        }
        catch (SocketException fault)
        {
            throw new UnusableCaptureException($"{name} cannot be listened at ({fault.Message}). It needs the right CAP_NET_RAW: run it as root, or with ambient capabilities (systemd: AmbientCapabilities=CAP_NET_RAW CAP_IPC_LOCK).");
        }

        retagged = Pages.ForCommunications(CaptureForm.LongestRecord);
        try
        {
            socket.SetRawSocketOption(PacketLevel, VersionOption, BitConverter.GetBytes(Version3));
            Span<uint> asked = [BlockSize, Blocks, FrameSize, BlockSize / FrameSize * Blocks, RetireMilliseconds, 0, 0];
            socket.SetRawSocketOption(PacketLevel, ReceiveRing, MemoryMarshal.AsBytes(asked));
            ring = Pages.FilledBy(socket.SafeHandle, BlockSize * Blocks);
            var address = new LinkAddress { Family = 17, Protocol = AnyProtocol, Interface = index };
            var length = (uint)sizeof(LinkAddress);
            if (Bind(socket.SafeHandle, &address, length) != 0 || NameOf(socket.SafeHandle, &address, &length) != 0)
            {
                throw new SocketException(Marshal.GetLastPInvokeError());
            }

            loops = address.Hardware == LoopbackHardware;
            link = LinkOf(name, address.Hardware);
            // An interface that cannot hear what is meant for others still hears what is meant for it.
            Span<uint> everything = [(uint)index, Promiscuous, 0, 0];
            socket.SetRawSocketOption(PacketLevel, Membership, MemoryMarshal.AsBytes(everything));
        }
        catch (Exception fault) when (fault is SocketException or OutOfMemoryException)
        {
            Dispose();
            throw new UnusableCaptureException($"{name} cannot be listened at: {fault.Message}.");
        }
        catch (UnusableCaptureException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How many packets the system had no room for; at a loopback each counts as it goes out and as it comes in.</summary>
    public long Dropped
    {
        get
        {
            Count();
            return dropped;
        }
    }

    /// <summary>Whether the system keeps the ring out of swap.</summary>
    public bool Locked => ring!.Locked;

    /// <summary>Why nothing comes any more; null unless the interface is gone.</summary>
    public string? Gone { get; private set; }

    /// <inheritdoc/>
    public bool HasMore => left > 0 || IsOurs(BlockAt(block));

    /// <inheritdoc/>
    public Fault Ending => Fault.None;

    /// <inheritdoc/>
    public bool TryPeek(out ReadOnlySpan<byte> frame, out SourcePacket packet)
    {
        while (Gone is null && !stop.IsCancellationRequested)
        {
            if (left == 0 && !Enter())
            {
                Wait();
            }
            else if (left > 0 && loops && next[KindOfAddress] == Outgoing)
            {
                // What goes out at a loopback comes in again.
                Take();
            }
            else if (left > 0)
            {
                frame = Frame(out var inserted);
                packet = new((Number(4) * 1_000_000_000L) + Number(8), Number(16) + (uint)inserted, link);
                return true;
            }
        }

        frame = [];
        packet = default;
        return false;
    }

    /// <inheritdoc/>
    public void Take()
    {
        left--;
        next += Number(0);
        if (left == 0)
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ring?.Dispose();
        retagged.Dispose();
        socket.Dispose();
    }

    private static bool IsOurs(byte* at) => (Volatile.Read(ref *(uint*)(at + 8)) & BlockIsOurs) != 0;

    private static LinkType LinkOf(string name, int hardware) => hardware switch
    {
        EthernetHardware or LoopbackHardware => LinkType.Ethernet,
        // Tunnels and the like (ARPHRD_RAWIP, TUNNEL, TUNNEL6, SIT, IPGRE, IP6GRE, NONE): nothing stands before the IP header.
        519 or 768 or 769 or 776 or 778 or 823 or 65534 => LinkType.Raw,
        _ => throw new UnusableCaptureException($"{name}: frames of an interface of type {hardware} (ARPHRD) are not understood."),
    };

    private byte* BlockAt(int number) => ring!.Start + ((nint)number * BlockSize);

    private uint Number(int at) => *(uint*)(next + at);

    // Block: version, private, status, how many packets, where the first is, how many octets (struct tpacket_block_desc).
    private bool Enter()
    {
        var at = BlockAt(block);
        if (!IsOurs(at))
        {
            return false;
        }

        left = *(uint*)(at + 12);
        next = at + *(uint*)(at + 16);
        if (left == 0)
        {
            Leave();
        }

        return true;
    }

    private void Leave()
    {
        var at = BlockAt(block);
        var (first, end) = (*(uint*)(at + 16), *(uint*)(at + 20));
        new Span<byte>(at + first, (int)(end - first)).Clear();
        Volatile.Write(ref *(uint*)(at + 8), 0);
        block = (block + 1) % Blocks;
        Count();
    }

    // Packet: how far the next is, seconds, nanoseconds, captured, length, status, where the frame is; the tag that the system took out (struct tpacket3_hdr).
    private ReadOnlySpan<byte> Frame(out int inserted)
    {
        var (captured, status) = ((int)Math.Min(Number(12), CaptureForm.LongestRecord - 4), Number(20));
        var frame = new ReadOnlySpan<byte>(next + *(ushort*)(next + 24), captured);
        inserted = 0;
        if ((status & TagStripped) == 0 || captured < 12 || link != LinkType.Ethernet)
        {
            return frame;
        }

        inserted = 4;
        var (kind, tag) = ((status & TagTypeKnown) != 0 ? *(ushort*)(next + 36) : UsualTag, (ushort)Number(32));
        var whole = retagged.Octets;
        frame[..12].CopyTo(whole);
        (whole[12], whole[13], whole[14], whole[15]) = ((byte)(kind >> 8), (byte)kind, (byte)(tag >> 8), (byte)tag);
        frame[12..].CopyTo(whole[16..]);
        return whole[..(captured + 4)];
    }

    private void Wait()
    {
        if (!Readiness.Wait(socket.SafeHandle, WaitMilliseconds, out var failed))
        {
            Quiet?.Invoke();
        }

        if (failed)
        {
            Gone = $"the interface is gone: {new SocketException((int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!).Message}.";
        }
    }

    // Asking sets the system's counters back.
    private void Count()
    {
        Span<byte> counted = stackalloc byte[3 * sizeof(uint)];
        if (socket.GetRawSocketOption(PacketLevel, Statistics, counted) >= 2 * sizeof(uint))
        {
            dropped += BitConverter.ToUInt32(counted[sizeof(uint)..]);
        }
    }

    [DllImport("libc", EntryPoint = "if_nametoindex", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int IndexOf(string name);

    [DllImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static extern int Bind(SafeSocketHandle socket, LinkAddress* address, uint length);

    [DllImport("libc", EntryPoint = "getsockname", SetLastError = true)]
    private static extern int NameOf(SafeSocketHandle socket, LinkAddress* address, uint* length);

    [StructLayout(LayoutKind.Sequential)]
    private struct LinkAddress
    {
        public ushort Family;
        public ushort Protocol;
        public int Interface;
        public ushort Hardware;
        public byte Kind;
        public byte AddressLength;
        public ulong Address;
    }
}
