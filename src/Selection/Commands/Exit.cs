namespace Noroshi.Selection.Commands;

/// <summary>What the program answers to whoever started it (sysexits.h where it has a number).</summary>
internal static class Exit
{
    /// <summary>Done, whole. Also a run that listens, when it is stopped: there is no other end to it.</summary>
    public const int Done = 0;

    /// <summary>Begun, and not to the end: a capture is broken, or the run was stopped. What came out is the selection of what was read, and its manifest says so.</summary>
    public const int Partly = 1;

    /// <summary>The command line is not understood.</summary>
    public const int NotUnderstood = 2;

    /// <summary>A table, list, basis or key cannot be used.</summary>
    public const int Unusable = 65;

    /// <summary>A file is not there or not readable, or an address cannot be listened at.</summary>
    public const int NoInput = 66;

    /// <summary>Output cannot be written.</summary>
    public const int NoOutput = 73;

    /// <summary>No basis permits this run today.</summary>
    public const int NotPermitted = 77;
}
