using CsCheck;
using Noroshi.Formats.Stix;
using Xunit;

namespace Noroshi.Formats.Tests.Stix;

/// <summary>One indicator, as an analyst types it.</summary>
public class An_observable
{
    [Theory]
    [InlineData("198.51.100.7", ObservableType.Ipv4Address, "198.51.100.7")]
    [InlineData(" 198[.]51[.]100[.]7 ", ObservableType.Ipv4Address, "198.51.100.7")]
    [InlineData("198.51.100(dot)7", ObservableType.Ipv4Address, "198.51.100.7")]
    [InlineData("１９８．５１．１００．７", ObservableType.Ipv4Address, "198.51.100.7")]
    [InlineData("198.51.100.7/32", ObservableType.Ipv4Address, "198.51.100.7")]
    [InlineData("198.51.100.0/24", ObservableType.Ipv4Address, "198.51.100.0/24")]
    [InlineData("0.0.0.0/0", ObservableType.Ipv4Address, "0.0.0.0/0")]
    [InlineData("2001:DB8:0:0:1:0:0:1", ObservableType.Ipv6Address, "2001:db8::1:0:0:1")]
    [InlineData("2001[:]db8[:][:]1", ObservableType.Ipv6Address, "2001:db8::1")]
    [InlineData("2001:db8:0:1:1:1:1:1", ObservableType.Ipv6Address, "2001:db8:0:1:1:1:1:1")]
    [InlineData("::", ObservableType.Ipv6Address, "::")]
    [InlineData("::ffff:192.0.2.1", ObservableType.Ipv6Address, "::ffff:192.0.2.1")]
    [InlineData("2001:db8::/32", ObservableType.Ipv6Address, "2001:db8::/32")]
    [InlineData("Evil[.]Example", ObservableType.DomainName, "evil.example")]
    [InlineData("evil．example。", ObservableType.DomainName, "evil.example")]
    [InlineData("evil dot example", ObservableType.DomainName, "evil.example")]
    [InlineData("evil{.}example", ObservableType.DomainName, "evil.example")]
    [InlineData("悪い.example", ObservableType.DomainName, "xn--n8j107l.example")]
    [InlineData("a_b.evil.example", ObservableType.DomainName, "a_b.evil.example")]
    [InlineData("「evil[.]example」", ObservableType.DomainName, "evil.example")]
    [InlineData("hxxp://Evil[.]example", ObservableType.Url, "http://evil.example/")]
    [InlineData("hXXps[://]evil(.)example:443/A/../b?q=é#x#y", ObservableType.Url, "https://evil.example/A/../b?q=%C3%A9#x%23y")]
    [InlineData("ｈｘｘｐ：／／ｅｖｉｌ．ｅｘａｍｐｌｅ／ａ", ObservableType.Url, "http://evil.example/a")]
    [InlineData("http[:]//198.51.100[.]7:8080/%zz", ObservableType.Url, "http://198.51.100.7:8080/%25zz")]
    [InlineData("https://[2001:DB8::1]:8443?x='1'", ObservableType.Url, "https://[2001:db8::1]:8443/?x='1'")]
    [InlineData("fxp://user:pw@evil.example/x", ObservableType.Url, "ftp://user:pw@evil.example/x")]
    [InlineData("Some.One[at]Evil[.]example", ObservableType.EmailAddress, "Some.One@evil.example")]
    [InlineData("mailto:someone@evil.example", ObservableType.EmailAddress, "someone@evil.example")]
    [InlineData("D41D8CD98F00B204E9800998ECF8427E", ObservableType.Md5, "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("SHA-1:da39a3ee5e6b4b0d3255bfef95601890afd80709", ObservableType.Sha1, "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ObservableType.Sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void is_read_in_its_normal_form(string written, ObservableType type, string value)
    {
        Assert.True(Observable.TryRead(written, "x", out var observable, out var problems), string.Join(' ', problems.Select(p => p.Code)));
        Assert.Equal((type, value), (observable!.Type, observable.Value));
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("  ", "empty")]
    [InlineData("evil", "unknown")]
    [InlineData("１.2.3", "unknown")]
    [InlineData("256.1.1.1", "ipv4")]
    [InlineData("010.1.1.1", "ipv4")]
    [InlineData("198.51.100.7/24", "prefix-host")]
    [InlineData("198.51.100.0/33", "prefix-length")]
    [InlineData("198.51.100.7:80", "port")]
    [InlineData("fe80::1%eth0", "port")]
    [InlineData("evil.example/path", "url-without-scheme")]
    [InlineData("invoice.exe", "file-name")]
    [InlineData("a.example b.example", "several")]
    [InlineData("http://a.example http://b.example", "several")]
    [InlineData("javascript://evil.example", "scheme")]
    [InlineData("http://evil.example:99999/", "port")]
    [InlineData("http://[::1/", "ipv6")]
    [InlineData("a..b@evil.example", "email")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427", "hash-length")]
    [InlineData("md5:da39a3ee5e6b4b0d3255bfef95601890afd80709", "hash-length")]
    [InlineData("evil\u200b.example", "unseen-character")]
    [InlineData("evil\u202e.example", "bidi-control")]
    [InlineData("evil\0.example", "control-character")]
    [InlineData("-evil.example", "unknown")]
    public void that_cannot_be_read_says_how_to_mend_it(string? written, string code)
    {
        Assert.False(Observable.TryRead(written, "seen", out _, out var problems));
        var problem = Assert.Single(problems);
        Assert.Equal(("seen", code), (problem.Field, problem.Code));
        Assert.NotEqual(problem.Message.Ja, problem.Message.En);
    }

    [Fact]
    public void broken_text_is_refused() => Assert.False(Observable.TryRead("evil\ud800.example", "x", out _, out _));

    [Fact]
    public void beyond_all_measure_is_refused()
    {
        Assert.False(Observable.TryRead(new string('[', 1_000_000), "x", out _, out var problems));
        Assert.Equal("too-long", problems[0].Code);
        Assert.False(Observable.TryRead(string.Concat(Enumerable.Repeat("[.", 2_048)), "x", out _, out _));
    }

    [Fact]
    public void of_any_text_is_answered_and_its_normal_form_reads_as_itself_defanged_or_not() =>
        Gen.String[Gen.Frequency((20, Gen.Char["abcxz0123456789.:/[](){}@hxtp#?%&=-_ dotDOT"]), (1, Gen.Char)), 0, 60].Sample(written =>
        {
            if (!Observable.TryRead(written, "x", out var first, out var problems))
            {
                Assert.NotEmpty(problems);
                return;
            }

            Assert.All(first!.Value, c => Assert.InRange(c, '!', '~'));
            Assert.True(Observable.TryRead(first.Value, "x", out var again, out _), first.Value);
            Assert.Equal(first, again);
            Assert.True(Observable.TryRead(first.Defanged, "x", out again, out _), first.Defanged);
            Assert.Equal(first, again);
        }, iter: 50_000);

    [Fact]
    public void put_together_from_parts_reads_as_itself() =>
        Gen.Select(OneOf("http://", "hxxps[:]//", ""), OneOf("evil", "a-b", "悪", "198", "[2001:db8::1]"), OneOf(".", "[.]", "(dot)", "．"), OneOf("example", "51.100.7", "jp"), OneOf("", "/", "/a?b=c", ":80", "/24", "@x.example", "/(.)[.]")).Sample((a, b, c, d, e) =>
        {
            if (Observable.TryRead(a + b + c + d + e, "x", out var first, out _))
            {
                Assert.True(Observable.TryRead(first!.Defanged, "x", out var again, out _), first.Defanged);
                Assert.Equal(first, again);
            }
        });

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
