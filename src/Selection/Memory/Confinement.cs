using System.Runtime.InteropServices;

namespace Noroshi.Selection.Memory;

/// <summary>What this process takes from itself before it reads the first packet: no core dump, no other process that looks into its memory.</summary>
internal static class Confinement
{
    private const int SetDumpable = 4, Core = 4;

    /// <summary>Makes the process undumpable, for its whole life.</summary>
    /// <exception cref="InvalidOperationException">The system refuses; then nothing may be read.</exception>
    public static void Enter()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new InvalidOperationException("The selector runs on Linux only: elsewhere it cannot keep its memory out of dumps.");
        }

        var none = default(Limit);
        if (ProcessControl(SetDumpable, 0, 0, 0, 0) != 0 || SetLimit(Core, in none) != 0)
        {
            throw new InvalidOperationException("The system does not let this process rule out core dumps; nothing was read.");
        }
    }

    [DllImport("libc", EntryPoint = "prctl")]
    private static extern int ProcessControl(int option, nuint first, nuint second, nuint third, nuint fourth);

    [DllImport("libc", EntryPoint = "setrlimit")]
    private static extern int SetLimit(int resource, in Limit limit);

    private readonly record struct Limit(nuint Soft, nuint Hard);
}
