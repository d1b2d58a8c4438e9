using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Noroshi.Selection.Memory;

/// <summary>
/// Memory outside the collected heap, whole pages between two that nobody may touch. What is marked as holding communications is kept out of core dumps and, where the system permits, out of swap; it is overwritten
/// before it is given back (Act, Art. 22).
/// </summary>
internal sealed unsafe class Pages : IDisposable
{
    private const int Read = 1, Write = 2, Private = 2, Anonymous = 0x20;
    private const int HugePage = 14, DontDump = 16;
    private readonly byte* mapped;
    private readonly nuint whole;
    private bool given;

    private Pages(byte* mapped, nuint whole, nint length)
    {
        this.mapped = mapped;
        this.whole = whole;
        Length = length;
        Start = mapped + Environment.SystemPageSize;
    }

    /// <summary>The first octet.</summary>
    public byte* Start { get; }

    /// <summary>How many octets were asked for; up to the end of the last page more may be used.</summary>
    public nint Length { get; }

    /// <summary>The octets.</summary>
    public Span<byte> Octets => new(Start, checked((int)Length));

    /// <summary>Whether the system keeps these pages out of swap.</summary>
    public bool Locked { get; private init; }

    /// <summary>Pages for a table: large ones where the system has them, so that a look-up costs one miss and not two.</summary>
    public static Pages ForTable(nint length) => Map(length, communications: false);

    /// <summary>Pages for communications.</summary>
    public static Pages ForCommunications(nint length) => Map(length, communications: true);

    /// <summary>Pages whose last octet stands right before a page that nobody may touch: what reads too far dies at once.</summary>
    public static Pages Guarded(ReadOnlySpan<byte> content, out byte* start)
    {
        var pages = Map(Math.Max(1, content.Length), communications: true);
        start = pages.mapped + pages.whole - Environment.SystemPageSize - content.Length;
        content.CopyTo(new Span<byte>(start, content.Length));
        return pages;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!given)
        {
            given = true;
            NativeMemory.Clear(Start, (nuint)Length);
            _ = UnmapPages(mapped, whole);
        }
    }

    private static Pages Map(nint length, bool communications)
    {
        var page = (nuint)Environment.SystemPageSize;
        var whole = (((nuint)length + page - 1) & ~(page - 1)) + (2 * page);
        var at = MapPages(null, whole, 0, Private | Anonymous, -1, 0);
        if (at == (void*)-1 || Protect((byte*)at + page, whole - (2 * page), Read | Write) != 0)
        {
            throw new OutOfMemoryException($"The system does not give {length} octets: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        }

        if (!communications)
        {
            _ = Advise((byte*)at + page, whole - (2 * page), HugePage);
            return new((byte*)at, whole, length);
        }

        _ = Advise((byte*)at + page, whole - (2 * page), DontDump);
        return new((byte*)at, whole, length) { Locked = Lock((byte*)at + page, whole - (2 * page)) == 0 };
    }

    [DllImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static extern void* MapPages(void* at, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern int UnmapPages(void* at, nuint length);

    [DllImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static extern int Protect(void* at, nuint length, int protection);

    [DllImport("libc", EntryPoint = "madvise")]
    private static extern int Advise(void* at, nuint length, int advice);

    [DllImport("libc", EntryPoint = "mlock")]
    private static extern int Lock(void* at, nuint length);
}
