using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Store.Vault;

namespace Noroshi.Store.Tests.Vault;

public sealed class The_key_ring : IDisposable
{
    private readonly AVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public async Task without_the_key_a_file_cannot_be_read_and_it_says_which_key_is_missing()
    {
        var digest = await vault.KeepAsync(AVault.Content(10));
        var id = Assert.Single(vault.Ring.Ids());
        File.Delete(Path.Combine(vault.Ring.Folder, id + ".key"));
        var bare = new FileVault(vault.Data, new KeyRing(vault.Data, vault.Clock), vault.Clock);

        var fault = await Assert.ThrowsAsync<KeyRingException>(() => bare.OpenAsync(digest, TestContext.Current.CancellationToken));
        Assert.Contains(id, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void with_a_broken_key_file_is_not_readable_and_says_so()
    {
        File.WriteAllText(Path.Combine(vault.Ring.Folder, vault.Ring.Ids()[0] + ".key"), "noroshi-master-key-1 x");
        Assert.False(new KeyRing(vault.Data, vault.Clock).IsReadable());
    }

    [Fact]
    public void does_not_give_its_newest_key_away() =>
        Assert.Throws<KeyRingException>(() => vault.Ring.Remove(vault.Ring.Ids()[^1]));

    [Fact]
    public void is_readable_by_its_owner_only()
    {
        Assert.True(vault.Ring.IsReadable());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(vault.Ring.Folder));
        Assert.All(Directory.GetFiles(vault.Ring.Folder), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task turned_on_another_node_is_used_here_at_once_and_old_files_stay_readable()
    {
        var old = await vault.KeepAsync(AVault.Content(100, 1));
        var newest = vault.AnotherNode().Ring.Add();

        var fresh = await vault.KeepAsync(AVault.Content(100, 2));
        Assert.Equal(newest, SealedFile.KeyOf(File.ReadAllBytes(vault.Files.PathOf(fresh)).AsSpan(0, SealedFile.HeadLength)));
        Assert.Equal(AVault.Content(100, 1), await vault.ReadAsync(old));
    }

    [Fact]
    public async Task after_wrapping_anew_the_old_key_is_needed_no_more()
    {
        var content = AVault.Content(200_000);
        var digest = await vault.KeepAsync(content);
        var old = vault.Ring.Ids()[0];
        vault.Ring.Add();

        Assert.Equal(1, await vault.Files.WrapAnewAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await vault.Files.WrapAnewAsync(TestContext.Current.CancellationToken));
        vault.Ring.Remove(old);
        Assert.Equal(content, await vault.AnotherNode().ReadAsync(digest));
    }

    [Fact]
    public void orders_keys_rightly_though_the_clock_was_set_back()
    {
        vault.Clock.SetUtcNow(vault.Clock.GetUtcNow().AddDays(400));
        vault.Ring.Add();
        var back = new KeyRing(vault.Data, TimeProvider.System).Add();
        Assert.Equal(back, vault.Ring.Ids()[^1]);
    }

    [Fact]
    public void keeps_what_one_host_protected_readable_after_a_restart_and_on_another_node()
    {
        var ticket = Host().CreateProtector("cookie").Protect("a session");

        Assert.Equal("a session", Host().CreateProtector("cookie").Unprotect(ticket));
        var written = File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(vault.Ring.Folder, "sessions"), "*.xml")));
        Assert.Contains("<wrapped key=\"000001-", written, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", written, StringComparison.Ordinal);
    }

    private IDataProtectionProvider Host() => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddLogging()
        .AddVault(vault.Data)
        .BuildServiceProvider()
        .GetRequiredService<IDataProtectionProvider>();
}
