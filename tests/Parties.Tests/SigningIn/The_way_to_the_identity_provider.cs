using Noroshi.Web.Reaching;
using Xunit;

namespace Noroshi.Parties.Tests.SigningIn;

public class The_way_to_the_identity_provider
{
    [Theory]
    [InlineData("http://localhost:1/")]
    [InlineData("https://localhost:1/")]
    [InlineData("https://127.0.0.1:1/")]
    [InlineData("http://example.jp/")]
    public async Task is_refused_before_anything_is_sent(string address)
    {
        using var way = new HttpMessageInvoker(new GuardedWay(allowInside: false));
        var fault = await Assert.ThrowsAnyAsync<HttpRequestException>(() => way.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), CancellationToken.None));
        Assert.Contains(Chain(fault), f => f.Message.Contains("inside this network", StringComparison.Ordinal) || f.Message.Contains("over https", StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_never_plain_http_to_another_machine_even_with_leave()
    {
        using var way = new HttpMessageInvoker(new GuardedWay(allowInside: true));
        await Assert.ThrowsAsync<WayRefusedException>(() => way.SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://192.168.1.1/"), CancellationToken.None));
    }

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            yield return fault;
        }
    }
}
