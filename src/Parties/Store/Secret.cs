using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Noroshi.Parties.Store;

/// <summary>Secrets that the house gives out: 256 random bits, of which only the digest stays.</summary>
internal static class Secret
{
    public static string New(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
