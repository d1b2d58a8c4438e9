using System.Runtime.InteropServices;
using Noroshi.Store.Vault;

namespace Noroshi.Store.Tests.Vault;

/// <summary>The limit holds for the whole process, so nothing else may run meanwhile.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public class Alone;

[Collection("alone")]
public sealed class A_full_disk : IDisposable
{
    private const int FileSize = 1;
    private const int SignalFileSize = 25;
    private const nint Ignore = 1;
    private readonly AVault vault = new();

    // The kernel tells of the limit by a signal as well, which would end the process. It is ignored for good: a signal still on its way
    // when a handler is taken off would find none.
    public A_full_disk() => Handle(SignalFileSize, Ignore);

    public void Dispose() => vault.Dispose();

    [Fact]
    public async Task is_said_and_leaves_nothing_and_what_was_kept_before_stays()
    {
        var before = await vault.KeepAsync(AVault.Content(1000));
        Keeping outcome;
        using (new Limit(300_000))
        {
            outcome = await vault.Files.KeepAsync(new MemoryStream(AVault.Content(900_000, 2)), 1_000_000, TestContext.Current.CancellationToken);
        }

        Assert.IsType<Keeping.DiskFull>(outcome);
        Assert.Equal([vault.Files.PathOf(before)], vault.EverythingOnDisk());
        Assert.Equal(AVault.Content(1000), await vault.ReadAsync(before));
    }

    private sealed class Limit : IDisposable
    {
        private readonly Pair old;

        public Limit(ulong bytes)
        {
            Assert.Equal(0, GetLimit(FileSize, out old));
            Assert.Equal(0, SetLimit(FileSize, new Pair { Soft = bytes, Hard = old.Hard }));
        }

        public void Dispose() => Assert.Equal(0, SetLimit(FileSize, old));
    }

    private struct Pair
    {
        public ulong Soft;
        public ulong Hard;
    }

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Handle(int signal, nint how);

    [DllImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimit(int resource, out Pair limit);

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, in Pair limit);
}
