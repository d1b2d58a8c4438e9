using System.Buffers.Binary;
using Noroshi.Selection.Captures;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Running;

/// <summary>A capture that comes in one after the other: whoever has nothing to judge fills the next chunk, and judges it while another fills.</summary>
internal sealed unsafe class CaptureStream(ICaptureSource source, InOrder order) : ICaptureWork
{
    private readonly Lock reading = new();
    private long offset = CaptureForm.FileHeader;
    private bool ended;

    /// <inheritdoc/>
    public void Run(Selector selector, Action<long>? progress, CancellationToken stop)
    {
        while (order.Take(stop) is { } chunk)
        {
            // What comes next may be long in coming.
            chunk.Overwrite();
            if (!Fill(chunk))
            {
                order.Free(chunk);
                return;
            }

            progress?.Invoke(chunk.Filled);
            Judge(selector, chunk);
            order.Put(chunk, (again, _) => Judge(selector, again));
        }
    }

    private static void Judge(Selector selector, Chunk chunk) => selector.Run(chunk, chunk.Start, chunk.Start + chunk.Filled, chunk.Start + chunk.Filled);

    // Packets are put in a form of our own, one link in a chunk.
    private bool Fill(Chunk chunk)
    {
        lock (reading)
        {
            if (ended)
            {
                return false;
            }

            (chunk.Offset, chunk.First, chunk.Filled, chunk.Ending) = (offset, 0, 0, Fault.None);
            var full = false;
            while (!full && source.TryPeek(out var frame, out var packet))
            {
                full = chunk.Filled > 0 && (packet.Link != chunk.Form.Link || chunk.Filled + CaptureForm.RecordHeader + frame.Length > Chunk.Size);
                if (!full)
                {
                    chunk.Form = CaptureForm.Own(packet.Link);
                    Write(chunk, frame, packet);
                    source.Take();
                    full = !source.HasMore;
                }
            }

            if (!full)
            {
                ended = true;
                chunk.Ending = source.Ending;
            }

            chunk.Ended = chunk.Filled;
            offset += chunk.Filled;
            // Only now: the first packet may have been long in coming.
            order.Claim(chunk);
            return true;
        }
    }

    private static void Write(Chunk chunk, ReadOnlySpan<byte> frame, SourcePacket packet)
    {
        var record = new Span<byte>(chunk.Start + chunk.Filled, CaptureForm.RecordHeader + frame.Length);
        // A fraction of more than a second, as a broken record may have it, stays one behind the last second that there is.
        var time = Math.Max(0, packet.Time);
        var seconds = Math.Min(time / 1_000_000_000, uint.MaxValue);
        BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)seconds);
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)Math.Min(time - (seconds * 1_000_000_000), uint.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], (uint)frame.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[12..], packet.Length);
        frame.CopyTo(record[CaptureForm.RecordHeader..]);
        chunk.Filled += record.Length;
    }
}
