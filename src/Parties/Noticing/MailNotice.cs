using System.Diagnostics.Metrics;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Noticing;

/// <summary>
/// Sends the notice by e-mail. If the server is away this fails, and the outbox tries again, later and later; nothing is lost. If we
/// stop between sending and saving, the mail goes out once more under the same Message-ID, by which mail programs know it.
/// </summary>
internal sealed class MailNotice(StoreDb db, PartiesSettings settings, IEnumerable<ISealedMail> contents, TimeProvider clock) : IHandle<NoticeLeft>
{
    private static readonly Meter Meter = new("Noroshi.Parties");
    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("noroshi.mail.sent");
    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("noroshi.mail.failed");

    public async Task HandleAsync(NoticeLeft @event, Guid id, CancellationToken cancellation)
    {
        if (settings.Mail is not { } server
            || await db.Set<Notice>().FirstOrDefaultAsync(n => n.Id == @event.Notice, cancellation) is not { MailedAt: null } notice
            || await db.Set<PersonRow>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == notice.To, cancellation) is not { Mail: { } address, DisabledAt: null } person
            || !MailboxAddress.TryParse(address, out _))
        {
            return;
        }

        try
        {
            await SendAsync(server, await WriteAsync(server, notice, person.Name, address, cancellation), cancellation);
        }
        catch
        {
            Failed.Add(1);
            throw;
        }

        Sent.Add(1);
        notice.Mailed(clock.GetUtcNow());
    }

    // The mail says that there is something to read and where, never what was reported: mail passes through strange hands. What only its reader can open goes in its place.
    private async Task<MimeMessage> WriteAsync(MailSettings server, Notice notice, string name, string address, CancellationToken cancellation)
    {
        var link = new Uri(settings.PublicUrl, notice.Path);
        var message = new MimeMessage
        {
            Subject = (notice.Urgent ? "【至急】" : "") + "【狼煙】" + notice.SubjectJa,
            MessageId = $"{notice.Id:D}@{settings.PublicUrl.Host}",
            Date = LegalCalendar.InTokyo(notice.At),
            Body = new TextPart("plain")
            {
                Text = $"""
                    {name} 様

                    {notice.SubjectJa}
                    内容は、サインインしてご確認ください。
                    {link}

                    このメールは自動で送信しています。メールには報告の内容を記載していません。

                    ----
                    {notice.SubjectEn}
                    Sign in to read it: {link}
                    This mail was sent automatically and holds nothing of any report.

                    """,
            },
        };
        message.From.Add(MailboxAddress.Parse(server.From));
        message.To.Add(new MailboxAddress(name, address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        foreach (var module in contents)
        {
            if (await module.ForAsync(notice.To, notice.Kind, notice.Path, cancellation) is { } part)
            {
                message.Body = await MimeEntity.LoadAsync(new MemoryStream(part), cancellation);
                break;
            }
        }

        return message;
    }

    private static async Task SendAsync(MailSettings server, MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = 20_000, CheckCertificateRevocation = false };
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

        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(true, cancellation);
    }
}
