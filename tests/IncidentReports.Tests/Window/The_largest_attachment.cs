using System.Net;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.IncidentReports.Tests.Desk;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Window;

/// <summary>What is measured is the memory of the whole process, so nothing else may run meanwhile.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public class Alone;

/// <summary>An attachment at the limit, and one over it.</summary>
[Collection("alone")]
public sealed class The_largest_attachment(Houses houses) : IClassFixture<Houses>
{
    private const long Most = 100L * 1024 * 1024;

    [Theory, BothDatabases]
    public async Task of_one_byte_too_many_is_refused_and_leaves_nothing(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var path = await reporter.BeginAsync() + "/files";
        var before = Kept(world);

        var refused = await reporter.PostAsync(path, Upload(await reporter.GetAsync(path), Most + 1));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("100MBを超えています", refused.Find("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await world.LookAsync(db => db.Set<Attachment>().CountAsync(a => a.UploadedBy == reporter.Person)));
        Assert.Equal(before, Kept(world));
    }

    [Theory, BothDatabases]
    public async Task of_exactly_a_hundred_megabytes_streams_through_a_small_memory(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var path = await reporter.BeginAsync() + "/files";
        var form = await reporter.GetAsync(path);
        var before = Collected();
        var (most, reads) = (0L, 0);

        var taken = await reporter.PostAsync(path, Upload(form, Most, () => most = reads++ % 100 == 0 ? Math.Max(most, Collected() - before) : most));

        Assert.Equal(path, taken.Location);
        Assert.Equal(Most, await world.LookAsync(db => db.Set<Attachment>().Where(a => a.UploadedBy == reporter.Person).Select(a => a.Size).SingleAsync()));
        Assert.InRange(most, 0, Most / 2); // sender and host share this process: neither holds the file whole
    }

    // What is alive: how much garbage lies about is the runtime's own affair, and another on every machine.
    private static long Collected() => GC.GetTotalMemory(forceFullCollection: true);

    private static int Kept(DeskWorld world) =>
        Directory.Exists(Path.Combine(world.House.Data, "files")) ? Directory.EnumerateFiles(Path.Combine(world.House.Data, "files"), "*", SearchOption.AllDirectories).Count() : 0;

    private static MultipartFormDataContent Upload(Page page, long size, Action? watch = null) => new()
    {
        { new StringContent(page.Find("main form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
        { new StreamContent(new Zeros(size, watch)), "Files", "memory.dump" },
    };

    /// <summary>A file of many bytes that is nowhere whole.</summary>
    private sealed class Zeros(long size, Action? watch) : Stream
    {
        private long at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, size - at);
            Array.Clear(buffer, offset, given);
            at += given;
            watch?.Invoke();
            return given;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
