using Noroshi.Selection.Joining;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Recording;

namespace Noroshi.Selection.Running;

/// <summary>
/// Puts chunks that several threads judged back into their order: counts, records and joins come out as if one thread had gone through the capture. A chunk whose first record was guessed wrongly is judged again from where the one before it
/// ended.
/// </summary>
internal sealed class InOrder(Rules first, IRecordSink sink) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, Chunk> waiting = [];
    private readonly Stack<Chunk> free = new();
    private readonly Queue<Rules> replacements = new();
    private readonly List<long> borders = [];
    private Rules newest = first;
    private Rules judging = first;
    private long claimed;
    private long next;
    private bool handingOn;
    private volatile bool broken;
    private volatile bool abandoned;

    /// <summary>All that was counted.</summary>
    public Tally Tally { get; } = new();

    /// <summary>What was found across packets.</summary>
    public Joiner Joiner { get; } = new();

    /// <summary>Where in the capture the next record begins.</summary>
    public long Expected { get; private set; }

    /// <summary>Whether the capture cannot be read any further.</summary>
    public bool Broken => broken;

    /// <summary>How many chunks were judged twice.</summary>
    public long Guessed { get; private set; }

    /// <summary>For each time that rules were replaced: how many packets had been judged by those before.</summary>
    public IReadOnlyList<long> Borders => borders;

    /// <summary>Begins a capture.</summary>
    public void Begin(long expected)
    {
        (next, claimed, Expected, broken) = (0, 0, expected, false);
    }

    /// <summary>Gives a chunk the next place and the rules that are in force; so no chunk has older rules than one before it.</summary>
    public void Claim(Chunk chunk)
    {
        lock (gate)
        {
            chunk.Begin(claimed++, newest);
        }
    }

    /// <summary>Lets other rules judge all that is claimed from now on. The old ones are given back when the last that they judge is handed on.</summary>
    public void Replace(Rules rules)
    {
        lock (gate)
        {
            replacements.Enqueue(rules);
            newest = rules;
        }
    }

    /// <summary>Gives a chunk to work with.</summary>
    public void Free(Chunk chunk)
    {
        lock (gate)
        {
            free.Push(chunk);
        }
    }

    /// <summary>Overwrites the octets of all chunks that were handed on.</summary>
    public void Overwrite()
    {
        lock (gate)
        {
            foreach (var chunk in free)
            {
                chunk.Overwrite();
            }
        }
    }

    /// <summary>Lets all threads stop: one of them failed.</summary>
    public void Abandon() => abandoned = true;

    /// <summary>A chunk to work with, waited for while all are on their way; null where there is nothing more to do.</summary>
    public Chunk? Take(CancellationToken stop)
    {
        for (var wait = default(SpinWait); !stop.IsCancellationRequested && !broken && !abandoned; wait.SpinOnce())
        {
            lock (gate)
            {
                if (free.TryPop(out var chunk))
                {
                    return chunk;
                }
            }
        }

        return null;
    }

    /// <summary>Takes a judged chunk, and hands on all that have their turn.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="again">Judges a chunk anew from an octet on.</param>
    public void Put(Chunk chunk, Action<Chunk, int> again)
    {
        lock (gate)
        {
            waiting.Add(chunk.Index, chunk);
        }

        // One thread hands on at a time; who comes meanwhile leaves its chunk there and judges the next.
        while (Turn() is { } turn)
        {
            Commit(turn, again);
            turn.Forget();
            lock (gate)
            {
                handingOn = false;
                free.Push(turn);
            }
        }
    }

    private Chunk? Turn()
    {
        lock (gate)
        {
            if (handingOn || !waiting.Remove(next, out var turn))
            {
                return null;
            }

            next++;
            handingOn = true;
            return turn;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Advance(newest);
        Joiner.Dispose();
    }

    // Everything before has been handed on, so nobody judges by older rules any more.
    private void Advance(Rules to)
    {
        while (!ReferenceEquals(judging, to))
        {
            judging.Dispose();
            lock (gate)
            {
                judging = replacements.Dequeue();
            }

            borders.Add(Tally.Packets);
        }
    }

    private void Commit(Chunk chunk, Action<Chunk, int> again)
    {
        if (broken)
        {
            return;
        }

        if (chunk.Offset + chunk.First != Expected)
        {
            Guessed++;
            chunk.Forget();
            again(chunk, (int)Math.Min(Expected - chunk.Offset, Chunk.Size));
        }

        Advance(chunk.Rules);
        Joiner.Take(chunk.Rules, chunk);
        Tally.Add(chunk.Tally);
        chunk.Kept.Criteria = chunk.Rules.Criteria;
        sink.Write(chunk.Kept);
        Expected = Math.Max(Expected, chunk.Offset + chunk.Ended);
        if (chunk.Ending != Fault.None)
        {
            broken = true;
            Tally.Count(chunk.Ending);
        }
    }
}
