using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Noroshi.Selection.Memory;

/// <summary>
/// Memory outside the collected heap, whole pages between two that nobody may touch. What is marked as holding communications is kept out of core dumps and, where the system permits, out of swap; it is overwritten
/// before it is given back (Act, Art. 22).
/// </summary>
internal sealed unsafe class Pages : IDisposable
{
    private const int Read = 1, Write = 2, Shared = 1, Private = 2, Anonymous = 0x20, Resident = 0x2000;
    private const int HugePage = 14, DontDump = 16;
    private readonly byte* mapped;
    private readonly nuint whole;
    private readonly bool communications;
    private bool given;

    private Pages(byte* mapped, nuint whole, byte* start, nint length, bool communications)
    {
        this.mapped = mapped;
        this.whole = whole;
        this.communications = communications;
        Length = length;
        Start = start;
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

    /// <summary>Pages for communications that the system itself fills, such as the ring of a packet socket: without pages that nobody may touch around them.</summary>
    /// <param name="file">Through what the system fills them.</param>
    /// <param name="length">How many octets; whole pages.</param>
    public static Pages FilledBy(SafeHandle file, nint length)
    {
        var descriptor = (int)file.DangerousGetHandle();
        var at = MapPages(null, (nuint)length, Read | Write, Shared | Resident, descriptor, 0);
        var locked = at != (void*)-1;
        at = locked ? at : MapPages(null, (nuint)length, Read | Write, Shared, descriptor, 0);
        if (at == (void*)-1)
        {
            throw Refused(length);
        }

        _ = Advise(at, (nuint)length, DontDump);
        return new((byte*)at, (nuint)length, (byte*)at, length, communications: true) { Locked = locked };
    }

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
            if (communications)
            {
                NativeMemory.Clear(Start, (nuint)Length);
            }

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
            throw Refused(length);
        }

        var start = (byte*)at + page;
        if (!communications)
        {
            _ = Advise(start, whole - (2 * page), HugePage);
            return new((byte*)at, whole, start, length, communications);
        }

        _ = Advise(start, whole - (2 * page), DontDump);
        return new((byte*)at, whole, start, length, communications) { Locked = Lock(start, whole - (2 * page)) == 0 };
    }

    private static OutOfMemoryException Refused(nint length) => new($"The system does not give {length} octets: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");

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
