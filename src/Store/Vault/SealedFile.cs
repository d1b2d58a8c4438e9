using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Noroshi.Store.Vault;

/// <summary>
/// The form of an encrypted file. A head (magic, name of the master key, wrapped data key), then the content in pieces of 64 KiB, each
/// closed by AES-256-GCM with a nonce that counts the pieces and marks the last, and bound to the file's own identity. So a piece
/// that is altered, moved, left out or cut off is noticed before its bytes are given out (the STREAM construction of Hoang,
/// Reyhanitabar, Rogaway and Vizár, 2015). The data key is used for one file only, so a nonce is never used twice.
/// </summary>
internal sealed class SealedFile
{
    public const int Piece = 64 * 1024;
    public const int TagLength = 16;
    private const int NonceLength = 12;
    private const int IdentityLength = 16;
    private const int KeyNameLength = 64;
    private static readonly byte[] Magic = "noroshi1"u8.ToArray();

    /// <summary>The length of the head: the same for every file, so that wrapping anew moves no content.</summary>
    public const int HeadLength = 8 + KeyNameLength + IdentityLength + MasterKey.Length + MasterKey.Overhead;

    private readonly byte[] identity;
    private readonly byte[] dataKey;

    private SealedFile(byte[] identity, byte[] dataKey) => (this.identity, this.dataKey) = (identity, dataKey);

    public static SealedFile New() => new(RandomNumberGenerator.GetBytes(IdentityLength), RandomNumberGenerator.GetBytes(MasterKey.Length));

    /// <summary>Reads the head.</summary>
    /// <exception cref="VaultDamagedException">It is no head, or was altered.</exception>
    public static SealedFile Read(ReadOnlySpan<byte> head, KeyRing ring)
    {
        var key = ring.Find(KeyOf(head));
        var identity = head.Slice(8 + KeyNameLength, IdentityLength).ToArray();
        return new SealedFile(identity, key.Unwrap(head[(8 + KeyNameLength + IdentityLength)..], identity));
    }

    /// <summary>The name of the master key under which a file is closed.</summary>
    public static string KeyOf(ReadOnlySpan<byte> head)
    {
        if (head.Length != HeadLength || !head[..8].SequenceEqual(Magic))
        {
            throw new VaultDamagedException("the head is missing");
        }

        var name = Encoding.ASCII.GetString(head.Slice(8, KeyNameLength)).TrimEnd('\0');
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? name : throw new VaultDamagedException("the name of the key is broken");
    }

    public byte[] Head(MasterKey key)
    {
        var head = new byte[HeadLength];
        Magic.CopyTo(head, 0);
        Encoding.ASCII.GetBytes(key.Id).CopyTo(head.AsSpan(8, KeyNameLength));
        identity.CopyTo(head.AsSpan(8 + KeyNameLength));
        key.Wrap(dataKey, identity).CopyTo(head.AsSpan(8 + KeyNameLength + IdentityLength));
        return head;
    }

    public AesGcm Cipher() => new(dataKey, TagLength);

    /// <summary>Closes one piece; <paramref name="closed"/> takes its bytes and the tag.</summary>
    public void Close(AesGcm cipher, long number, bool last, ReadOnlySpan<byte> plain, Span<byte> closed)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        Nonce(number, last, nonce);
        cipher.Encrypt(nonce, plain, closed[..plain.Length], closed.Slice(plain.Length, TagLength), identity);
    }

    /// <summary>Opens one piece.</summary>
    /// <exception cref="VaultDamagedException">It was altered, moved, or is not the last though nothing follows.</exception>
    public void Open(AesGcm cipher, long number, bool last, ReadOnlySpan<byte> closed, Span<byte> plain)
    {
        if (closed.Length < TagLength)
        {
            throw new VaultDamagedException("a piece is cut off");
        }

        Span<byte> nonce = stackalloc byte[NonceLength];
        Nonce(number, last, nonce);
        try
        {
            cipher.Decrypt(nonce, closed[..^TagLength], closed[^TagLength..], plain[..(closed.Length - TagLength)], identity);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new VaultDamagedException($"piece {number} was altered, moved or cut off");
        }
    }

    private static void Nonce(long number, bool last, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[3..11], number);
        nonce[11] = last ? (byte)1 : (byte)0;
    }
}

/// <summary>A kept file is not what was kept: its bytes were altered, moved or cut off. Nothing of the damaged part is given out.</summary>
public sealed class VaultDamagedException(string what) : IOException($"A kept file is damaged: {what}. Put it back from the backup.");
