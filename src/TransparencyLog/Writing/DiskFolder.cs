using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Noroshi.TransparencyLog.Writing;

/// <summary>A folder of a file system. One process at a time may write there.</summary>
public sealed class DiskFolder : ILogFolder, IDisposable
{
    private const string Beside = ".tmp";
    private const string LockFile = ".lock";
    private const int DirectoryOnly = 0x10000;

    private readonly string root;
    private readonly FileStream? turn;
    private readonly ConcurrentDictionary<string, bool> made = new(StringComparer.Ordinal);
    private (string Path, FileStream File)? appending;

    private DiskFolder(string root, FileStream? turn) => (this.root, this.turn) = (root, turn);

    /// <summary>A folder to read from; nothing is written to it.</summary>
    public static DiskFolder ToRead(string path) => new(Path.GetFullPath(path), null);

    /// <summary>A folder to write to; made if it is not there.</summary>
    /// <exception cref="IOException">Another process writes there.</exception>
    public static DiskFolder ToWrite(string path)
    {
        path = Path.GetFullPath(path);
        Directory.CreateDirectory(path);
        var turn = new FileStream(Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);

        // Whoever stopped between writing beside and renaming left this behind; nobody has read it.
        foreach (var left in Directory.EnumerateFiles(path, "*" + Beside, SearchOption.AllDirectories))
        {
            File.Delete(left);
        }

        return new(path, turn);
    }

    /// <inheritdoc/>
    /// <remarks>Read where it is asked: a tile is a few kilobytes of a file that the system holds in memory.</remarks>
    public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return new(File.ReadAllBytes(Path.Combine(root, path)));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return new((byte[]?)null);
        }
    }

    /// <inheritdoc/>
    public void Put(string path, ReadOnlySpan<byte> octets) => Put(path, octets, wait: false);

    /// <inheritdoc/>
    public void PutForGood(string path, ReadOnlySpan<byte> octets)
    {
        Close(path);
        Put(path, octets, wait: true);
        Sync(Path.GetDirectoryName(Path.Combine(root, path))!, FSync);
    }

    /// <inheritdoc/>
    public void Append(string path, ReadOnlySpan<byte> octets)
    {
        if (appending?.Path != path)
        {
            appending?.File.Dispose();
            appending = (path, new FileStream(Path.Combine(root, path), FileMode.Append, FileAccess.Write, FileShare.Read, 0));
        }

        appending.Value.File.Write(octets);
        RandomAccess.FlushToDisk(appending.Value.File.SafeFileHandle);
    }

    /// <inheritdoc/>
    /// <remarks>One call for all files, new folders and names: to flush each of thousands would take seconds.</remarks>
    public void Flush() => Sync(root, SyncFs);

    /// <inheritdoc/>
    public void Remove(string path)
    {
        Close(path);
        var full = Path.Combine(root, path);
        if (Directory.Exists(full))
        {
            made.TryRemove(full, out _);
            Directory.Delete(full, recursive: true);
        }
        else if (File.Exists(full))
        {
            File.Delete(full);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        appending?.File.Dispose();
        turn?.Dispose();
    }

    private void Put(string path, ReadOnlySpan<byte> octets, bool wait)
    {
        var full = Path.Combine(root, path);
        var parent = Path.GetDirectoryName(full)!;
        if (made.TryAdd(parent, true))
        {
            Directory.CreateDirectory(parent);
        }

        using (var file = File.OpenHandle(full + Beside, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, octets, 0);
            if (wait)
            {
                RandomAccess.FlushToDisk(file);
            }
        }

        File.Move(full + Beside, full, overwrite: true);
    }

    private static void Sync(string path, Func<SafeFileHandle, int> how)
    {
        using var handle = new SafeFileHandle(Open(path, DirectoryOnly), ownsHandle: true);
        if (handle.IsInvalid || how(handle) != 0)
        {
            throw new IOException($"The folder {path} could not be flushed to the disk (error {Marshal.GetLastPInvokeError()}).");
        }
    }

    private void Close(string path)
    {
        if (appending?.Path == path)
        {
            appending.Value.File.Dispose();
            appending = null;
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(SafeFileHandle descriptor);

    [DllImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncFs(SafeFileHandle descriptor);
}
