using Noroshi.TransparencyLog.Tiles;

namespace Noroshi.TransparencyLog.Reading;

/// <summary>Where a log in the layout of C2SP tlog-tiles is read: a folder, an address, a database.</summary>
public interface ILogSource
{
    /// <summary>Reads what lies at a path: <see cref="LogPaths.Checkpoint"/>, or a <see cref="TilePath"/> as written.</summary>
    /// <returns>Null if nothing lies there.</returns>
    ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellation);
}

/// <summary>Paths of a log that are no tiles.</summary>
public static class LogPaths
{
    /// <summary>The newest signed checkpoint.</summary>
    public const string Checkpoint = "checkpoint";
}

/// <summary>A log cannot be read: something that its checkpoint promises is missing or of another shape.</summary>
/// <param name="path">What.</param>
/// <param name="why">How.</param>
public sealed class LogDamagedException(string path, string why) : Exception($"{path}: {why}")
{
    /// <summary>What is missing or damaged.</summary>
    public string Path { get; } = path;
}
