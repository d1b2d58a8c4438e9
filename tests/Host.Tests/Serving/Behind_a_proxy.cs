using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Host.Tests.Serving;

/// <summary>The host behind a proxy that ends TLS, set up as docs/operations.md says, and with the setting forgotten.</summary>
public class Behind_a_proxy
{
    private const string Name = "noroshi.example.go.jp";

    [Fact]
    public async Task that_is_not_trusted_no_word_of_it_is_taken()
    {
        await using var host = await ServeAsync(trusted: null);
        await Eventually.Async(() => Task.FromResult(host.Errors.Contains("NOROSHI_TRUSTED_PROXIES", StringComparison.Ordinal)));

        var page = await AskAsync(host, HttpMethod.Get, "https", "203.0.113.1");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase));

        // Whatever addresses it claims, they are all one.
        Assert.Equal("400 400 429", await KnockAsync(host, "203.0.113.1", "203.0.113.2", "203.0.113.3"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8, ::1")]
    public async Task that_is_trusted_the_scheme_the_cookies_and_the_address_are_those_of_whoever_called(string trusted)
    {
        await using var host = await ServeAsync(trusted);

        var page = await AskAsync(host, HttpMethod.Get, "https", "203.0.113.1");
        Assert.StartsWith("max-age=31536000", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("", host.Errors);

        // What stands left of the caller's address the caller wrote itself.
        Assert.Equal("400 400 429 429 400", await KnockAsync(host, "203.0.113.1", "203.0.113.1", "203.0.113.1", "198.51.100.9, 203.0.113.1", "203.0.113.2"));
    }

    [Fact]
    public async Task that_asks_under_another_name_is_answered_421()
    {
        await using var host = await ServeAsync("127.0.0.1");

        var answer = await AskAsync(host, HttpMethod.Get, "https", "203.0.113.1", "evil.example");

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    private static Task<HostProcess> ServeAsync(string? trusted) => HostProcess.ServeAsync(["--public-url", $"https://{Name}"], new Dictionary<string, string>
    {
        ["NOROSHI_TRUSTED_PROXIES"] = trusted ?? "",
        ["Credentials__PerMinute"] = "2",
    });

    // Without the token of the form each knock is refused (400), but counted first.
    private static async Task<string> KnockAsync(HostProcess host, params string[] addresses)
    {
        var answers = new List<int>();
        foreach (var address in addresses)
        {
            answers.Add((int)(await AskAsync(host, HttpMethod.Post, "https", address)).StatusCode);
        }

        return string.Join(' ', answers);
    }

    private static async Task<HttpResponseMessage> AskAsync(HostProcess host, HttpMethod method, string scheme, string from, string name = Name)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method, new Uri(host.Address, "/sign-in"));
        request.Headers.Host = name;
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-For", from);
        return await client.SendAsync(request);
    }
}
