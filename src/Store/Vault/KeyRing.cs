using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Noroshi.Store.Vault;

/// <summary>
/// The keys in DATA/keys, one file each, readable by their owner only. What is new is closed with the newest key; what was closed
/// with an older one stays readable until it has been wrapped anew. Several nodes share the folder: a key that another node made
/// is found on the disk when it is first asked for.
/// </summary>
public sealed class KeyRing
{
    private const string Ending = ".key";
    private const string NamesFile = "names.secret";

    private readonly string folder;
    private readonly TimeProvider clock;

    // Keys never change once written, so remembering one cannot hide what another node did.
    private readonly ConcurrentDictionary<string, MasterKey> opened = new(StringComparer.Ordinal);
    private byte[]? names;

    /// <summary>The ring in a data folder; makes the first key if there is none.</summary>
    public KeyRing(string data, TimeProvider clock)
    {
        this.clock = clock;
        folder = Path.Combine(data, "keys");
        DurableFile.MakeFolder(folder);
        if (Ids().Count == 0)
        {
            Add();
        }

        if (!File.Exists(Path.Combine(folder, NamesFile)))
        {
            // Two nodes may come here at once: the second rename is refused, and both read the same file.
            DurableFile.Write(folder, NamesFile, RandomNumberGenerator.GetBytes(32), mayExist: true);
        }
    }

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>The keys by name, the oldest first.</summary>
    public IReadOnlyList<string> Ids() =>
    [
        .. Directory.EnumerateFiles(folder, "*" + Ending).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal),
    ];

    /// <summary>When a key was made.</summary>
    public DateTimeOffset MadeAt(string id) => Find(id).Made;

    /// <summary>Makes a key, which is the newest from now on, on every node.</summary>
    /// <returns>Its name.</returns>
    public string Add()
    {
        var key = MasterKey.After(Ids() is [.., var last] ? last : null, clock.GetUtcNow());
        DurableFile.Write(folder, key.Id + Ending, System.Text.Encoding.ASCII.GetBytes(key.Written()));
        return key.Id;
    }

    /// <summary>Takes a key away that nothing is closed with any more.</summary>
    public void Remove(string id)
    {
        if (Ids() is [.., var newest] && newest == id)
        {
            throw new KeyRingException("The newest key cannot be removed. Make a new one first: noroshi keys rotate.");
        }

        opened.TryRemove(id, out _);
        File.Delete(Path.Combine(folder, id + Ending));
        DurableFile.SyncFolder(folder);
    }

    /// <summary>Whether every key can be read; asked by /readyz.</summary>
    public bool IsReadable()
    {
        try
        {
            return Ids().Select(Find).ToArray().Length > 0 && Names().Length == 32;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or KeyRingException)
        {
            return false;
        }
    }

    internal MasterKey Newest() => Ids() is [.., var newest] ? Find(newest) : throw new KeyRingException("There is no key in the key folder. Put back the keys from the backup.");

    internal MasterKey Find(string id) => opened.GetOrAdd(id, Read);

    /// <summary>The secret by which files are named: a name tells nobody what is in the file.</summary>
    internal byte[] Names() => names ??= File.ReadAllBytes(Path.Combine(folder, NamesFile)) is { Length: 32 } secret
        ? secret
        : throw new KeyRingException($"The file {NamesFile} in the key folder cannot be read. Put back the one from the backup.");

    private MasterKey Read(string id)
    {
        var path = Path.Combine(folder, id + Ending);
        if (id.AsSpan().ContainsAny('/', '\\', '\0') || !File.Exists(path))
        {
            throw new KeyRingException($"The key {id} is missing from the key folder. Put it back from the backup.");
        }

        return MasterKey.Read(id, File.ReadAllText(path));
    }
}

/// <summary>A key is missing or unreadable.</summary>
public sealed class KeyRingException(string message) : Exception(message);
