using System.Text;

namespace Noroshi.Selection.Commands;

/// <summary>Output that cannot be written, and why.</summary>
internal sealed class UnwritableException(string message) : Exception(message);

/// <summary>
/// The folder of a run. Records, manifest and key are written into a folder beside it, which gets its name when all are there and durable: if we stop before, there is nothing under that name, and the next run takes the place of what was left.
/// What no run wrote is never taken over and never removed.
/// </summary>
internal sealed class Output
{
    /// <summary>The manifest.</summary>
    public const string ManifestFile = "manifest";

    /// <summary>The public key beside the manifest of an exercise.</summary>
    public const string KeyFile = "manifest.pub";

    /// <summary>What is too long for the manifest.</summary>
    public const string DetailsFile = "details.json";

    private static readonly string[] Ours = [ManifestFile, KeyFile, DetailsFile, .. ((string[])["ndjson", "parquet"]).SelectMany(f => (string[])[$"records.{f}", $"records.{f}.age"])];

    private const UnixFileMode OwnersAndGroups = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
    private readonly string folder;
    private readonly string part;
    private readonly FolderLock held;

    /// <summary>Opens a folder for a run.</summary>
    /// <exception cref="UnwritableException">It holds something already, another run writes it, or it cannot be written.</exception>
    public Output(string folder, string records)
    {
        this.folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Records = records;
        part = Place = this.folder + ".part";
        try
        {
            if (!Directory.Exists(this.folder) && (File.Exists(this.folder) || new FileInfo(this.folder).LinkTarget is not null))
            {
                throw new UnwritableException($"{folder} is there and no folder. Give each run a folder of its own.");
            }

            if (new FileInfo(part).LinkTarget is not null)
            {
                throw new UnwritableException($"{part} is a link. Remove it, or give another folder.");
            }

            Directory.CreateDirectory(part);
            held = new FolderLock(part);
            if (Entries(this.folder).Any())
            {
                throw Free($"{folder} is not empty. Give each run a folder of its own.");
            }

            if (Entries(part).Select(Path.GetFileName).FirstOrDefault(e => !Ours.Contains(e)) is { } stranger)
            {
                throw Free($"{part} holds {stranger}, which no run wrote. Move it away, or give another folder.");
            }

            if (File.Exists(Path.Combine(part, ManifestFile)))
            {
                throw Free($"{part} holds a result with its manifest. Give it a name of its own, or give another folder.");
            }

            foreach (var left in Entries(part))
            {
                File.Delete(left);
            }

            Stream = Create(records);
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

    /// <summary>Whether all is there and durable.</summary>
    public bool Finished { get; private set; }

    /// <summary>Where it lies now.</summary>
    public string Place { get; private set; }

    /// <summary>Makes records and manifest durable and gives them their place, all at once.</summary>
    public void Finish(string manifest, string? verifier, byte[]? details)
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        Write(ManifestFile, Encoding.UTF8.GetBytes(manifest));
        if (verifier is not null)
        {
            Write(KeyFile, Encoding.UTF8.GetBytes(verifier + "\n"));
        }

        if (details is not null)
        {
            Write(DetailsFile, details);
        }

        Finished = true;

        // An empty folder of that name makes room: the system moves a folder to no name that is taken.
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder);
        }

        Directory.Move(part, folder);
        Place = folder;
        held.Dispose();
    }

    /// <summary>Takes back what a run that failed has written, and nothing else.</summary>
    public void Abandon()
    {
        if (Finished)
        {
            return;
        }

        Stream.Dispose();
        try
        {
            foreach (var written in Entries(part).Where(e => Ours.Contains(Path.GetFileName(e))))
            {
                File.Delete(written);
            }

            Directory.Delete(part);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Somebody took the folder away, or put something of theirs into it: why the run failed is what is to be said.
        }

        held.Dispose();
    }

    private static string[] Entries(string folder) => Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : [];

    private UnwritableException Free(string why)
    {
        if (Entries(part).Length == 0)
        {
            Directory.Delete(part);
        }

        held.Dispose();
        return new(why);
    }

    private void Write(string name, byte[] octets)
    {
        using var file = Create(name);
        file.Write(octets);
        file.Flush(flushToDisk: true);
    }

    private FileStream Create(string name) =>
        new(Path.Combine(part, name), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 1 << 20, UnixCreateMode = OwnersAndGroups });
}
