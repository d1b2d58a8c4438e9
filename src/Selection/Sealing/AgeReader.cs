using System.Security.Cryptography;
using NSec.Cryptography;

namespace Noroshi.Selection.Sealing;

/// <summary>Opens a sealed file chunk by chunk. Nothing of a chunk is given out before it is shown to be whole and in its place; a file that ends too early is found out at its end.</summary>
internal sealed class AgeReader : IDisposable
{
    private readonly Stream input;
    private readonly Key key;

    // One octet more than a chunk, to know whether there is another.
    private readonly byte[] cipher = new byte[AgeChunks.Sealed + 1];
    private readonly byte[] plain = new byte[AgeChunks.Plain];
    private int held;
    private ulong chunk;
    private bool ended;

    /// <summary>Opens a file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="identities">Who opens it.</param>
    /// <exception cref="UnopenableException">It is not sealed so, was changed, or is for somebody else.</exception>
    public AgeReader(Stream input, IReadOnlyList<AgeIdentity> identities)
    {
        this.input = new BufferedStream(input, 1 << 17);
        var file = AgeHeader.Read(this.input, identities);
        var nonce = new byte[16];
        key = this.input.ReadAtLeast(nonce, nonce.Length, throwOnEndOfStream: false) == nonce.Length ? AgeHeader.PayloadKey(file, nonce) : throw new UnopenableException("It is cut off behind its header.");
        CryptographicOperations.ZeroMemory(file);
    }

    /// <summary>Gives the next chunk; valid until the next call.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="UnopenableException">The chunk was changed, is not in its place, or the file is cut off.</exception>
    public bool TryNext(out ReadOnlySpan<byte> octets)
    {
        octets = default;
        if (ended)
        {
            return false;
        }

        held += input.ReadAtLeast(cipher.AsSpan(held), cipher.Length - held, throwOnEndOfStream: false);
        ended = held < cipher.Length;
        var length = Math.Min(held, AgeChunks.Sealed) - AgeChunks.Tag;
        Span<byte> nonce = stackalloc byte[AgeChunks.Nonce];
        AgeChunks.WriteNonce(nonce, chunk, ended);
        if (length < 0 || (length == 0 && chunk > 0) || !AeadAlgorithm.ChaCha20Poly1305.Decrypt(key, nonce, default, cipher.AsSpan(0, length + AgeChunks.Tag), plain.AsSpan(0, length)))
        {
            ended = true;
            CryptographicOperations.ZeroMemory(plain);
            throw new UnopenableException($"It was changed or is cut off in its chunk {chunk + 1}.");
        }

        cipher[0] = cipher[^1];
        held = 1;
        chunk++;
        octets = plain.AsSpan(0, length);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        key.Dispose();
        CryptographicOperations.ZeroMemory(plain);
        input.Dispose();
    }
}
