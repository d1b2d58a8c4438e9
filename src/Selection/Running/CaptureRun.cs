using System.Runtime.ExceptionServices;
using Microsoft.Win32.SafeHandles;
using Noroshi.Selection.Captures;
using Noroshi.Selection.Flows;
using Noroshi.Selection.Joining;
using Noroshi.Selection.Recording;

namespace Noroshi.Selection.Running;

/// <summary>Goes through captures one after the other, each with several threads.</summary>
internal sealed class CaptureRun : IDisposable
{
    private const int ChunksAThread = 4;
    private readonly int threads;
    private readonly InOrder order;
    private readonly Chunk[] chunks;

    /// <summary>Makes a run.</summary>
    /// <param name="rules">By what it judges until others take their place; they are given back then.</param>
    /// <param name="sink">Where records go.</param>
    /// <param name="threads">How many threads judge.</param>
    public CaptureRun(Rules rules, IRecordSink sink, int threads)
    {
        (this.threads, order) = (threads, new(rules, sink));
        chunks = new Chunk[threads * ChunksAThread];
        for (var i = 0; i < chunks.Length; i++)
        {
            chunks[i] = new();
            order.Free(chunks[i]);
        }
    }

    /// <summary>All that was counted so far.</summary>
    public Tally Tally => order.Tally;

    /// <summary>What was found across packets.</summary>
    public Joiner Joiner => order.Joiner;

    /// <summary>What became of flow records; null where none were read.</summary>
    public FlowCounts? Flows { get; private set; }

    /// <summary>How many octets of the last capture were judged.</summary>
    public long LastRead => order.Expected;

    /// <summary>How many chunks were judged twice, because the place of their first record was guessed wrongly.</summary>
    public long Guessed => order.Guessed;

    /// <summary>Whether the system keeps all that is read out of swap.</summary>
    public bool Locked => chunks.All(c => c.Locked);

    /// <inheritdoc cref="InOrder.Borders"/>
    public IReadOnlyList<long> Borders => order.Borders;

    /// <inheritdoc cref="InOrder.Replace"/>
    public void Replace(Rules rules) => order.Replace(rules);

    /// <summary>Reads a capture.</summary>
    /// <param name="path">The file; - for the standard input.</param>
    /// <param name="follow">Whether the file still grows: then its end is only that of what was written so far.</param>
    /// <param name="progress">Told of octets that came in.</param>
    /// <param name="stop">Stops between two chunks.</param>
    /// <param name="why">Why it was not read to its end.</param>
    /// <returns>Whether it was read to its end.</returns>
    public bool Read(string path, bool follow, Action<long>? progress, CancellationToken stop, out string? why)
    {
        using var stream = path == "-" ? Console.OpenStandardInput() : Opened(path);
        using var input = path == "-" ? new SafeFileHandle(0, ownsHandle: false) : null;
        using var octets = new SourceStream(stream, follow, stop, stream is FileStream { CanSeek: false } pipe ? pipe.SafeFileHandle : input, order.Overwrite);
        var work = WorkOf(path, stream, octets, follow);
        order.Begin(work is FlowWork ? 0 : CaptureForm.FileHeader);
        Go(work, progress, stop);
        why = order.Broken ? FormattableString.Invariant($"broken at octet {order.Expected:N0}; what stands before it was selected.")
            : octets.Lost is { } lost ? $"{lost}; what stood before was selected."
            : stop.IsCancellationRequested ? "stopped." : null;
        return why is null;
    }

    /// <summary>Reads what passes a network interface, until it is stopped or the interface is gone.</summary>
    /// <param name="live">The interface.</param>
    /// <param name="progress">Told of octets that came in.</param>
    /// <param name="stop">Stops between two chunks.</param>
    public void Watch(LiveSource live, Action<long>? progress, CancellationToken stop)
    {
        order.Begin(CaptureForm.FileHeader);
        live.Quiet = order.Overwrite;
        Go(new CaptureStream(live, order), progress, stop);
        Tally.Dropped += live.Dropped;
    }

    /// <summary>Reads flow records that come in by UDP, until it is stopped.</summary>
    /// <param name="socket">Where they come in.</param>
    /// <param name="progress">Told of octets that came in.</param>
    /// <param name="stop">Stops, when what had come in was read.</param>
    public void Listen(MessageSocket socket, Action<long>? progress, CancellationToken stop)
    {
        Flows = socket.Counts;
        order.Begin(0);
        new FlowWork(socket, order, socket.Counts).Run(progress, stop);
    }

    private static FileStream Opened(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw Directory.Exists(path) ? new UnusableCaptureException($"{path} is a directory and no capture. Name the files in it.") : new UnreadableCaptureException(fault.Message);
        }
    }

    private void Go(ICaptureWork work, Action<long>? progress, CancellationToken stop)
    {
        Exception? fault = null;
        void Work()
        {
            try
            {
                using var selector = new Selector();
                work.Run(selector, progress, stop);
            }
            catch (Exception thrown)
            {
                Interlocked.CompareExchange(ref fault, thrown, null);
                order.Abandon();
            }
        }

        var others = new Thread[threads - 1];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Work) { IsBackground = true };
            others[i].Start();
        }

        Work();
        foreach (var other in others)
        {
            other.Join();
        }

        if (fault is not null)
        {
            // A disk that is full is nobody's mistake here: whoever began the run says so and clears away.
            if (fault is IOException or UnauthorizedAccessException)
            {
                ExceptionDispatchInfo.Throw(fault);
            }

            throw new InvalidOperationException("A thread of the selection failed.", fault);
        }
    }

    private ICaptureWork WorkOf(string path, Stream stream, SourceStream octets, bool follow)
    {
        var header = octets.Peek(CaptureForm.FileHeader);
        if (PcapngSource.Begins(header))
        {
            return new CaptureStream(new PcapngSource(octets), order);
        }

        if (MessageFile.Begins(header))
        {
            return new FlowWork(new MessageFile(octets), order, Flows ??= new());
        }

        if (!CaptureForm.TryRead(header, out var form))
        {
            throw new UnusableCaptureException($"{path} is not a capture (pcap, pcapng) and no file of IPFIX messages.");
        }

        if (!Enum.IsDefined(form.Link))
        {
            throw new UnusableCaptureException($"{path}: frames of link type {(int)form.Link} are not understood.");
        }

        if (stream is FileStream { CanSeek: true } file && !follow)
        {
            return new CaptureFile(file.SafeFileHandle, file.Length, form, order);
        }

        octets.Take(CaptureForm.FileHeader);
        return new CaptureStream(new PcapSource(octets, form), order);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        order.Dispose();
        foreach (var chunk in chunks)
        {
            chunk.Dispose();
        }
    }
}
