using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Noroshi.Store.Vault;
using Noroshi.Testing;

namespace Noroshi.Cli.Tests.KeyKeeping;

public class Keys
{
    [Fact]
    public async Task rotated_while_a_house_stands_open_leave_every_attachment_and_session_readable()
    {
        await using var site = await Installation.OpenAsync(Database.Sqlite);
        using var visitor = await site.House.SignInAsync(site.Machine.Person);
        var said = await site.RunAsync("keys", "rotate");
        Assert.True(said.Exit == 0, said.ToString());

        Assert.Equal(Installation.Content(200_000), await site.ReadAsync(site.House, site.Attachment));
        var later = await site.AttachAsync(Installation.Content(70_000));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);

        await using var node = await site.House.OpenSecondNodeAsync();
        Assert.Equal(Installation.Content(200_000), await site.ReadAsync(node, site.Attachment));
        Assert.Equal(Installation.Content(70_000), await site.ReadAsync(node, later));
        using var there = new Visitor(node.Address, [.. visitor.Cookies.Select(c => (c.Key, c.Value))]);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await there.GetAsync("/")).Status);

        var list = await site.RunAsync("keys", "list");
        var lines = list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.EndsWith("0        0", lines[1], StringComparison.Ordinal);
        Assert.Contains("  newest", lines[2], StringComparison.Ordinal);
        Assert.Contains(" 2 ", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task go_away_only_when_nothing_needs_them_and_no_upload_can_still_be_under_way()
    {
        var data = Directory.CreateTempSubdirectory("noroshi-keys-").FullName;
        var clock = new FakeTimeProvider(House.Opening);
        var ring = new KeyRing(data, clock);
        var vault = new FileVault(data, ring, clock);
        var rotation = new KeyRotation(ring, vault, clock);
        var first = Assert.Single(ring.Ids());
        var kept = Assert.IsType<Keeping.Kept>(await vault.KeepAsync(new MemoryStream([1, 2, 3]), 10, TestContext.Current.CancellationToken));

        var second = await rotation.RotateAsync(null, TestContext.Current.CancellationToken);
        Assert.Equal(1, second.Files);
        Assert.Empty(second.Removed);
        clock.Advance(TimeSpan.FromDays(90));
        var third = await rotation.RotateAsync(null, TestContext.Current.CancellationToken);
        Assert.Equal([first], third.Removed);
        Assert.Equal([second.Key, third.Key], ring.Ids());
        Assert.NotNull(await vault.OpenAsync(kept.Digest, TestContext.Current.CancellationToken));
        Directory.Delete(data, recursive: true);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("rotate")]
    public async Task are_not_made_where_there_are_none(string command)
    {
        var data = Path.Combine(Path.GetTempPath(), $"noroshi-{Guid.CreateVersion7():N}");
        Assert.Equal(1, (await Commandline.RunAsync("keys", command, "--data", data)).Exit);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task of_which_one_is_missing_are_named()
    {
        await using var site = await Installation.OpenAsync(Database.Sqlite);
        var ring = site.House.Services.GetRequiredService<KeyRing>();
        var first = Assert.Single(ring.Ids());
        var key = Path.Combine(ring.Folder, first + ".key");
        File.Move(key, Path.Combine(site.Folder, "key"));
        ring.Add();

        var list = await site.RunAsync("keys", "list");
        Assert.Contains("MISSING", list.Output, StringComparison.Ordinal);
        var rotate = await site.RunAsync("keys", "rotate");
        Assert.Equal(1, rotate.Exit);
        Assert.Contains(first, rotate.Side, StringComparison.Ordinal);
    }
}
