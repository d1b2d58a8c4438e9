using System.Security.Cryptography;
using System.Text;

namespace Noroshi.Cli.Archives;

/// <summary>
/// Seals the keys with a passphrase. The facts of the manifest are bound in: who opens the seal knows that no other part of the
/// archive was exchanged since.
/// </summary>
internal static class KeySeal
{
    private const string Derivation = "PBKDF2-HMAC-SHA256";
    private const int Iterations = 600_000;
    private const int MostIterations = 10_000_000;
    private const int TagLength = 16;

    public static (byte[] Closed, Sealing How) Close(byte[] keys, string passphrase, byte[] facts)
    {
        var (salt, nonce) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(12));
        var closed = new byte[keys.Length + TagLength];
        using var aes = new AesGcm(Key(passphrase, salt, Iterations), TagLength);
        aes.Encrypt(nonce, keys, closed.AsSpan(0, keys.Length), closed.AsSpan(keys.Length), facts);
        return (closed, new Sealing(Derivation, Iterations, Convert.ToBase64String(salt), Convert.ToBase64String(nonce)));
    }

    public static byte[] Open(byte[] closed, Sealing how, string passphrase, byte[] facts)
    {
        if (how is not { Derivation: Derivation, Iterations: > 0 and <= MostIterations } || closed.Length < TagLength)
        {
            throw new ArchiveException("鍵の封の形式が分かりません。", "The keys are sealed in a way this Noroshi does not know.");
        }

        var keys = new byte[closed.Length - TagLength];
        try
        {
            using var aes = new AesGcm(Key(passphrase, Convert.FromBase64String(how.Salt), how.Iterations), TagLength);
            aes.Decrypt(Convert.FromBase64String(how.Nonce), closed.AsSpan(0, keys.Length), closed.AsSpan(keys.Length), keys, facts);
            return keys;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or ArgumentException)
        {
            throw new ArchiveException("パスフレーズが違うか、控えが書き換えられています。", "The passphrase is wrong, or the archive was altered.");
        }
    }

    // The same letters can be typed as different code points; a passphrase must not depend on the keyboard.
    private static byte[] Key(string passphrase, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC)), salt, iterations, HashAlgorithmName.SHA256, 32);
}
