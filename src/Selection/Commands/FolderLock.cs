using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Noroshi.Selection.Commands;

/// <summary>A folder that one process at a time may write: the lock lies on the folder itself (flock), so that nothing is left of it when the process is killed, and it goes along when the folder gets its name.</summary>
internal sealed class FolderLock : IDisposable
{
    private const int ReadOnly = 0, CloseOnExec = 0x80000, Exclusive = 2, AtOnce = 4;
    private readonly SafeHandle folder;

    /// <summary>Takes it.</summary>
    /// <exception cref="UnwritableException">Another process has it, or the system gives none.</exception>
    public FolderLock(string path)
    {
        folder = Open(path, ReadOnly | CloseOnExec);
        // Whoever had it meanwhile may have taken the folder away, or given it its name.
        if (folder.IsInvalid || Lock(folder, Exclusive | AtOnce) != 0 || Path.GetFileName(new FileInfo($"/proc/self/fd/{folder.DangerousGetHandle()}").LinkTarget) != Path.GetFileName(path))
        {
            folder.Dispose();
            throw new UnwritableException($"{path} is written by another run, or the system gives no lock on it.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    [DllImport("libc", EntryPoint = "open")]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "flock")]
    private static extern int Lock(SafeHandle file, int operation);
}
