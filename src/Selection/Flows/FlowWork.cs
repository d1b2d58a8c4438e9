using System.Diagnostics;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Flows;

/// <summary>Where messages come from.</summary>
internal interface IMessageSource
{
    /// <summary>How long a template counts that is not sent again, in milliseconds.</summary>
    long Lifetime { get; }

    /// <summary>Has messages read for one chunk: until it is full, or nothing more is there, or a second is over.</summary>
    /// <param name="chunk">Told how many octets were read, and how it ends.</param>
    /// <param name="reader">Reads them.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>Whether there may be more.</returns>
    bool Fill(Chunk chunk, MessageReader reader, CancellationToken stop);
}

/// <summary>Goes through messages with flow records. Templates and numbering reach from message to message, so that one thread reads them all and others have nothing to do.</summary>
internal sealed class FlowWork(IMessageSource source, InOrder order, FlowCounts counts) : ICaptureWork
{
    private int taken;

    /// <inheritdoc/>
    public void Run(Selector selector, Action<long>? progress, CancellationToken stop) => Run(progress, stop);

    /// <summary>Goes through them until there are no more.</summary>
    public void Run(Action<long>? progress, CancellationToken stop)
    {
        if (Interlocked.Exchange(ref taken, 1) != 0)
        {
            return;
        }

        using var selector = new FlowSelector();
        var reader = new MessageReader(selector, counts, source.Lifetime);
        var (offset, more) = (0L, true);
        // A stop is the source's to see: what came in before it is read.
        while (more && order.Take(CancellationToken.None) is { } chunk)
        {
            (chunk.Offset, chunk.First, chunk.Filled, chunk.Ending) = (offset, 0, 0, Fault.None);
            order.Claim(chunk);
            selector.Begin(chunk);
            more = source.Fill(chunk, reader, stop);
            selector.Judge();
            chunk.Ended = chunk.Filled;
            offset += chunk.Filled;
            progress?.Invoke(chunk.Filled);
            order.Put(chunk, (_, _) => throw new UnreachableException("Messages have no place that is guessed."));
        }
    }
}
