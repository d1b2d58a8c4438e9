using System.Net;
using Noroshi.Web.Reaching;

namespace Noroshi.Web.Tests.Reaching;

/// <summary>Which addresses lie inside.</summary>
public class An_address_inside
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
    [InlineData("100.127.255.255")]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.0.8")]
    [InlineData("192.88.99.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::7f00:1")]
    [InlineData("fe80::1")]
    [InlineData("febf::1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fdff::1")]
    [InlineData("ff02::1")]
    [InlineData("100::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::7f00:1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2001::1")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("2001:1ff:ffff::1")]
    [InlineData("5f00::1")]
    public void is_told(string address) => Assert.True(InsideAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("8.8.8.8")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2001:db8::1")]
    [InlineData("2001:200::1")]
    [InlineData("2606:4700::1111")]
    [InlineData("3fff:ffff::1")]
    public void is_not_one_outside(string address) => Assert.False(InsideAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://hooks.example.jp/in?k=1", "")]
    [InlineData("https://８.8.8.8/", "")]
    [InlineData(null, "address")]
    [InlineData("hooks.example.jp", "address")]
    [InlineData("//\uFFFD/", "address")]
    [InlineData("https://hooks.example.jp/ x", "address")]
    [InlineData("https:\\\\hooks.example.jp", "address")]
    [InlineData("http://hooks.example.jp/", "https")]
    [InlineData("ftp://hooks.example.jp/", "https")]
    [InlineData("https://me:secret@hooks.example.jp/", "user-info")]
    [InlineData("https://hooks.example.jp/#x", "fragment")]
    [InlineData("https://localhost/", "inside")]
    [InlineData("https://a.localhost/", "inside")]
    [InlineData("https://0x7f.1/", "inside")]
    [InlineData("https://2130706433/", "inside")]
    [InlineData("https://[::ffff:10.0.0.1]/", "inside")]
    [InlineData("https://[fe80::1%25eth0]/", "inside")]
    [InlineData("https://169.254.169.254/latest", "inside")]
    public void is_not_written_down(string? written, string codes)
    {
        Assert.Equal(codes.Length == 0, OutsideAddress.TryRead(written, allowInside: false, "address", out var address, out var problems));
        Assert.Equal(codes, string.Join(' ', problems.Select(p => p.Code)));
        Assert.Equal(codes.Length == 0, address is not null);
    }

    [Theory]
    [InlineData("http://localhost:8080/", true)]
    [InlineData("https://10.0.0.1/", true)]
    [InlineData("http://10.0.0.1/", false)]
    public void is_written_down_with_leave(string written, bool taken) => Assert.Equal(taken, OutsideAddress.TryRead(written, allowInside: true, "address", out _, out _));
}
