namespace Noroshi.Store;

/// <summary>Folders and files that only the user who runs the system may read, whatever the machine's habits are.</summary>
public static class OwnersOnly
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder, and those above it, where they are not there yet; what is there stays as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // The framework gives the mode to the last folder only.
        if (!Path.Exists(path) && Path.GetDirectoryName(Path.GetFullPath(path)) is { } above)
        {
            MakeFolder(above);
        }

        Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
    }

    /// <summary>Makes a file that must not be there yet.</summary>
    /// <param name="path">Where.</param>
    /// <param name="access">Whether it is also read through this stream.</param>
    /// <param name="passing">Whether it goes when it is closed.</param>
    public static FileStream Create(string path, FileAccess access = FileAccess.Write, bool passing = false)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = access, Share = FileShare.None, Options = passing ? FileOptions.Asynchronous | FileOptions.DeleteOnClose : FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        return new FileStream(path, options);
    }
}
