using System.Net;
using Noroshi.Parties.SigningIn;
using Xunit;

namespace Noroshi.Parties.Tests.SigningIn;

public class The_way_to_the_identity_provider
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    public void does_not_lead_inside(string address) => Assert.True(GuardedBackchannel.IsInside(IPAddress.Parse(address)));

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("8.8.8.8")]
    [InlineData("2001:db8::1")]
    public void leads_outside(string address) => Assert.False(GuardedBackchannel.IsInside(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://localhost:1/")]
    [InlineData("https://localhost:1/")]
    [InlineData("https://127.0.0.1:1/")]
    [InlineData("http://example.jp/")]
    public async Task is_refused_before_anything_is_sent(string address)
    {
        using var way = new HttpMessageInvoker(new GuardedBackchannel(allowInside: false));
        var fault = await Assert.ThrowsAnyAsync<HttpRequestException>(() => way.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), CancellationToken.None));
        Assert.Contains(Chain(fault), f => f.Message.Contains("inside this network", StringComparison.Ordinal) || f.Message.Contains("over https", StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_never_plain_http_to_another_machine_even_with_leave()
    {
        using var way = new HttpMessageInvoker(new GuardedBackchannel(allowInside: true));
        await Assert.ThrowsAsync<HttpRequestException>(() => way.SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://192.168.1.1/"), CancellationToken.None));
    }

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            yield return fault;
        }
    }
}
