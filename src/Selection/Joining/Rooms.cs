using System.Numerics;

namespace Noroshi.Selection.Joining;

/// <summary>
/// Where octets that wait for others lie: taken, given back and taken again, so that a run allocates nothing once it has its room. All stand in one place for good, so that no collector leaves a copy of them behind.
/// </summary>
internal sealed class Rooms
{
    /// <summary>How many octets are kept for those that come, at most.</summary>
    public const int MostFree = 16 << 20;

    private const int Smallest = 11, Largest = 16;
    private readonly Stack<byte[]>[] free = [.. Enumerable.Range(0, Largest - Smallest + 1).Select(_ => new Stack<byte[]>())];

    /// <summary>How many octets are kept for those that come.</summary>
    public int Free { get; private set; }

    /// <summary>Room for some octets, all of them 0.</summary>
    /// <param name="octets">How many: 65,536 at most.</param>
    public byte[] Take(int octets)
    {
        var size = SizeOf(octets);
        if (!free[size - Smallest].TryPop(out var room))
        {
            return GC.AllocateArray<byte>(1 << size, pinned: true);
        }

        Free -= room.Length;
        return room;
    }

    /// <summary>Gives a room back.</summary>
    /// <param name="room">What was taken.</param>
    /// <param name="used">How many of its octets were written: they are overwritten here.</param>
    public void Return(byte[] room, int used)
    {
        Array.Clear(room, 0, used);
        if (Free + room.Length <= MostFree)
        {
            Free += room.Length;
            free[SizeOf(room.Length) - Smallest].Push(room);
        }
    }

    private static int SizeOf(int octets) => Math.Clamp(BitOperations.Log2((uint)Math.Max(1, octets - 1)) + 1, Smallest, Largest);
}
