using System.Xml.Linq;

namespace Noroshi.Store.Vault;

/// <summary>What a rotation did.</summary>
/// <param name="Key">The new key.</param>
/// <param name="Files">How many files were wrapped anew.</param>
/// <param name="Sessions">How many session keys were wrapped anew.</param>
/// <param name="Removed">Old keys that nothing needed any more.</param>
public sealed record Rotation(string Key, int Files, int Sessions, IReadOnlyList<string> Removed);

/// <summary>Makes a new master key and closes with it what older ones had closed. Hosts go on serving; it can be stopped and begun again.</summary>
public sealed class KeyRotation(KeyRing ring, FileVault vault, TimeProvider clock)
{
    // A host that chose its key just before the rotation may finish writing its file a good while later.
    private static readonly TimeSpan LongestUpload = TimeSpan.FromDays(1);

    /// <summary>Rotates. If we stop in the middle, both keys are there and everything can be read.</summary>
    public async Task<Rotation> RotateAsync(IProgress<int>? progress, CancellationToken cancellation)
    {
        var key = ring.Add();
        var files = await vault.WrapAnewAsync(cancellation, progress);
        var sessions = await WrapSessionsAnewAsync(cancellation);
        return new Rotation(key, files, sessions, await RemoveUnneededAsync(cancellation));
    }

    /// <summary>How many files and session keys are closed with each key.</summary>
    public async Task<IReadOnlyDictionary<string, (int Files, int Sessions)>> NeededAsync(CancellationToken cancellation)
    {
        var files = await vault.FilesByKeyAsync(cancellation);
        var sessions = (await SessionKeysAsync(cancellation)).SelectMany(s => Wrapped(s.Document)).CountBy(w => w.Attribute("key")!.Value).ToDictionary(StringComparer.Ordinal);
        return ring.Ids().Union(files.Keys).Union(sessions.Keys).ToDictionary(id => id, id => (files.GetValueOrDefault(id), sessions.GetValueOrDefault(id)), StringComparer.Ordinal);
    }

    private async Task<int> WrapSessionsAnewAsync(CancellationToken cancellation)
    {
        var newest = ring.Newest();
        var count = 0;
        foreach (var (path, document) in await SessionKeysAsync(cancellation))
        {
            foreach (var wrapped in Wrapped(document).Where(w => w.Attribute("key")!.Value != newest.Id).ToArray())
            {
                var old = ring.Find(wrapped.Attribute("key")!.Value);
                var plain = old.Unwrap(Convert.FromBase64String(wrapped.Value), old.AboutItself());
                wrapped.SetAttributeValue("key", newest.Id);
                wrapped.Value = Convert.ToBase64String(newest.Wrap(plain, newest.AboutItself()));
                await ReplaceAsync(path, document, cancellation);
                count++;
            }
        }

        return count;
    }

    private async Task<IReadOnlyList<string>> RemoveUnneededAsync(CancellationToken cancellation)
    {
        var needed = await NeededAsync(cancellation);
        var ids = ring.Ids();
        var unneeded = ids.Zip(ids.Skip(1))
            .Where(pair => needed[pair.First] is (0, 0) && ring.MadeAt(pair.Second) < clock.GetUtcNow() - LongestUpload)
            .Select(pair => pair.First).ToArray();
        foreach (var id in unneeded)
        {
            ring.Remove(id);
        }

        return unneeded;
    }

    private async Task<IReadOnlyList<(string Path, XDocument Document)>> SessionKeysAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(ring.Folder, "sessions");
        var found = new List<(string, XDocument)>();
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.xml") : [])
        {
            await using var file = File.OpenRead(path);
            found.Add((path, await XDocument.LoadAsync(file, LoadOptions.None, cancellation)));
        }

        return found;
    }

    private static IEnumerable<XElement> Wrapped(XDocument document) => document.Descendants("wrapped").Where(w => w.Attribute("key") is not null);

    private static async Task ReplaceAsync(string path, XDocument document, CancellationToken cancellation)
    {
        var beside = path + ".tmp";
        File.Delete(beside);
        await using (var file = DurableFile.Create(beside))
        {
            await document.SaveAsync(file, SaveOptions.None, cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
        DurableFile.SyncFolder(Path.GetDirectoryName(path)!);
    }
}
