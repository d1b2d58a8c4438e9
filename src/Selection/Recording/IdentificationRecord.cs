using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Win32.SafeHandles;

namespace Noroshi.Selection.Recording;

/// <summary>A record of identifications that is not what it should be, and why.</summary>
internal sealed class BrokenRecordException(string message) : Exception(message);

/// <summary>
/// Who turned which tokens back, when and why: lines of JSON, each with the digest of the line before, that are only ever added to. It is open to one process at a time, and the system itself adds at the end, so that an administrator may let the
/// file system refuse all else (<c>chattr +a</c>).
/// </summary>
internal sealed class IdentificationRecord : IDisposable
{
    private const int ReadWrite = 2, Create = 0x40, Append = 0x400, CloseOnExecute = 0x80000, OwnersMode = 0x180;
    private const int Exclusive = 2, AtOnce = 4;
    private const int LongestLine = 1 << 20;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SafeFileHandle file;
    private readonly string path;
    private string before;
    private long length;

    private IdentificationRecord(string path, SafeFileHandle file)
    {
        (this.path, this.file) = (path, file);
        (before, length) = Checked();
    }

    /// <summary>How many lines it holds.</summary>
    public long Lines { get; private set; }

    /// <summary>Opens a record, which is begun if there is none, and checks it from its first line to its last.</summary>
    /// <exception cref="BrokenRecordException">A line was changed, is missing, or is not whole.</exception>
    /// <exception cref="IOException">It cannot be opened, or another process has it.</exception>
    public static IdentificationRecord Open(string path)
    {
        // .NET does not ask the system for appending; a file that may only be appended to cannot be opened otherwise.
        var descriptor = OpenFile(Encoding.UTF8.GetBytes(Path.GetFullPath(path) + "\0"), ReadWrite | Create | Append | CloseOnExecute, OwnersMode);
        if (descriptor < 0)
        {
            throw new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        }

        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        try
        {
            return Lock(descriptor, Exclusive | AtOnce) == 0 ? new(path, file) : throw new IOException($"{path}: another process has it. Try again when that is over.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds a line; when this returns it is durable.</summary>
    /// <param name="line">What happened; the digest of the line before is put to it.</param>
    /// <exception cref="IOException">It was not written whole.</exception>
    public void Add(JsonObject line)
    {
        line["before"] = before;
        var octets = Encoding.UTF8.GetBytes(line.ToJsonString(Plain) + "\n");
        RandomAccess.Write(file, octets, length);
        RandomAccess.FlushToDisk(file);
        // Read again where it must lie: what swallows all that is written to it is no record.
        var written = new byte[octets.Length];
        if (RandomAccess.GetLength(file) != length + octets.Length || RandomAccess.Read(file, written, length) != written.Length || !written.AsSpan().SequenceEqual(octets))
        {
            throw new IOException($"{path} did not keep what was written to it. Give a file that does.");
        }

        FlushFolder();
        (before, length, Lines) = (Digest(octets.AsSpan(0, octets.Length - 1)), length + octets.Length, Lines + 1);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private (string Before, long Length) Checked()
    {
        var whole = RandomAccess.GetLength(file);
        var digest = Digest([]);
        var buffer = new byte[LongestLine];
        for (var at = 0L; at < whole;)
        {
            var octets = buffer.AsSpan(0, RandomAccess.Read(file, buffer, at));
            var end = octets.IndexOf((byte)'\n');
            if (end < 0)
            {
                throw new BrokenRecordException(at + octets.Length >= whole && octets.Length < LongestLine
                    ? $"{path}: its last line is cut off; nobody was named by it. Keep the file as it is and begin another."
                    : $"{path}: line {Lines + 1} is too long for one of ours. Keep the file as it is, find out who changed it, and begin another.");
            }

            if (BeforeOf(octets[..end]) != digest)
            {
                throw new BrokenRecordException($"{path}: line {Lines + 1} does not follow the line before it. Keep the file as it is, find out who changed it, and begin another.");
            }

            digest = Digest(octets[..end]);
            at += end + 1;
            Lines++;
        }

        return (digest, whole);
    }

    private static string? BeforeOf(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject said && said["before"] is JsonValue value && value.TryGetValue<string>(out var digest) ? digest : null;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            return null; // ArgumentException: a member stands there twice
        }
    }

    private void FlushFolder()
    {
        if (Lines > 0)
        {
            return;
        }

        // A file's name is durable with its folder.
        var descriptor = OpenFile(Encoding.UTF8.GetBytes(Path.GetDirectoryName(Path.GetFullPath(path)) + "\0"), CloseOnExecute, 0);
        using var folder = new SafeFileHandle(descriptor, ownsHandle: true);
        if (descriptor < 0 || Flush(descriptor) != 0)
        {
            throw new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        }
    }

    private static string Digest(ReadOnlySpan<byte> line) => Convert.ToHexStringLower(SHA256.HashData(line));

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int OpenFile(byte[] path, int flags, int mode);

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static extern int Lock(int file, int operation);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Flush(int file);
}
