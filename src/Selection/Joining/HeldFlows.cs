using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Joining;

/// <summary>
/// What is being put together: fragmented packets and streams, so many of them and so many octets at most. Who has waited longest is given up for who comes, and whoever waits for too long; that is counted, and its octets are overwritten.
/// </summary>
internal sealed class HeldFlows : IDisposable
{
    /// <summary>How many flows are held at most.</summary>
    public const int Most = ushort.MaxValue;

    /// <summary>How many octets of memory they take at most.</summary>
    public const int MostOctets = 64 << 20;

    private const int MostFree = 4_096, Filters = 1 << 16;
    private const long Patience = 60_000_000_000;
    private readonly Dictionary<FlowKey, HeldFlow> held = [];
    private readonly Queue<(FlowKey Key, HeldFlow Flow, int Turn)> order = new();
    private readonly Rooms rooms = new();
    private readonly Stack<HeldFlow> free = new();
    private readonly ushort[] streams = new ushort[Filters];

    /// <summary>How many were given up, for their number, their size or their age.</summary>
    public long GivenUp { get; private set; }

    /// <summary>How many octets of memory they take.</summary>
    public long Octets { get; private set; }

    /// <summary>The place of a stream among those that tell in one step of nearly all streams that nothing of them is held.</summary>
    public static ushort FilterOf(ulong stream) => (ushort)(stream & (Filters - 1));

    /// <summary>Whether something of a stream may be held.</summary>
    public bool MayHave(ulong stream) => streams[FilterOf(stream)] != 0;

    /// <summary>What is held of a flow; null for nothing.</summary>
    public HeldFlow? Of(FlowKey key) => held.GetValueOrDefault(key);

    /// <summary>Begins to hold a flow, in the place of what was held of it.</summary>
    /// <param name="key">The flow.</param>
    /// <param name="longest">How many octets are put together at most.</param>
    /// <param name="first">The number of its first octet.</param>
    /// <param name="since">When, in nanoseconds since 1970.</param>
    public HeldFlow Open(FlowKey key, int longest, uint first, long since)
    {
        if (held.TryGetValue(key, out var before))
        {
            Close(key, before);
        }

        if (!free.TryPop(out var flow))
        {
            flow = new(rooms);
        }

        flow.Begin(longest, first, since);
        held.Add(key, flow);
        streams[key.Filter]++;
        order.Enqueue((key, flow, flow.Turn));
        Keep(since);
        if (order.Count > 2 * Most)
        {
            // Behind one that waits, those that came and went.
            Clean();
        }

        return flow;
    }

    /// <summary>Puts octets in their place.</summary>
    /// <returns>Whether the flow is still held.</returns>
    public bool Put(FlowKey key, HeldFlow flow, int at, ReadOnlySpan<byte> octets)
    {
        var before = flow.Octets.Room;
        flow.Octets.Put(at, octets);
        Octets += flow.Octets.Room - before;
        if (flow.Octets.Shattered)
        {
            GivenUp++;
            Close(key, flow);
            return false;
        }

        if (flow.Octets.Room == before)
        {
            return true;
        }

        // It may itself be the one that has waited longest.
        Keep(flow.Since);
        return held.ContainsKey(key);
    }

    /// <summary>Holds a flow no longer.</summary>
    public void Close(FlowKey key, HeldFlow flow)
    {
        held.Remove(key);
        streams[key.Filter]--;
        Octets -= flow.Octets.Room;
        flow.Octets.Wipe();
        if (free.Count < MostFree)
        {
            free.Push(flow);
        }
    }

    /// <summary>Gives up all.</summary>
    public void GiveUp()
    {
        GivenUp += held.Count;
        Dispose();
        order.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (key, flow) in held)
        {
            Close(key, flow);
        }
    }

    private bool Waits((FlowKey Key, HeldFlow Flow, int Turn) one) => held.TryGetValue(one.Key, out var still) && ReferenceEquals(still, one.Flow) && still.Turn == one.Turn;

    private void Clean()
    {
        for (var left = order.Count; left > 0; left--)
        {
            if (order.Dequeue() is var one && Waits(one))
            {
                order.Enqueue(one);
            }
        }
    }

    // Within what is given for all.
    private void Keep(long now)
    {
        while (order.TryPeek(out var oldest))
        {
            var there = Waits(oldest);
            if (there && held.Count <= Most && Octets <= MostOctets && now - oldest.Flow.Since <= Patience)
            {
                return;
            }

            order.Dequeue();
            if (there)
            {
                GivenUp++;
                Close(oldest.Key, oldest.Flow);
            }
        }
    }
}

/// <summary>What is held of one flow. Used again and again: a connection costs no memory of its own unless it is put together.</summary>
/// <param name="rooms">Where its octets lie.</param>
internal sealed class HeldFlow(Rooms rooms)
{
    /// <summary>Its octets.</summary>
    public Assembly Octets { get; } = new(rooms);

    /// <summary>The number of its first octet.</summary>
    public uint First { get; private set; }

    /// <summary>Since when it is held, in nanoseconds since 1970.</summary>
    public long Since { get; private set; }

    /// <summary>How many flows it stood for before this one.</summary>
    public int Turn { get; private set; }

    /// <summary>How many segments with content came.</summary>
    public int Segments { get; set; }

    /// <summary>How long a fragmented packet is, once its last part came; 0 before.</summary>
    public int Length { get; set; }

    /// <summary>The protocol that its first part names.</summary>
    public byte Protocol { get; set; }

    /// <summary>Which way its first part goes.</summary>
    public Direction Direction { get; set; }

    /// <summary>Whether a part of it carries its evidence by itself: with the others it would be found a second time.</summary>
    public bool Evident { get; set; }

    /// <summary>Begins anew.</summary>
    public void Begin(int longest, uint first, long since)
    {
        Octets.Begin(longest);
        (First, Since, Turn, Segments, Length, Protocol, Direction, Evident) = (first, since, Turn + 1, 0, 0, 0, default, false);
    }
}
