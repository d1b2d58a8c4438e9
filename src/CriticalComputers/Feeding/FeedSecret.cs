using System.Security.Cryptography;
using System.Text;

namespace Noroshi.CriticalComputers.Feeding;

/// <summary>The secret in the address of a feed: 256 random bits in small letters and digits, of which only the digest stays.</summary>
internal static class FeedSecret
{
    private const int Length = 64;

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length / 2));

    /// <summary>The digest by which it is found; null for what cannot be one.</summary>
    public static byte[]? Digest(string secret) => secret.Length == Length && secret.All(char.IsAsciiHexDigitLower) ? SHA256.HashData(Encoding.UTF8.GetBytes(secret)) : null;
}
