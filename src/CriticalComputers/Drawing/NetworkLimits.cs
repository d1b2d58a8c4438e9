namespace Noroshi.CriticalComputers.Drawing;

/// <summary>How much one network holds and one page shows.</summary>
internal static class NetworkLimits
{
    public const int MostNodes = 20_000;
    public const int MostLines = 100_000;

    /// <summary>Bytes of one brought file.</summary>
    public const int Largest = 32 * 1024 * 1024;

    /// <summary>Nodes in the drawing; the table has all.</summary>
    public const int Drawn = 300;

    /// <summary>Lines in the drawing.</summary>
    public const int DrawnLines = 1_500;

    /// <summary>Nodes on one page of the table.</summary>
    public const int PageLength = 100;

    /// <summary>Names in one sentence; a longer way is told by its beginning and its end.</summary>
    public const int Named = 12;
}
