using System.Net;
using System.Net.Sockets;
using System.Text;
using Noroshi.Web.Reaching;

namespace Noroshi.Web.Tests.Reaching;

/// <summary>A call to an address that an outsider gave. The other side stands on this machine, with leave.</summary>
public class A_call_outside
{
    [Theory]
    [InlineData("http://localhost:1/")]
    [InlineData("https://localhost:1/")]
    [InlineData("https://127.0.0.1:1/")]
    [InlineData("https://[::ffff:127.0.0.1]:1/")]
    [InlineData("https://[64:ff9b::7f00:1]:1/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("http://example.jp/")]
    [InlineData("ftp://example.jp/")]
    public async Task is_refused_before_anything_is_sent(string address) =>
        Assert.Equal(ReachOutcome.Refused, (await AskAsync(new ReachLimits(), address)).Outcome);

    [Theory]
    [InlineData("http://192.168.1.1/")]
    [InlineData("ftp://127.0.0.1/")]
    public async Task is_never_plain_http_to_another_machine_even_with_leave(string address) =>
        Assert.Equal(ReachOutcome.Refused, (await AskAsync(new ReachLimits { AllowInside = true }, address)).Outcome);

    [Fact]
    public async Task does_not_follow_a_redirection()
    {
        var (answer, asked) = await AnsweredAsync("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nSet-Cookie: a=b\r\nContent-Length: 2\r\n\r\nno");

        Assert.Equal((ReachOutcome.Answered, 302, false), (answer.Outcome, answer.Status, answer.Taken));
        Assert.DoesNotContain("traceparent", asked, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task reads_only_the_beginning_of_the_answer()
    {
        var (answer, _) = await AnsweredAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + new string('x', 5_000_000));

        Assert.Equal((true, 100, true), (answer.Taken, answer.Beginning.Length, answer.Cut));
    }

    [Fact]
    public async Task reads_a_short_answer_whole()
    {
        var (answer, _) = await AnsweredAsync("HTTP/1.1 204 No Content\r\n\r\n");

        Assert.Equal((true, 0, false), (answer.Taken, answer.Beginning.Length, answer.Cut));
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH\r\n")]
    [InlineData("")]
    public async Task to_what_does_not_speak_http_reaches_nobody(string said) => Assert.Equal(ReachOutcome.Unreachable, (await AnsweredAsync(said)).Answer.Outcome);

    [Theory]
    [InlineData(null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nslow")]
    public async Task ends_when_it_takes_too_long(string? said) => Assert.Equal(ReachOutcome.TooSlow, (await AnsweredAsync(said, stays: true, TimeSpan.FromMilliseconds(300))).Answer.Outcome);

    [Fact]
    public async Task to_headers_without_end_is_given_up() =>
        Assert.Equal(ReachOutcome.Unreachable, (await AnsweredAsync("HTTP/1.1 200 OK\r\nX: " + new string('x', 200_000) + "\r\n\r\n")).Answer.Outcome);

    private static async Task<(ReachAnswer Answer, string Asked)> AnsweredAsync(string? said, bool stays = false, TimeSpan? longest = null)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var done = new CancellationTokenSource();
        var serving = ServeAsync(listener, said, stays, done.Token);
        var limits = new ReachLimits { AllowInside = true, MostBytes = 100, Longest = longest ?? TimeSpan.FromSeconds(20) };
        var answer = await AskAsync(limits, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/hook");
        await done.CancelAsync();
        return (answer, await serving);
    }

    private static async Task<ReachAnswer> AskAsync(ReachLimits limits, string address)
    {
        using var reach = new OutsideReach(limits, TimeProvider.System);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("{}") };
        return await reach.SendAsync(request, CancellationToken.None);
    }

    private static async Task<string> ServeAsync(TcpListener listener, string? said, bool stays, CancellationToken done)
    {
        using var caller = await listener.AcceptTcpClientAsync(done);
        var stream = caller.GetStream();
        var asked = new byte[4_096];
        var length = 0;
        try
        {
            while (!Encoding.ASCII.GetString(asked, 0, length).EndsWith("{}", StringComparison.Ordinal))
            {
                length += await stream.ReadAsync(asked.AsMemory(length), done);
            }

            if (said is not null)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(said), done);
            }

            if (stays)
            {
                await Task.Delay(Timeout.Infinite, done);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The caller has what it wanted, or gave up.
        }

        return Encoding.ASCII.GetString(asked, 0, length);
    }
}
