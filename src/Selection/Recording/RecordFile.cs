using System.Security.Cryptography;
using Noroshi.Selection.Sealing;

namespace Noroshi.Selection.Recording;

/// <summary>The file of records: sealed on the way if it is for somebody, and digested as it lies there.</summary>
internal sealed class RecordFile : IDisposable
{
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Stream output;
    private readonly AgeWriter? seal;

    /// <summary>Begins a file.</summary>
    /// <param name="output">Where it lies.</param>
    /// <param name="recipients">Who may open it; none for plain text.</param>
    public RecordFile(Stream output, params IReadOnlyList<AgeRecipient> recipients)
    {
        this.output = output;
        seal = recipients.Count > 0 ? new(recipients, Put) : null;
    }

    /// <summary>Writes octets.</summary>
    public void Write(ReadOnlySpan<byte> octets)
    {
        if (seal is null)
        {
            Put(octets);
        }
        else
        {
            seal.Write(octets);
        }
    }

    /// <summary>Ends the file.</summary>
    /// <returns>The digest (SHA-256) of what lies there, in small hexadecimal digits.</returns>
    public string Finish()
    {
        seal?.Finish();
        output.Flush();
        return Convert.ToHexStringLower(digest.GetCurrentHash());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        seal?.Dispose();
        digest.Dispose();
        output.Dispose();
    }

    private void Put(ReadOnlySpan<byte> octets)
    {
        digest.AppendData(octets);
        output.Write(octets);
    }
}
