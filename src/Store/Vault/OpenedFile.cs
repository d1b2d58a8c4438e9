using System.Security.Cryptography;

namespace Noroshi.Store.Vault;

/// <summary>The content of a kept file, piece by piece; each is checked before a byte of it is given out, and the whole at the end.</summary>
internal sealed class OpenedFile(FileStream file, SealedFile sealing, string digest) : Stream
{
    private readonly AesGcm cipher = sealing.Cipher();
    private readonly IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] closed = new byte[SealedFile.Piece + SealedFile.TagLength];
    private readonly byte[] plain = new byte[SealedFile.Piece];
    private long number;
    private int at;
    private int there;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (at == there)
        {
            if (ended || buffer.Length == 0)
            {
                return 0;
            }

            await NextAsync(cancellationToken);
        }

        var count = Math.Min(buffer.Length, there - at);
        plain.AsMemory(at, count).CopyTo(buffer);
        at += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

#pragma warning disable RS0030 // What it waits for is a file, never a socket.
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();
#pragma warning restore RS0030

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            cipher.Dispose();
            sha.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask NextAsync(CancellationToken cancellation)
    {
        var read = await file.ReadAtLeastAsync(closed, closed.Length, throwOnEndOfStream: false, cancellation);
        var last = file.Position == file.Length;
        sealing.Open(cipher, number++, last, closed.AsSpan(0, read), plain);
        (at, there, ended) = (0, read - SealedFile.TagLength, last);
        sha.AppendData(plain, 0, there);
        if (last && !string.Equals(Convert.ToHexStringLower(sha.GetHashAndReset()), digest, StringComparison.OrdinalIgnoreCase))
        {
            throw new VaultDamagedException("it is another file");
        }
    }
}
