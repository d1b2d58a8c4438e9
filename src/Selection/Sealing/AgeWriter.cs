using System.Security.Cryptography;
using NSec.Cryptography;

namespace Noroshi.Selection.Sealing;

/// <summary>Seals a file for recipients while it is written (C2SP, age-encryption.org/v1). The key of the file is gone with this; whoever writes cannot read back.</summary>
internal sealed class AgeWriter : IDisposable
{
    private readonly Action<ReadOnlySpan<byte>> put;
    private readonly Key key;
    private readonly byte[] plain = new byte[AgeChunks.Plain];
    private readonly byte[] cipher = new byte[AgeChunks.Sealed];
    private int held;
    private ulong chunk;

    /// <summary>Begins a file.</summary>
    /// <param name="recipients">Who may open it.</param>
    /// <param name="put">Where its octets go.</param>
    public AgeWriter(IReadOnlyList<AgeRecipient> recipients, Action<ReadOnlySpan<byte>> put)
    {
        this.put = put;
        var (file, nonce) = (RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(16));
        put(AgeHeader.Written(file, recipients));
        put(nonce);
        key = AgeHeader.PayloadKey(file, nonce);
        CryptographicOperations.ZeroMemory(file);
    }

    /// <summary>Writes octets.</summary>
    public void Write(ReadOnlySpan<byte> octets)
    {
        while (!octets.IsEmpty)
        {
            // A full chunk waits for more: the last one is marked, and is empty only in an empty file.
            if (held == plain.Length)
            {
                Seal(last: false);
            }

            var fits = Math.Min(octets.Length, plain.Length - held);
            octets[..fits].CopyTo(plain.AsSpan(held));
            held += fits;
            octets = octets[fits..];
        }
    }

    /// <summary>Seals what is left.</summary>
    public void Finish() => Seal(last: true);

    /// <inheritdoc/>
    public void Dispose()
    {
        key.Dispose();
        CryptographicOperations.ZeroMemory(plain);
    }

    private void Seal(bool last)
    {
        Span<byte> nonce = stackalloc byte[AgeChunks.Nonce];
        AgeChunks.WriteNonce(nonce, chunk++, last);
        var octets = cipher.AsSpan(0, held + AgeChunks.Tag);
        AeadAlgorithm.ChaCha20Poly1305.Encrypt(key, nonce, default, plain.AsSpan(0, held), octets);
        put(octets);
        held = 0;
    }
}
