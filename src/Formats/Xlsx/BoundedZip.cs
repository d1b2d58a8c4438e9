using System.Buffers.Binary;
using System.IO.Compression;

namespace Noroshi.Formats.Xlsx;

/// <summary>
/// A ZIP file from outside. What it declares is checked before anything is inflated, and what it holds is counted while it is:
/// a small file that swells, names that stand twice, and encrypted or damaged entries are refused.
/// </summary>
internal sealed class BoundedZip : IDisposable
{
    /// <summary>The largest file that is read at all.</summary>
    public const int LongestFile = 5 * 1024 * 1024;

    private const int MostEntries = 500;
    private const long RatioMattersFrom = 256 * 1024;

    private readonly ZipBounds bounds;
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens a file that is in memory as a whole.</summary>
    /// <exception cref="XlsxRefusal">The file is not accepted.</exception>
    public BoundedZip(byte[] file, ZipBounds bounds)
    {
        this.bounds = bounds;
        CheckEnds(file);
        archive = Archive(file);
        try
        {
            CheckEntries();
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>How many characters a part of XML may have.</summary>
    public long LongestPart => bounds.LongestPart;

    /// <summary>The names of all entries.</summary>
    public IEnumerable<string> Names => entries.Keys;

    /// <summary>Opens an entry for reading within bounds, or gives null if there is none.</summary>
    public Stream? Open(string name)
    {
        if (!entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        if (entry.Length > bounds.LongestPart)
        {
            throw XlsxRefusal.TooLarge(name.Length <= 60 ? name : name[..60]);
        }

        try
        {
            return new BoundedPart(entry.Open(), entry.Length, entry.Crc32);
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw XlsxRefusal.Damaged();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    private static ZipArchive Archive(byte[] file)
    {
        try
        {
            return new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw XlsxRefusal.Damaged();
        }
    }

    // The directory is a list at the end of the file; how long it is stands in its last record, before any of it is read.
    private static void CheckEnds(byte[] file)
    {
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new XlsxRefusal("old-or-locked-file", new(
                "古い形式（.xls）か、パスワードの付いたファイルです。パスワードを外し、「Excelブック（.xlsx）」として保存し直してください。",
                "This is an old workbook (.xls) or one with a password. Remove the password and save it as an Excel workbook (.xlsx)."));
        }

        if (!file.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            throw XlsxRefusal.Damaged();
        }

        var end = file.AsSpan(Math.Max(0, file.Length - 22 - ushort.MaxValue)).LastIndexOf("PK\u0005\u0006"u8);
        end += Math.Max(0, file.Length - 22 - ushort.MaxValue);
        if (end < 0 || end + 22 > file.Length || !file.AsSpan(end, 4).SequenceEqual("PK\u0005\u0006"u8))
        {
            throw XlsxRefusal.Damaged();
        }

        if (BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(end + 10)) > MostEntries)
        {
            throw XlsxRefusal.TooLarge("entries");
        }
    }

    private void CheckEntries()
    {
        long together = 0;
        foreach (var entry in Listed())
        {
            if (entry.IsEncrypted)
            {
                throw XlsxRefusal.Forbidden("encrypted", "パスワード", "a password");
            }

            if (!entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
            {
                throw XlsxRefusal.Damaged();
            }

            together += entry.Length;
            if (entries.Count > MostEntries || entry.Length < 0 || entry.CompressedLength < 0 || together > bounds.LongestTogether)
            {
                throw XlsxRefusal.TooLarge("total");
            }

            if (entry.Length > RatioMattersFrom && entry.Length / Math.Max(1, entry.CompressedLength) > bounds.SteepestRatio)
            {
                throw XlsxRefusal.TooLarge("ratio");
            }
        }
    }

    private IReadOnlyList<ZipArchiveEntry> Listed()
    {
        try
        {
            return archive.Entries;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw XlsxRefusal.Damaged();
        }
    }

    /// <summary>What the library throws on files that are not what they say.</summary>
    public static bool IsDamage(Exception fault) =>
        fault is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException;
}

/// <summary>How much a ZIP file may hold.</summary>
/// <param name="LongestTogether">All entries together, bytes inflated.</param>
/// <param name="LongestPart">One entry, bytes inflated.</param>
/// <param name="SteepestRatio">How many times longer an entry may become: blank rows of a sheet shrink to a fiftieth; what shrinks further was made to.</param>
internal sealed record ZipBounds(long LongestTogether, long LongestPart, long SteepestRatio)
{
    /// <summary>Of a form that a person fills in.</summary>
    public static ZipBounds OfForms { get; } = new(64L * 1024 * 1024, 8L * 1024 * 1024, 100);

    /// <summary>Of a list of a hundred thousand rows.</summary>
    public static ZipBounds OfTables { get; } = new(512L * 1024 * 1024, 256L * 1024 * 1024, 100);
}
