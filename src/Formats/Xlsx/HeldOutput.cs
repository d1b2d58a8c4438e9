namespace Noroshi.Formats.Xlsx;

/// <summary>
/// Holds what is written until it is drained. The archive writes synchronously when an entry ends, and the web server's
/// response refuses that; so it writes here, and we pass it on as we go.
/// </summary>
internal sealed class HeldOutput(Stream output) : Stream
{
    private readonly MemoryStream held = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Passes on what is held.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        await output.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancellation);
        held.SetLength(0);
    }

    public override void Write(byte[] buffer, int offset, int count) => held.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => held.Write(buffer);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            held.Dispose();
        }

        base.Dispose(disposing);
    }
}
