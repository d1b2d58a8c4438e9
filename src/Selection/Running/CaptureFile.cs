using Microsoft.Win32.SafeHandles;
using Noroshi.Selection.Captures;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Running;

/// <summary>A pcap file that several threads go through at once, each taking the next chunk: nobody walks through the records of another.</summary>
internal sealed unsafe class CaptureFile(SafeFileHandle file, long length, CaptureForm form, InOrder order) : ICaptureWork
{
    private readonly uint around = FirstSecond(file, form);

    /// <inheritdoc/>
    public void Run(Selector selector, Action<long>? progress, CancellationToken stop)
    {
        var chunks = (length + Chunk.Size - 1) / Chunk.Size;
        while (order.Take(stop) is { } chunk)
        {
            order.Claim(chunk);
            if (chunk.Index >= chunks)
            {
                order.Free(chunk);
                return;
            }

            chunk.Form = form;
            chunk.Offset = chunk.Index * Chunk.Size;
            chunk.Filled = Read(chunk.Start, Chunk.Size, chunk.Offset);
            Judge(selector, chunk, chunk.Index == 0 ? CaptureForm.FileHeader : FirstRecord.Guess(form, chunk.Start, chunk.Filled, around));
            order.Put(chunk, (again, first) => Judge(selector, again, first));
            progress?.Invoke(chunk.Filled);
        }
    }

    private static uint FirstSecond(SafeFileHandle file, CaptureForm form)
    {
        Span<byte> octets = stackalloc byte[sizeof(uint)];
        RandomAccess.Read(file, octets, CaptureForm.FileHeader);
        return form.Number(octets);
    }

    private void Judge(Selector selector, Chunk chunk, int first)
    {
        chunk.First = first;
        chunk.Ending = Fault.None;
        var start = chunk.Start;
        var limit = start + Chunk.Size;
        var record = start + first;
        while (true)
        {
            record = selector.Run(chunk, record, limit, start + chunk.Filled);
            chunk.Ended = (int)(record - start);
            if (record >= limit || chunk.Offset + chunk.Ended >= length)
            {
                return;
            }

            // The last record reaches behind the chunk: only what is missing of it is read.
            var there = chunk.Filled - chunk.Ended;
            var captured = there < CaptureForm.RecordHeader ? 0 : form.Number(record + 8);
            var impossible = captured > CaptureForm.LongestRecord;
            var needed = CaptureForm.RecordHeader + (int)Math.Min(captured, CaptureForm.LongestRecord) - there;
            var more = impossible || needed <= 0 ? 0 : Read(start + chunk.Filled, needed, chunk.Offset + chunk.Filled);
            chunk.Filled += more;
            if (more < needed || more == 0)
            {
                chunk.Ending = impossible ? Fault.RecordLength : Fault.TruncatedTail;
                return;
            }
        }
    }

    private int Read(byte* to, int octets, long from)
    {
        var read = 0;
        for (int got; read < octets && (got = RandomAccess.Read(file, new Span<byte>(to + read, octets - read), from + read)) > 0;)
        {
            read += got;
        }

        return read;
    }
}
