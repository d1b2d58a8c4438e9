using System.Runtime.InteropServices;

namespace Noroshi.Selection.Captures;

/// <summary>Whether something has come in (poll(2)): who waits so can be stopped, and who waits in a read cannot.</summary>
internal static unsafe class Readiness
{
    private const short Readable = 1, Failed = 8;

    /// <summary>Waits until something came in, or the end, or a fault; or for so long.</summary>
    /// <param name="file">What is waited for.</param>
    /// <param name="milliseconds">How long at most.</param>
    /// <param name="failed">Whether there is a fault.</param>
    /// <returns>Whether a read would not wait.</returns>
    public static bool Wait(SafeHandle file, int milliseconds, out bool failed)
    {
        var waiting = new Waiting { File = (int)file.DangerousGetHandle(), For = Readable };
        var came = Poll(&waiting, 1, milliseconds);
        failed = (waiting.Came & Failed) != 0;
        return came > 0;
    }

    [DllImport("libc", EntryPoint = "poll")]
    private static extern int Poll(Waiting* waiting, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Waiting
    {
        public int File;
        public short For;
        public short Came;
    }
}
