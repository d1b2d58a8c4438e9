using System.Security.Cryptography;

namespace Noroshi.Selection.Manifests;

/// <summary>The digest of a file as <c>sha256sum</c> prints it.</summary>
internal static class FileDigest
{
    /// <summary>Digests a file.</summary>
    public static string Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Digests what a file will hold.</summary>
    public static string Of(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
