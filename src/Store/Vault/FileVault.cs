using System.Security.Cryptography;

namespace Noroshi.Store.Vault;

/// <summary>What became of a file that was handed to the vault.</summary>
public abstract record Keeping
{
    /// <summary>It lies in the vault, on the disk.</summary>
    /// <param name="Digest">SHA-256 of the content, hexadecimal: by this it is asked for.</param>
    /// <param name="Size">Bytes.</param>
    public sealed record Kept(string Digest, long Size) : Keeping;

    /// <summary>It has more bytes than allowed; nothing of it is left.</summary>
    public sealed record TooLarge(long Limit) : Keeping;

    /// <summary>The disk would not take it; nothing of it is left.</summary>
    public sealed record DiskFull : Keeping;
}

/// <summary>
/// Attachments, encrypted, under a keyed digest of their content: the same content is kept once, and a name in the folder tells nobody
/// what is in the file. Content streams through in pieces and is never whole in memory. Several nodes share the folder.
/// </summary>
public sealed class FileVault(string data, KeyRing ring, TimeProvider clock)
{
    /// <summary>For so long after it was kept a file may still be waiting for its record to be saved: other files of the same form are arriving.</summary>
    public static readonly TimeSpan Arriving = TimeSpan.FromDays(1);

    /// <summary>
    /// For so long a file stays that no record names. A database put back from an older copy does not know the newest files: whoever
    /// notices within this time has lost none of them.
    /// </summary>
    public static readonly TimeSpan Unnamed = TimeSpan.FromDays(30);

    private const int NoSpace = 28;

    private string Incoming => Path.Combine(data, "files", "incoming");

    /// <summary>Keeps a file. When this returns <see cref="Keeping.Kept"/>, a power cut does not lose it.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="limit">How many bytes are allowed.</param>
    /// <param name="cancellation">Gives up; nothing is left.</param>
    public async Task<Keeping> KeepAsync(Stream content, long limit, CancellationToken cancellation)
    {
        DurableFile.MakeFolder(Incoming);
        var beside = Path.Combine(Incoming, $"{Guid.CreateVersion7(clock.GetUtcNow()):N}.tmp");
        try
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long? size;
            await using (var file = DurableFile.Create(beside))
            {
                size = await SealAsync(content, file, sha, limit, cancellation);
                if (size is null)
                {
                    return new Keeping.TooLarge(limit);
                }

                file.Flush(flushToDisk: true);
            }

            var digest = Convert.ToHexStringLower(sha.GetHashAndReset());
            File.SetLastWriteTimeUtc(beside, clock.GetUtcNow().UtcDateTime);
            await PlaceAsync(beside, PathOf(digest), cancellation);
            return new Keeping.Kept(digest, size.Value);
        }
        catch (IOException fault) when (IsFull(fault))
        {
            return new Keeping.DiskFull();
        }
        finally
        {
            // If we stop before this, the file beside is swept after a day; it was never acknowledged.
            File.Delete(beside);
        }
    }

    /// <summary>Opens a kept file for reading once, from the beginning. Reading throws where the file is damaged; null if there is none.</summary>
    /// <exception cref="VaultDamagedException">The head is damaged.</exception>
    public async Task<Stream?> OpenAsync(string digest, CancellationToken cancellation)
    {
        if (!IsDigest(digest))
        {
            return null;
        }

        FileStream file;
        try
        {
            file = new FileStream(PathOf(digest), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        try
        {
            var head = new byte[SealedFile.HeadLength];
            var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
            return new OpenedFile(file, SealedFile.Read(head.AsSpan(0, read), ring), digest);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a file is there; says nothing of its soundness.</summary>
    public bool Has(string digest) => IsDigest(digest) && File.Exists(PathOf(digest));

    /// <summary>Closes every file that is closed with an older key with the newest. It can be stopped and begun again.</summary>
    /// <returns>How many were wrapped anew.</returns>
    public async Task<int> WrapAnewAsync(CancellationToken cancellation, IProgress<int>? progress = null)
    {
        var newest = ring.Newest();
        var count = 0;
        DurableFile.MakeFolder(Incoming);
        foreach (var path in Files().ToArray())
        {
            cancellation.ThrowIfCancellationRequested();
            var head = new byte[SealedFile.HeadLength];
            await using var old = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await old.ReadExactlyAsync(head, cancellation);
            if (SealedFile.KeyOf(head) == newest.Id)
            {
                continue;
            }

            // The head is not written over in place: a crash in the middle would lose the only wrapped key.
            var beside = Path.Combine(Incoming, $"{Guid.CreateVersion7(clock.GetUtcNow()):N}.tmp");
            await using (var file = DurableFile.Create(beside))
            {
                await file.WriteAsync(SealedFile.Read(head, ring).Head(newest), cancellation);
                await old.CopyToAsync(file, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.SetLastWriteTimeUtc(beside, File.GetLastWriteTimeUtc(old.SafeFileHandle));
            if (await PutBackAsync(beside, path, cancellation))
            {
                count++;
                progress?.Report(count);
            }
        }

        return count;
    }

    /// <summary>How many files are closed with each key.</summary>
    public async Task<IReadOnlyDictionary<string, int>> FilesByKeyAsync(CancellationToken cancellation)
    {
        var count = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in Files())
        {
            var head = new byte[SealedFile.HeadLength];
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await file.ReadExactlyAsync(head, cancellation);
            var key = SealedFile.KeyOf(head);
            count[key] = count.GetValueOrDefault(key) + 1;
        }

        return count;
    }

    /// <summary>Removes what was begun a day ago and never finished.</summary>
    /// <returns>How many were removed.</returns>
    public int SweepUnfinished()
    {
        var before = clock.GetUtcNow().UtcDateTime - Arriving;
        var old = Directory.Exists(Incoming) ? Directory.EnumerateFiles(Incoming, "*.tmp").Where(path => File.GetLastWriteTimeUtc(path) < before).ToArray() : [];
        foreach (var path in old)
        {
            File.Delete(path);
        }

        return old.Length;
    }

    /// <summary>
    /// Removes what was kept a month ago for a record that was never saved: a host was killed between the two. Where the records name not
    /// one file of this vault, nothing is removed: then the database is more likely another one than the files all too many.
    /// </summary>
    /// <param name="named">The digests that records name.</param>
    /// <param name="cancellation">Stops; the rest is swept another time.</param>
    /// <returns>How many were removed; null if the records name none of the files.</returns>
    public async Task<int?> SweepUnnamedAsync(IAsyncEnumerable<string> named, CancellationToken cancellation)
    {
        // The files first, the records after: a file that comes in between is not among these.
        var unnamed = Files().ToHashSet(StringComparer.Ordinal);
        var all = unnamed.Count;
        await foreach (var digest in named.WithCancellation(cancellation))
        {
            unnamed.Remove(PathOf(digest));
        }

        if (all > 0 && unnamed.Count == all)
        {
            return null;
        }

        var count = 0;
        foreach (var path in unnamed)
        {
            count += await TakeAwayAsync(path, Unnamed, cancellation) is true ? 1 : 0;
        }

        return count;
    }

    /// <summary>Takes away for good a file that no record names any more.</summary>
    /// <returns>False if it was kept so lately that a record of it may still be on its way: ask again when <see cref="Arriving"/> is over.</returns>
    public async Task<bool> RemoveAsync(string digest, CancellationToken cancellation) =>
        !IsDigest(digest) || await TakeAwayAsync(PathOf(digest), Arriving, cancellation) is not false;

    /// <summary>All kept files, by path.</summary>
    internal IEnumerable<string> Files() => Directory.Exists(Path.Combine(data, "files"))
        ? Directory.EnumerateFiles(Path.Combine(data, "files"), "*.sealed", SearchOption.AllDirectories)
        : [];

    internal string PathOf(string digest)
    {
        var name = Convert.ToHexStringLower(HMACSHA256.HashData(ring.Names(), Convert.FromHexString(digest)));
        return Path.Combine(data, "files", name[..2], name + ".sealed");
    }

    private static bool IsDigest(string digest) => digest.Length == 64 && digest.All(char.IsAsciiHexDigit);

    private async Task<long?> SealAsync(Stream content, FileStream file, IncrementalHash sha, long limit, CancellationToken cancellation)
    {
        var sealing = SealedFile.New();
        await WriteAsync(file, sealing.Head(ring.Newest()), cancellation);
        using var cipher = sealing.Cipher();
        var (piece, next, closed) = (new byte[SealedFile.Piece], new byte[SealedFile.Piece], new byte[SealedFile.Piece + SealedFile.TagLength]);
        long size = 0;
        var read = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellation);
        for (long number = 0; ; number++)
        {
            size += read;
            if (size > limit)
            {
                return null;
            }

            // One piece is read ahead, because the last must be marked as such.
            var ahead = read < piece.Length ? 0 : await content.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, cancellation);
            sha.AppendData(piece, 0, read);
            sealing.Close(cipher, number, last: ahead == 0, piece.AsSpan(0, read), closed);
            await WriteAsync(file, closed.AsMemory(0, read + SealedFile.TagLength), cancellation);
            if (ahead == 0)
            {
                return size;
            }

            (piece, next, read) = (next, piece, ahead);
        }
    }

    private async Task PlaceAsync(string beside, string path, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            DurableFile.MakeFolder(folder);
            DurableFile.SyncFolder(Path.GetDirectoryName(folder)!);
        }

        // The same content kept again takes the place of the old file: it is the same, and its day of keeping is new, so nobody takes it away.
        await using (await TakeTurnAsync(cancellation))
        {
            File.Move(beside, path, overwrite: true);
        }

        DurableFile.SyncFolder(folder);
    }

    // What was removed meanwhile stays removed, and what was kept again meanwhile keeps its new day.
    private async Task<bool> PutBackAsync(string beside, string path, CancellationToken cancellation)
    {
        await using (await TakeTurnAsync(cancellation))
        {
            if (!File.Exists(path) || File.GetLastWriteTimeUtc(path) != File.GetLastWriteTimeUtc(beside))
            {
                File.Delete(beside);
                return false;
            }

            File.Move(beside, path, overwrite: true);
        }

        DurableFile.SyncFolder(Path.GetDirectoryName(path)!);
        return true;
    }

    // Null where there is no such file.
    private async Task<bool?> TakeAwayAsync(string path, TimeSpan age, CancellationToken cancellation)
    {
        await using var turn = await TakeTurnAsync(cancellation);
        if (!File.Exists(path))
        {
            return null;
        }

        // Looked at within the turn: nobody can keep the same content again between this and its going.
        var isOld = File.GetLastWriteTimeUtc(path) <= clock.GetUtcNow().UtcDateTime - age;
        if (isOld)
        {
            File.Delete(path);
        }

        return isOld;
    }

    private Task<FileStream> TakeTurnAsync(CancellationToken cancellation)
    {
        DurableFile.MakeFolder(data);
        return DurableFile.TakeTurnAsync(Path.Combine(data, "files.turn"), cancellation);
    }

    // ENOSPC, EDQUOT, and the same on Windows.
    private static bool IsFull(IOException fault) => (fault.HResult & 0xFFFF) is NoSpace or 122 or 112;

    private static async ValueTask WriteAsync(FileStream file, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await file.WriteAsync(bytes, cancellation);
        }
        catch (ArgumentOutOfRangeException fault)
        {
            // So the runtime reports EFBIG, a limit on the size of files.
            throw new IOException(fault.Message, NoSpace);
        }
    }
}
