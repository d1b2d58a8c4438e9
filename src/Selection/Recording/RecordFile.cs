using System.Security.Cryptography;

namespace Noroshi.Selection.Recording;

/// <summary>The file of records, digested as it will lie there.</summary>
internal sealed class RecordFile(Stream output) : IDisposable
{
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Writes octets.</summary>
    public void Write(ReadOnlySpan<byte> octets)
    {
        digest.AppendData(octets);
        output.Write(octets);
    }

    /// <summary>Ends the file.</summary>
    /// <returns>The digest (SHA-256) of what lies there, in small hexadecimal digits.</returns>
    public string Finish()
    {
        output.Flush();
        return Convert.ToHexStringLower(digest.GetCurrentHash());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        digest.Dispose();
        output.Dispose();
    }
}
