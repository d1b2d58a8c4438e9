using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Noroshi.Selection.Memory;

namespace Noroshi.Selection.Flows;

/// <summary>Datagrams that came in with one call of the system (recvmmsg), each with its sender.</summary>
internal sealed unsafe class DatagramBatch : IDisposable
{
    private const int Most = 16, Longest = 65_536, LongestName = 32;
    private const int DoNotWait = 0x40, V4 = 2;
    private readonly Pages pages = Pages.ForCommunications(Most * (Longest + LongestName + sizeof(Slot) + sizeof(Piece)));
    private readonly byte* names;
    private readonly Slot* slots;

    /// <summary>Makes room.</summary>
    public DatagramBatch()
    {
        names = pages.Start + (Most * Longest);
        slots = (Slot*)(names + (Most * LongestName));
        var pieces = (Piece*)(slots + Most);
        for (var i = 0; i < Most; i++)
        {
            pieces[i] = new() { Start = Octets(i), Length = Longest };
            slots[i] = new() { Name = Name(i), Pieces = pieces + i, PieceCount = 1 };
        }
    }

    /// <summary>Whether the system keeps them out of swap.</summary>
    public bool Locked => pages.Locked;

    /// <summary>Takes what is there, and waits for nothing.</summary>
    /// <returns>How many came; 0 if none is there.</returns>
    public int Receive(SafeSocketHandle socket)
    {
        for (var i = 0; i < Most; i++)
        {
            slots[i].NameLength = LongestName;
        }

        return Math.Max(0, ReceiveSeveral(socket, slots, Most, DoNotWait, null));
    }

    /// <summary>The first octet of a datagram.</summary>
    public byte* Octets(int datagram) => pages.Start + (datagram * Longest);

    /// <summary>How many octets it has.</summary>
    public int Length(int datagram) => (int)slots[datagram].Received;

    /// <summary>Who sent it: the address, an IPv4 address as IPv6 maps it, and the port.</summary>
    public (UInt128 Address, ushort Port) Sender(int datagram)
    {
        // Family in the machine's order, port; then an IPv4 address, or (behind a label) an IPv6 one.
        var name = new ReadOnlySpan<byte>(Name(datagram), LongestName);
        var port = BinaryPrimitives.ReadUInt16BigEndian(name[2..]);
        return BitConverter.ToUInt16(name) == V4
            ? (((UInt128)0xffff << 32) | BinaryPrimitives.ReadUInt32BigEndian(name[4..]), port)
            : (BinaryPrimitives.ReadUInt128BigEndian(name[8..]), port);
    }

    /// <inheritdoc/>
    public void Dispose() => pages.Dispose();

    private byte* Name(int datagram) => names + (datagram * LongestName);

    [DllImport("libc", EntryPoint = "recvmmsg")]
    private static extern int ReceiveSeveral(SafeSocketHandle socket, Slot* slots, uint count, int flags, void* wait);

    [StructLayout(LayoutKind.Sequential)]
    private struct Slot
    {
        public byte* Name;
        public uint NameLength;
        public Piece* Pieces;
        public nuint PieceCount;
        public void* Control;
        public nuint ControlLength;
        public ulong Flags;
        public ulong Received;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Piece
    {
        public byte* Start;
        public nuint Length;
    }
}
