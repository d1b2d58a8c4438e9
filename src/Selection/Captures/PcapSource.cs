using System.Buffers.Binary;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Captures;

/// <summary>A pcap capture that comes through a pipe, or still grows.</summary>
/// <param name="stream">Its octets, behind the header of the file.</param>
/// <param name="form">How it is written.</param>
internal sealed class PcapSource(SourceStream stream, CaptureForm form) : ICaptureSource
{
    private int next;

    /// <inheritdoc/>
    public Fault Ending { get; private set; }

    /// <inheritdoc/>
    public bool HasMore => stream.There > CaptureForm.RecordHeader;

    /// <inheritdoc/>
    public void Take() => stream.Take(next);

    /// <inheritdoc/>
    public bool TryPeek(out ReadOnlySpan<byte> frame, out SourcePacket packet)
    {
        frame = default;
        packet = default;
        var header = stream.Peek(CaptureForm.RecordHeader);
        if (header.Length < CaptureForm.RecordHeader)
        {
            Ending = header.IsEmpty ? Fault.None : Fault.TruncatedTail;
            return false;
        }

        uint Number(ReadOnlySpan<byte> at) => form.BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
        var (seconds, fraction, captured, length) = (Number(header), Number(header[4..]), Number(header[8..]), Number(header[12..]));
        if (captured > CaptureForm.LongestRecord)
        {
            Ending = Fault.RecordLength;
            return false;
        }

        var whole = stream.Peek(CaptureForm.RecordHeader + (int)captured);
        if (whole.Length < CaptureForm.RecordHeader + captured)
        {
            Ending = Fault.TruncatedTail;
            return false;
        }

        frame = whole[CaptureForm.RecordHeader..];
        packet = new((seconds * 1_000_000_000L) + (form.Nano ? fraction : fraction * 1_000L), length, form.Link);
        next = whole.Length;
        return true;
    }
}
