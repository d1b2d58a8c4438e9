using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Noroshi.Store.Vault;

/// <summary>A key that wraps other keys. Names count up, so that the newest is found without opening any, whatever the clock says.</summary>
/// <param name="Id">The name: <c>000002-9f3a41c2</c>.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Bytes">The 32 bytes.</param>
internal sealed record MasterKey(string Id, DateTimeOffset Made, byte[] Bytes)
{
    public const int Length = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>How many bytes wrapping adds.</summary>
    public const int Overhead = NonceLength + TagLength;

    public static MasterKey After(string? newest, DateTimeOffset at)
    {
        var number = newest is null ? 0 : int.Parse(newest.AsSpan(0, newest.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
        return new MasterKey(
            string.Create(CultureInfo.InvariantCulture, $"{number + 1:D6}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"),
            at,
            RandomNumberGenerator.GetBytes(Length));
    }

    /// <summary>Encrypts a few bytes; <paramref name="about"/> is bound to them and must be told again to open them.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about)
    {
        var wrapped = new byte[plain.Length + Overhead];
        var nonce = wrapped.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Bytes, TagLength);
        aes.Encrypt(nonce, plain, wrapped.AsSpan(NonceLength, plain.Length), wrapped.AsSpan(NonceLength + plain.Length), about);
        return wrapped;
    }

    /// <summary>Opens what <see cref="Wrap"/> closed.</summary>
    /// <exception cref="VaultDamagedException">It was altered, or belongs elsewhere.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> about)
    {
        if (wrapped.Length < Overhead)
        {
            throw new VaultDamagedException("too short");
        }

        var plain = new byte[wrapped.Length - Overhead];
        using var aes = new AesGcm(Bytes, TagLength);
        try
        {
            aes.Decrypt(wrapped[..NonceLength], wrapped[NonceLength..^TagLength], wrapped[^TagLength..], plain, about);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new VaultDamagedException("a wrapped key was altered");
        }

        return plain;
    }

    public string Written() => string.Create(CultureInfo.InvariantCulture, $"noroshi-master-key-1 {Id} {Made.UtcDateTime:O} {Convert.ToBase64String(Bytes)}\n");

    public static MasterKey Read(string id, string text)
    {
        var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words is ["noroshi-master-key-1", var name, var made, var bytes] && name == id
            && DateTimeOffset.TryParse(made, CultureInfo.InvariantCulture, out var at) && Base64.IsValid(bytes) && Convert.FromBase64String(bytes) is { Length: Length } key
            ? new MasterKey(id, at, key)
            : throw new KeyRingException($"The key file {id}.key cannot be read. Put back the one from the backup.");
    }

    public byte[] AboutItself() => Encoding.UTF8.GetBytes(Id);
}
