using Noroshi.TransparencyLog.Reading;

namespace Noroshi.TransparencyLog.Writing;

/// <summary>
/// What a log asks of a disk. What is put is whole or not there at all for whoever reads, but a power cut before the next <see cref="Flush"/> may take it
/// or leave a piece of it; what is put for good or appended is safe when the call returns. <see cref="Put"/> may run beside <see cref="Append"/> and beside itself, of other files; nothing else runs beside anything.
/// </summary>
public interface ILogFolder : ILogSource
{
    /// <summary>Writes a file beside and renames it into place.</summary>
    void Put(string path, ReadOnlySpan<byte> octets);

    /// <summary>Does the same and waits until it is on the disk: after a power cut it is there whole, or what was there before.</summary>
    void PutForGood(string path, ReadOnlySpan<byte> octets);

    /// <summary>Adds to the end of a file and waits until it is on the disk.</summary>
    void Append(string path, ReadOnlySpan<byte> octets);

    /// <summary>Waits until everything that was put or removed is on the disk.</summary>
    void Flush();

    /// <summary>Removes a file, or a folder with what is in it; does nothing if there is none.</summary>
    void Remove(string path);
}
