using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Noroshi.Selection.Commands;

/// <summary>
/// The folder of a run. Records are written under a name of their own and get their place only with the manifest that speaks for them: if we stop in between, there are no records, and the next run clears away what lies about.
/// </summary>
internal sealed class Output
{
    /// <summary>The public key beside the manifest of an exercise.</summary>
    public const string KeyFile = "manifest.pub";

    private const string ManifestFile = "manifest";
    private readonly string folder;
    private readonly string part;

    /// <summary>Opens a folder for a run.</summary>
    /// <exception cref="IOException">It holds the records of a run already, or cannot be written.</exception>
    public Output(string folder, string records)
    {
        (this.folder, Records) = (folder, records);
        Directory.CreateDirectory(folder);
        if (File.Exists(Path.Combine(folder, ManifestFile)) || File.Exists(Path.Combine(folder, records)))
        {
            throw new IOException($"{folder} holds the selection of another run. Give each run a folder of its own.");
        }

        part = Path.Combine(folder, $".{records}.part");
        File.Delete(part);
        Stream = new FileStream(part, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 1 << 20,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
        });
    }

    /// <summary>The name of the records.</summary>
    public string Records { get; }

    /// <summary>Where records go.</summary>
    public FileStream Stream { get; }

    /// <summary>Makes records and manifest durable and gives them their names, the manifest last.</summary>
    public void Finish(string manifest, string? verifier)
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(part, Path.Combine(folder, Records));
        if (verifier is not null)
        {
            File.WriteAllText(Path.Combine(folder, KeyFile), verifier + "\n");
        }

        var written = Path.Combine(folder, $".{ManifestFile}.part");
        using (SafeFileHandle file = File.OpenHandle(written, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, Encoding.UTF8.GetBytes(manifest), 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(written, Path.Combine(folder, ManifestFile));
    }

    /// <summary>Takes back what a run that failed has written.</summary>
    public void Abandon()
    {
        Stream.Dispose();
        File.Delete(part);
    }
}
