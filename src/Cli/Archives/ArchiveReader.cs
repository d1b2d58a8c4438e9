using System.Formats.Tar;
using System.Text.RegularExpressions;

namespace Noroshi.Cli.Archives;

/// <summary>Reads an archive: once to see that it is whole and sound, and only then again to take it apart.</summary>
internal sealed partial class ArchiveReader
{
    public const string OpenKeys = "keys.tar";
    public const string SealedKeys = "keys.sealed";
    private const int LongestManifest = 256 * 1024 * 1024;
    private const int LongestKeys = 16 * 1024 * 1024;

    private readonly string file;
    private readonly byte[] keys;

    private ArchiveReader(string file, Manifest manifest, byte[] keys) => (this.file, Manifest, this.keys) = (file, manifest, keys);

    public Manifest Manifest { get; }

    /// <summary>Whether a passphrase is needed.</summary>
    public bool IsSealed => Manifest.Keys!.Seal is not null;

    /// <summary>Reads the whole archive and compares each part with the manifest.</summary>
    /// <exception cref="ArchiveException">It is cut off, damaged, or no archive of Noroshi.</exception>
    public static async Task<ArchiveReader> OpenAsync(string file, Action<int>? onRead, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Part>(StringComparer.Ordinal);
        byte[]? manifest = null, keys = null;
        await WalkAsync(file, async (name, content) =>
        {
            if (manifest is not null)
            {
                throw new ArchiveException("目録の後ろに、あってはならないものがあります。", "Something stands behind its manifest.");
            }

            await using var digesting = new DigestingStream(content, onRead);
            var bytes = name switch
            {
                Manifest.Name => manifest = await TakeAsync(digesting, LongestManifest, cancellation),
                OpenKeys or SealedKeys => keys = await TakeAsync(digesting, LongestKeys, cancellation),
                _ => null,
            };
            if (bytes is null)
            {
                await digesting.CopyToAsync(Stream.Null, cancellation);
            }

            if (!EntryName().IsMatch(name) || !found.TryAdd(name, new Part(name, digesting.Count, digesting.Digest)))
            {
                throw new ArchiveException("あってはならないものが入っています。", "Something is in it that must not be there.");
            }
        }, cancellation);

        var told = Manifest.Read(manifest ?? throw CutOff());
        found.Remove(Manifest.Name);
        if (told.Keys is not { } part || keys is null || !found.Remove(part.Name, out var there) || there != new Part(part.Name, part.Size, part.Sha256)
            || told.Parts.Count != found.Count || told.Parts.FirstOrDefault(p => found.GetValueOrDefault(p.Name) != p) is not null)
        {
            throw new ArchiveException("中身が目録と合いません。壊れているか、書き換えられています。", "Its parts are not what its manifest says: it is damaged or was altered.");
        }

        return new ArchiveReader(file, told, keys);
    }

    /// <summary>The keys, by file name.</summary>
    /// <exception cref="ArchiveException">The passphrase is wrong.</exception>
    public Dictionary<string, byte[]> Keys(string? passphrase) =>
        KeyFolder.Unpack(Manifest.Keys!.Seal is { } seal ? KeySeal.Open(keys, seal, passphrase ?? "", Manifest.Facts()) : keys);

    /// <summary>Takes the other parts out, each to the file that is named for it, checked once more on the way.</summary>
    public async Task TakeOutAsync(Func<string, FileStream> place, Action<int>? onRead, CancellationToken cancellation)
    {
        var told = Manifest.Parts.ToDictionary(p => p.Name, StringComparer.Ordinal);
        await WalkAsync(file, async (name, content) =>
        {
            if (told.TryGetValue(name, out var part))
            {
                await using var digesting = new DigestingStream(content, onRead);
                await using var to = place(name);
                await digesting.CopyToAsync(to, cancellation);
                to.Flush(flushToDisk: true);
                if (digesting.Digest != part.Sha256)
                {
                    throw new ArchiveException("読んでいる間に中身が変わりました。", "It was changed while it was read.");
                }
            }
        }, cancellation);
    }

    private static async Task WalkAsync(string file, Func<string, Stream, Task> visit, CancellationToken cancellation)
    {
        try
        {
            await using var archive = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
            TarHeads.Check(archive);
            archive.Position = 0;
            await using var tar = new TarReader(archive);
            while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
            {
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                {
                    throw new ArchiveException("あってはならないものが入っています。", "Something is in it that must not be there.");
                }

                await visit(entry.Name, entry.DataStream ?? new MemoryStream());
            }
        }
        catch (Exception fault) when (ArchiveException.IsDamage(fault))
        {
            throw CutOff();
        }
    }

    private static async Task<byte[]> TakeAsync(Stream content, int longest, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (bytes.Length + read > longest)
            {
                throw new ArchiveException("目録または鍵の部分が大きすぎます。", "Its manifest or keys are too long to be true.");
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static ArchiveException CutOff() => new("途中で切れているか、Noroshi の控えではありません。", "It is cut off, or is no archive of Noroshi.");

    [GeneratedRegex("^(?:database\\.(?:sqlite|pgdump)|files/[0-9a-f]{2}/[0-9a-f]{64}\\.sealed|keys\\.(?:tar|sealed)|manifest\\.json)$")]
    private static partial Regex EntryName();
}
