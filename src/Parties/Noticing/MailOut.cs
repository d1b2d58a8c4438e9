using System.Diagnostics.Metrics;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.Parties.Noticing;

/// <summary>Hands mail to the mail server. It counts what went out and what did not.</summary>
internal sealed class MailOut(PartiesSettings settings, TimeProvider clock) : IMailOut
{
    private static readonly Meter Meter = new("Noroshi.Parties");
    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("noroshi.mail.sent");
    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("noroshi.mail.failed");

    public bool IsOpen => settings.Mail is not null;

    /// <summary>Sends one message, whatever its make.</summary>
    public async Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        try
        {
            using var client = await ConnectAsync(settings.Mail!, cancellation);
            await client.SendAsync(message, cancellation);
            await client.DisconnectAsync(true, cancellation);
        }
        catch
        {
            Failed.Add(1);
            throw;
        }

        Sent.Add(1);
    }

    public async Task<IReadOnlyList<LetterOutcome>> SendAsync(IReadOnlyList<Letter> letters, CancellationToken cancellation)
    {
        var outcomes = new LetterOutcome[letters.Count];
        Array.Fill(outcomes, LetterOutcome.Later);
        if (settings.Mail is not { } server)
        {
            return outcomes;
        }

        var messages = letters.Select(Write).ToArray();
        try
        {
            using var client = await ConnectAsync(server, cancellation);
            for (var i = 0; i < letters.Count; i++)
            {
                outcomes[i] = await SendAsync(client, messages[i], cancellation);
            }

            await client.DisconnectAsync(true, cancellation);
        }
        catch (Exception away) when (away is IOException or SocketException or CommandException or ProtocolException or ServiceNotConnectedException or AuthenticationException or SslHandshakeException or OperationCanceledException or TimeoutException)
        {
            // The server went away in the middle: the rest comes again. What it took was told to us letter by letter.
        }

        Sent.Add(outcomes.LongCount(o => o is LetterOutcome.Taken));
        Failed.Add(outcomes.LongCount(o => o is not LetterOutcome.Taken));
        return outcomes;
    }

    /// <summary>What every message of the house begins with.</summary>
    public MimeMessage Begin(Guid id, string subject, MailboxAddress to, DateTimeOffset at)
    {
        var message = new MimeMessage { Subject = subject, MessageId = $"{id:D}@{settings.PublicUrl.Host}", Date = LegalCalendar.InTokyo(at) };
        message.From.Add(MailboxAddress.Parse(settings.Mail!.From));
        message.To.Add(to);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static async Task<LetterOutcome> SendAsync(SmtpClient client, MimeMessage message, CancellationToken cancellation)
    {
        try
        {
            await client.SendAsync(message, cancellation);
            return LetterOutcome.Taken;
        }
        catch (SmtpCommandException no)
        {
            return no is { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: >= SmtpStatusCode.CommandUnrecognized } ? LetterOutcome.NoSuchAddress : LetterOutcome.Later;
        }
    }

    private MimeMessage Write(Letter letter)
    {
        var message = Begin(letter.Id, letter.Subject, MailboxAddress.Parse(letter.To), clock.GetUtcNow());
        message.Body = new TextPart("plain") { Text = letter.Text };
        foreach (var (name, value) in letter.Headers)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }

    private static async Task<SmtpClient> ConnectAsync(MailSettings server, CancellationToken cancellation)
    {
        var client = new SmtpClient { Timeout = 20_000, CheckCertificateRevocation = false };
        try
        {
            await client.ConnectAsync(server.Host, server.Port, server.Tls switch
            {
                "tls" => SecureSocketOptions.SslOnConnect,
                "none" => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            }, cancellation);
            if (server.User is { } user)
            {
                await client.AuthenticateAsync(user, server.Password ?? "", cancellation);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
