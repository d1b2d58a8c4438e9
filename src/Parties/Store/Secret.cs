using System.Security.Cryptography;
using System.Text;

namespace Noroshi.Parties.Store;

/// <summary>Secrets that the house gives out: 256 random bits, of which only the digest stays. Small letters and digits, so that they stand in an address as they are.</summary>
internal static class Secret
{
    public static string New(string prefix = "") => prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
