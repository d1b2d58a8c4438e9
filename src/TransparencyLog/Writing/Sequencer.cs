using System.Threading.Channels;

namespace Noroshi.TransparencyLog.Writing;

/// <summary>
/// Brings entries of many writers into one order. What comes while a batch is on its way to the disk is the next batch, so a lone writer does not wait
/// and a crowd shares one wait.
/// </summary>
public sealed class Sequencer : IAsyncDisposable
{
    private readonly LogWriter log;
    private readonly Func<byte[], CancellationToken, Task<byte[]>>? cosign;
    private readonly int most;
    private readonly Channel<Waiting> waiting;
    private readonly CancellationTokenSource ending = new();
    private readonly Task work;

    /// <summary>Begins.</summary>
    /// <param name="log">Where the entries go.</param>
    /// <param name="most">The most entries of a batch.</param>
    /// <param name="cosign">Has witnesses sign a checkpoint before it is published; null for none.</param>
    public Sequencer(LogWriter log, int most = 8_192, Func<byte[], CancellationToken, Task<byte[]>>? cosign = null)
    {
        (this.log, this.cosign, this.most) = (log, cosign, most);
        waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(most * 4) { SingleReader = true });
        work = Task.Run(WorkAsync);
    }

    /// <summary>Adds an entry; done when a checkpoint that holds it is published.</summary>
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await work;
        ending.Dispose();
    }

    private async Task WorkAsync()
    {
        var batch = new List<Waiting>();
        var entries = new List<ReadOnlyMemory<byte>>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            entries.Clear();
            while (batch.Count < most && waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
                entries.Add(next.Entry);
            }

            try
            {
                var first = log.Size;
                var note = log.Append(entries);
                log.Publish(cosign is null ? note : await cosign(note, ending.Token));
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i].Done.SetResult(first + (ulong)i);
                }
            }
            catch (Exception fault) when (fault is IOException or LogStoppedException or UnauthorizedAccessException or HttpRequestException)
            {
                Stop(batch, fault);
                return;
            }
        }
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
