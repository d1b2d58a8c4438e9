using System.Diagnostics;
using System.Threading.Channels;

namespace Noroshi.TransparencyLog.Writing;

/// <summary>
/// Brings entries of many writers into one order. What comes while a batch is on its way to the disk is the next batch, so a lone writer does not wait
/// and a crowd shares one wait. What is durable is shown at once if nothing was shown lately, and otherwise together with what follows it; while it is shown, the next batches go on.
/// </summary>
public sealed class Sequencer : IAsyncDisposable
{
    /// <summary>How long what is durable waits at most to be shown.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(250);

    private readonly LogWriter log;
    private readonly Func<byte[], Task<byte[]>>? cosign;
    private readonly int most;
    private readonly Channel<Waiting> waiting;
    private readonly Task work;
    private long shownAt;

    /// <summary>Begins.</summary>
    /// <param name="log">Where the entries go.</param>
    /// <param name="most">The most entries of a batch.</param>
    /// <param name="cosign">Has witnesses sign a checkpoint before it is shown; null for none.</param>
    public Sequencer(LogWriter log, int most = 8_192, Func<byte[], Task<byte[]>>? cosign = null)
    {
        (this.log, this.cosign, this.most) = (log, cosign, most);
        waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(most * 4) { SingleReader = true });
        work = Task.Run(WorkAsync);
    }

    /// <summary>Adds an entry; done when it is on the disk and its place can no longer change. It is shown within <see cref="Pace"/> and what the witnesses need.</summary>
    /// <returns>Its place in the log, from 0.</returns>
    /// <exception cref="LogStoppedException">The log was stopped; whether the entry is in it shows when it is opened anew.</exception>
    public async Task<ulong> AddAsync(ReadOnlyMemory<byte> entry, CancellationToken cancellation)
    {
        var mine = new Waiting(entry, new TaskCompletionSource<ulong>(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await waiting.Writer.WriteAsync(mine, cancellation);
        }
        catch (ChannelClosedException closed)
        {
            throw closed.InnerException as LogStoppedException ?? new LogStoppedException("The log is closed.");
        }

        return await mine.Done.Task;
    }

    /// <summary>Takes no more entries, and shows what is durable.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await work;
    }

    private async Task WorkAsync()
    {
        var batch = new List<Waiting>();
        try
        {
            Task<bool>? more = null;
            var showing = Task.CompletedTask;
            while (true)
            {
                more ??= waiting.Reader.WaitToReadAsync().AsTask();
                if (showing.IsCompleted)
                {
                    await showing;   // what went wrong with it stops the log
                    if (Unshown && Left <= TimeSpan.Zero)
                    {
                        showing = ShowAsync();
                    }
                }

                // What is durable is shown in time, also when nothing follows it.
                if (Unshown && await Task.WhenAny(more, showing.IsCompleted ? Task.Delay(Left > TimeSpan.Zero ? Left : TimeSpan.Zero) : showing) != more)
                {
                    continue;
                }

                if (!await more)
                {
                    break;
                }

                more = null;
                await GatherAsync(batch.Count);
                Append(batch);
            }

            await showing;
            if (Unshown)
            {
                await ShowAsync();
            }
        }
#pragma warning disable CA1031 // Whatever it was, everybody who waits must hear of it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Stop(batch, fault);
        }
    }

    private bool Unshown { get; set; }

    private TimeSpan Left => Pace - Stopwatch.GetElapsedTime(shownAt);

    // Whose entries were just taken are about to come again. A moment's patience lets them share the next wait; without it the first of them goes alone, and the others
    // wait for two.
    private async Task GatherAsync(int before)
    {
        var since = Stopwatch.GetTimestamp();
        while (waiting.Reader.Count < before && Stopwatch.GetElapsedTime(since) < Patience)
        {
            await Task.Yield();
        }
    }

    private void Append(List<Waiting> batch)
    {
        batch.Clear();
        var entries = new List<ReadOnlyMemory<byte>>();
        while (batch.Count < most && waiting.Reader.TryRead(out var next))
        {
            batch.Add(next);
            entries.Add(next.Entry);
        }

        var first = log.Size;
        log.Append(entries);
        Unshown = true;
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Done.SetResult(first + (ulong)i);
        }
    }

    private async Task ShowAsync()
    {
        Unshown = false;
        await log.ShowAsync(cosign);
        shownAt = Stopwatch.GetTimestamp();
    }

    private void Stop(List<Waiting> batch, Exception fault)
    {
        var stopped = fault as LogStoppedException ?? new LogStoppedException($"The log was stopped: {fault.Message}");
        waiting.Writer.TryComplete(stopped);
        foreach (var each in batch)
        {
            each.Done.TrySetException(stopped);
        }

        while (waiting.Reader.TryRead(out var each))
        {
            each.Done.TrySetException(stopped);
        }
    }

    private sealed record Waiting(ReadOnlyMemory<byte> Entry, TaskCompletionSource<ulong> Done);
}
