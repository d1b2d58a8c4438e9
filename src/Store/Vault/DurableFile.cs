using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Noroshi.Store.Vault;

/// <summary>
/// Files that are there whole or not at all, and stay: written beside, flushed, renamed into place, the folder flushed. Readable by
/// their owner only.
/// </summary>
internal static class DurableFile
{
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = 32;

    public static void MakeFolder(string path) => OwnersOnly.MakeFolder(path);

    public static FileStream Create(string path) => OwnersOnly.Create(path);

    public static void Write(string folder, string name, byte[] content, bool mayExist = false)
    {
        var beside = Path.Combine(folder, $".{name}.{Guid.CreateVersion7():N}.tmp");
        try
        {
            using (var file = Create(beside))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, Path.Combine(folder, name), overwrite: false);
        }
        catch (IOException) when (mayExist && File.Exists(Path.Combine(folder, name)))
        {
        }
        finally
        {
            File.Delete(beside);
        }

        SyncFolder(folder);
    }

    /// <summary>Waits until nobody else has the turn, in this process or in another on the same folder. A process that dies gives it back.</summary>
    public static async Task<FileStream> TakeTurnAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException taken) when ((taken.HResult & 0xFFFF) is WouldBlock or WouldBlockOnMac or SharingViolation)
            {
                // Held for a rename or a removal, so for less than this.
                await Task.Delay(TimeSpan.FromMilliseconds(2), cancellation);
            }
        }
    }

    /// <summary>A rename is only safe from a power cut once the folder itself is on the disk.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = OpenFolder(path);
        if (FSync(folder) != 0)
        {
            throw new IOException($"The folder {path} could not be flushed to the disk (error {Marshal.GetLastPInvokeError()}).");
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static SafeFileHandle OpenFolder(string path)
    {
        var descriptor = Open(path, 0);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException($"The folder {path} could not be opened (error {Marshal.GetLastPInvokeError()}).");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(SafeFileHandle descriptor);
}
