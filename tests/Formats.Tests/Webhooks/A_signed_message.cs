using System.Text;
using CsCheck;
using Noroshi.Formats.Webhooks;
using Xunit;

namespace Noroshi.Formats.Tests.Webhooks;

/// <summary>A message signed by Standard Webhooks.</summary>
public class A_signed_message
{
    private const string Written = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_793_620_800);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"題":"速報"}""");

    // The first is the standard's own; the others were computed with Python's hmac module.
    [Theory]
    [InlineData("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, """{"test": 2432232314}""", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("evt_1", 1_793_620_800, """{"題":"速報"}""", "v1,mw0QI5M0Ti5XOig0jvNA7YihDmyec/XVVGLKEu/IlQo=")]
    [InlineData("evt_2", 0, "", "v1,dMamgYVnOBAlNv1n5Ff3ghlyjayoc3r+ICZAyDx9/pE=")]
    public void has_the_signature_that_others_compute(string id, long at, string body, string signature)
    {
        var headers = WebhookSignature.Sign(id, DateTimeOffset.FromUnixTimeSeconds(at), Encoding.UTF8.GetBytes(body), Secret(Written));

        Assert.Equal(new WebhookHeaders(id, at.ToString(), signature), headers);
        Assert.Equal(WebhookVerdict.Genuine, WebhookSignature.Verify(headers, Encoding.UTF8.GetBytes(body), DateTimeOffset.FromUnixTimeSeconds(at), Secret(Written)));
    }

    [Fact]
    public void counts_with_the_old_and_the_new_secret_while_it_is_changed()
    {
        var (old, @new) = (WebhookSecret.New(), WebhookSecret.New());
        var headers = WebhookSignature.Sign("evt_1", Now, Body, old, @new);

        Assert.Equal(2, headers.Signature.Split(' ').Length);
        Assert.Equal(WebhookVerdict.Genuine, WebhookSignature.Verify(headers, Body, Now, old));
        Assert.Equal(WebhookVerdict.Genuine, WebhookSignature.Verify(headers, Body, Now, @new));
        Assert.Equal(WebhookVerdict.Genuine, WebhookSignature.Verify(headers with { Signature = "v1a,AAAA v2,x " + headers.Signature }, Body, Now, @new));
        Assert.Equal(WebhookVerdict.NotSigned, WebhookSignature.Verify(headers, Body, Now, WebhookSecret.New()));
        Assert.Equal(WebhookVerdict.NotSigned, WebhookSignature.Verify(headers, Body, Now));
    }

    [Theory]
    [InlineData(300, WebhookVerdict.Genuine)]
    [InlineData(-300, WebhookVerdict.Genuine)]
    [InlineData(301, WebhookVerdict.OutOfTime)]
    [InlineData(-301, WebhookVerdict.OutOfTime)]
    public void counts_for_five_minutes(int later, WebhookVerdict verdict) =>
        Assert.Equal(verdict, WebhookSignature.Verify(WebhookSignature.Sign("evt_1", Now, Body, Secret(Written)), Body, Now.AddSeconds(later), Secret(Written)));

    [Fact]
    public void that_was_changed_anywhere_is_not_taken()
    {
        var secret = Secret(Written);
        var headers = WebhookSignature.Sign("evt_1", Now, Body, secret);

        Assert.Equal(WebhookVerdict.NotSigned, WebhookSignature.Verify(headers, [.. Body, 0], Now, secret));
        Assert.Equal(WebhookVerdict.NotSigned, WebhookSignature.Verify(headers with { Id = "evt_2" }, Body, Now, secret));
        Assert.Equal(WebhookVerdict.NotSigned, WebhookSignature.Verify(headers with { Timestamp = "1793620801" }, Body, Now, secret));
        Assert.Equal(WebhookVerdict.NotSigned, WebhookSignature.Verify(headers with { Signature = headers.Signature.Replace("v1,", "v2,") }, Body, Now, secret));
        Assert.Equal(WebhookVerdict.NotSigned, WebhookSignature.Verify(headers with { Signature = "v1," }, Body, Now, secret));
        Assert.Equal(WebhookVerdict.NotSigned, WebhookSignature.Verify(headers with { Signature = "v1," + Convert.ToBase64String(new byte[64]) }, Body, Now, secret));
    }

    [Theory]
    [InlineData("", "1793620800", "v1,x")]
    [InlineData("evt 1", "1793620800", "v1,x")]
    [InlineData("evt_1", "", "v1,x")]
    [InlineData("evt_1", "-1", "v1,x")]
    [InlineData("evt_1", "99999999999999999999", "v1,x")]
    [InlineData("evt_1", "１793620800", "v1,x")]
    [InlineData("evt_1", "1793620800", "")]
    public void without_its_form_is_not_looked_at(string id, string timestamp, string signature) =>
        Assert.Equal(WebhookVerdict.Malformed, WebhookSignature.Verify(new(id, timestamp, signature), Body, Now, Secret(Written)));

    // The identifier, the time and the body are parted by full stops: an identifier with one could be read as another message.
    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a b")]
    [InlineData("題")]
    public void has_an_identifier_that_is_taken_for_no_other(string id) => Assert.Throws<ArgumentException>(() => WebhookSignature.Sign(id, Now, Body, Secret(Written)));

    [Theory]
    [InlineData(null)]
    [InlineData("whsec_")]
    [InlineData("whsec_AAAA")]
    [InlineData("whsec_!!!!")]
    public void needs_a_secret_that_is_long_enough(string? written) => Assert.False(WebhookSecret.TryParse(written, out _));

    [Fact]
    public void keeps_its_secret()
    {
        var secret = WebhookSecret.New();

        Assert.True(WebhookSecret.TryParse(secret.Written(), out var read));
        Assert.Equal(secret.Written(), read!.Written());
        Assert.Equal(Written, Secret(Written["whsec_".Length..]).Written());
        Assert.Equal("whsec_…", $"{secret}");
        Assert.NotEqual(secret.Written(), WebhookSecret.New().Written());
    }

    [Fact]
    public void of_any_text_is_answered_and_never_genuine() =>
        Gen.Select(Gen.String, Gen.String, Gen.String).Sample((id, timestamp, signature) =>
        {
            Assert.NotEqual(WebhookVerdict.Genuine, WebhookSignature.Verify(new(id, timestamp, signature), Body, Now, Secret(Written)));
            Assert.NotEqual(WebhookVerdict.Genuine, WebhookSignature.Verify(new("evt_1", "1793620800", "v1," + signature), Body, Now, Secret(Written)));
            WebhookSecret.TryParse(id, out _);
        }, iter: 2_000);

    private static WebhookSecret Secret(string written) => WebhookSecret.TryParse(written, out var secret) ? secret! : throw new ArgumentException("no secret", nameof(written));
}
