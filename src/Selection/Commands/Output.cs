using System.Text;

namespace Noroshi.Selection.Commands;

/// <summary>Output that cannot be written, and why.</summary>
internal sealed class UnwritableException(string message) : Exception(message);

/// <summary>
/// The folder of a run. Records, manifest and key are written into a folder beside it, which gets its name when all are there and durable: if we stop before, there is nothing under that name, and the next run takes the place of what was left.
/// </summary>
internal sealed class Output
{
    /// <summary>The manifest.</summary>
    public const string ManifestFile = "manifest";

    /// <summary>The public key beside the manifest of an exercise.</summary>
    public const string KeyFile = "manifest.pub";

    private const UnixFileMode OwnersAndGroups = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
    private readonly string folder;
    private readonly string part;

    /// <summary>Opens a folder for a run.</summary>
    /// <exception cref="UnwritableException">It holds something already, another run writes it, or it cannot be written.</exception>
    public Output(string folder, string records)
    {
        this.folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Records = records;
        part = this.folder + ".part";
        try
        {
            if (Directory.Exists(this.folder) && Directory.EnumerateFileSystemEntries(this.folder).Any())
            {
                throw new UnwritableException($"{folder} is not empty. Give each run a folder of its own.");
            }

            Directory.CreateDirectory(part);
            Stream = Create(records, FileMode.OpenOrCreate);
            Stream.SetLength(0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableException(fault.Message);
        }
    }

    /// <summary>The name of the records.</summary>
    public string Records { get; }

    /// <summary>Where records go.</summary>
    public FileStream Stream { get; }

    /// <summary>Makes records and manifest durable and gives them their place, all at once.</summary>
    public void Finish(string manifest, string? verifier)
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        Write(ManifestFile, manifest);
        if (verifier is not null)
        {
            Write(KeyFile, verifier + "\n");
        }

        // An empty folder of that name makes room: the system moves a folder to no name that is taken.
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder);
        }

        Directory.Move(part, folder);
    }

    /// <summary>Takes back what a run that failed has written.</summary>
    public void Abandon()
    {
        Stream.Dispose();
        Directory.Delete(part, recursive: true);
    }

    private void Write(string name, string text)
    {
        using var file = Create(name, FileMode.Create);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    private FileStream Create(string name, FileMode mode) =>
        new(Path.Combine(part, name), new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 1 << 20, UnixCreateMode = OwnersAndGroups });
}
