using System.Formats.Tar;
using System.Security.Cryptography;

namespace Noroshi.Cli.Archives;

/// <summary>Writes an archive: a tar file whose last entry is the manifest. It may be a pipe; nothing is ever gone back to.</summary>
internal sealed class ArchiveWriter(Stream archive) : IAsyncDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TarWriter tar = new(archive, TarEntryFormat.Pax, leaveOpen: true);
    private readonly List<Part> parts = [];

    /// <summary>Adds a file from the disk.</summary>
    public async Task AddAsync(string name, FileStream file, Action<int>? onRead, CancellationToken cancellation)
    {
        await using var content = new DigestingStream(file, onRead);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = OwnerOnly }, cancellation);
        parts.Add(new Part(name, content.Count, content.Digest));
    }

    /// <summary>Adds keys and manifest, after which the archive is whole.</summary>
    public async Task<Manifest> EndAsync(string program, DateTimeOffset madeAt, DatabasePart database, byte[] keys, string? passphrase, CancellationToken cancellation)
    {
        var manifest = new Manifest(Manifest.PresentFormat, program, madeAt, database, parts, null);
        var (bytes, how) = passphrase is null ? (keys, null) : KeySeal.Close(keys, passphrase, manifest.Facts());
        var part = new KeysPart(how is null ? ArchiveReader.OpenKeys : ArchiveReader.SealedKeys, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), how);
        manifest = manifest with { Keys = part };
        await WriteAsync(part.Name, bytes, cancellation);
        await WriteAsync(Manifest.Name, manifest.ToBytes(), cancellation);
        return manifest;
    }

    public ValueTask DisposeAsync() => tar.DisposeAsync();

    private async Task WriteAsync(string name, byte[] bytes, CancellationToken cancellation)
    {
        using var content = new MemoryStream(bytes);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = OwnerOnly }, cancellation);
    }
}
