namespace Noroshi.Formats.Xlsx;

/// <summary>
/// An entry while it is inflated. It ends where the directory said it would: one byte more is a bomb, one byte less or another
/// check sum is damage. (The library checks neither.)
/// </summary>
internal sealed class BoundedPart(Stream inflated, long declared, uint crc32) : Stream
{
    private static readonly uint[] Table = MakeTable();

    private long read;
    private uint sum = uint.MaxValue;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var count = Inflate(buffer);
        read += count;
        if (read > declared)
        {
            throw XlsxRefusal.TooLarge("swollen");
        }

        foreach (var octet in buffer[..count])
        {
            sum = Table[(sum ^ octet) & 0xFF] ^ (sum >> 8);
        }

        if (count == 0 && (read != declared || ~sum != crc32))
        {
            throw XlsxRefusal.Damaged();
        }

        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inflated.Dispose();
        }

        base.Dispose(disposing);
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++)
            {
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            }

            table[n] = c;
        }

        return table;
    }

    private int Inflate(Span<byte> buffer)
    {
        try
        {
            return inflated.Read(buffer);
        }
        catch (Exception fault) when (BoundedZip.IsDamage(fault))
        {
            throw XlsxRefusal.Damaged();
        }
    }
}
