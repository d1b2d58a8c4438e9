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

        var captured = form.Number(header[8..]);
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
        packet = new(form.Time(whole), form.Number(whole[12..]), form.Link);
        next = whole.Length;
        return true;
    }
}
