using System.Security.Cryptography;

namespace Noroshi.Cli.Archives;

/// <summary>A file that is read once from its beginning, with the digest of what was read.</summary>
internal sealed class DigestingStream(Stream inner, Action<int>? onRead = null) : Stream
{
    private readonly IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long read;

    public string Digest => Convert.ToHexStringLower(sha.GetCurrentHash());

    public long Count => read;

    public override bool CanRead => true;

    // A tar entry wants to know the length beforehand; it asks only where seeking seems possible.
    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value == inner.Position ? value : throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer) => Take(inner.Read(buffer), buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Take(await inner.ReadAsync(buffer, cancellationToken), buffer.Span);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

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
            inner.Dispose();
            sha.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Take(int count, ReadOnlySpan<byte> buffer)
    {
        sha.AppendData(buffer[..count]);
        read += count;
        onRead?.Invoke(count);
        return count;
    }
}
