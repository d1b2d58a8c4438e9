using System.Text.RegularExpressions;
using System.Formats.Tar;

namespace Noroshi.Cli.Archives;

/// <summary>The files of the key folder, by path within it, as one piece.</summary>
internal static partial class KeyFolder
{
    /// <summary>Adds what is there now to what was there before: a key that a rotation takes away in between must not be missing.</summary>
    public static void Gather(string data, Dictionary<string, byte[]> keys)
    {
        var folder = Path.Combine(data, "keys");
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (KeyName().IsMatch(name))
            {
                keys[name] = File.ReadAllBytes(path);
            }
        }
    }

    public static byte[] Pack(Dictionary<string, byte[]> keys)
    {
        using var packed = new MemoryStream();
        using (var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (name, bytes) in keys.OrderBy(k => k.Key, StringComparer.Ordinal))
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes), Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            }
        }

        return packed.ToArray();
    }

    public static Dictionary<string, byte[]> Unpack(byte[] packed)
    {
        try
        {
            return Entries(packed);
        }
        catch (Exception fault) when (ArchiveException.IsDamage(fault))
        {
            throw new ArchiveException("鍵の部分が壊れています。", "The keys in it are damaged.");
        }
    }

    private static Dictionary<string, byte[]> Entries(byte[] packed)
    {
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        TarHeads.Check(new MemoryStream(packed));
        using var tar = new TarReader(new MemoryStream(packed));
        while (tar.GetNextEntry() is { } entry)
        {
            using var bytes = new MemoryStream();
            entry.DataStream?.CopyTo(bytes);
            if (!KeyName().IsMatch(entry.Name) || !keys.TryAdd(entry.Name, bytes.ToArray()))
            {
                throw new ArchiveException("鍵の部分に、あってはならないものがあります。", "Something is among the keys that must not be there.");
            }
        }

        return keys;
    }

    [GeneratedRegex("^(?:[0-9a-z-]{1,64}\\.key|names\\.secret|sessions/[0-9A-Za-z-]{1,80}\\.xml)$")]
    private static partial Regex KeyName();
}
