using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Oversight.Tests.Publishing;

public class The_doors_of_the_log
{
    [Theory, BothDatabases]
    public async Task answer_anybody_as_the_specification_says(Database on)
    {
        await using var house = await House.OpenAsync(on);
        await house.SequenceAsync();
        var size = (await house.FromOutsideAsync()).Checkpoint.Size;
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = house.Address };

        using var checkpoint = await client.GetAsync(new Uri("/log/checkpoint", UriKind.Relative));
        Assert.Equal("text/plain; charset=utf-8", checkpoint.Content.Headers.ContentType!.ToString());
        Assert.True(checkpoint.Headers.CacheControl!.MaxAge <= TimeSpan.FromSeconds(5));
        using var tile = await client.GetAsync(new Uri($"/log/tile/0/000.p/{size}", UriKind.Relative));
        Assert.Equal("application/octet-stream", tile.Content.Headers.ContentType!.ToString());
        Assert.Contains("immutable", tile.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal((long)size * 32, tile.Content.Headers.ContentLength);
        using var entries = await client.GetAsync(new Uri($"/log/tile/entries/000.p/{size}", UriKind.Relative));
        Assert.Equal((long)size * 34, entries.Content.Headers.ContentLength);
        using var first = await client.GetAsync(new Uri("/log/tile/entries/000.p/1", UriKind.Relative));
        Assert.Equal(34, first.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("/log/tile/0/000")]
    [InlineData("/log/tile/0/000.p/255")]
    [InlineData("/log/tile/0/001.p/1")]
    [InlineData("/log/tile/0/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("/log/tile/63/000")]
    [InlineData("/log/tile/..%2f..%2fkey")]
    [InlineData("/log/tile/entries/-1")]
    [InlineData("/log/tile/")]
    [InlineData("/log/tile/checkpoint")]
    public async Task have_nothing_else_behind_them(string path)
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        await house.SequenceAsync();
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = house.Address };

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task say_so_before_the_log_has_begun()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        using var anybody = house.Visitor();

        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/log/checkpoint")).Status);
        Assert.Contains("まだ始まっていません", (await anybody.GetAsync("/transparency")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task are_explained_to_anybody()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        await house.SequenceAsync();
        var (key, checkpoint) = await house.FromOutsideAsync();
        using var anybody = house.Visitor();

        var page = await anybody.GetAsync("/transparency");

        Assert.Contains(key.ToString(), page.Words, StringComparison.Ordinal);
        Assert.Contains(checkpoint.Root.ToString(), page.Words, StringComparison.Ordinal);
        Assert.Contains("連署されていません", page.Words, StringComparison.Ordinal);
    }
}
