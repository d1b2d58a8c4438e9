namespace Noroshi.Kernel;

/// <summary>A module's part of the demonstration world, written once into an empty database, in order.</summary>
public interface IDemoChapter
{
    /// <summary>Chapters are written from low to high: who is who comes before what they did.</summary>
    int Order { get; }

    /// <summary>Writes the chapter. It saves its own units of work and acts as the people of the world would.</summary>
    Task WriteAsync(CancellationToken cancellation);
}
