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
internal sealed class MailNotice(StoreDb db, PartiesSettings settings, MailOut mail, IEnumerable<ISealedMail> contents, TimeProvider clock) : IHandle<NoticeLeft>
{
    public async Task HandleAsync(NoticeLeft @event, Guid id, CancellationToken cancellation)
    {
        if (!mail.IsOpen
            || await db.Set<Notice>().FirstOrDefaultAsync(n => n.Id == @event.Notice, cancellation) is not { MailedAt: null } notice
            || await db.Set<PersonRow>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == notice.To, cancellation) is not { Mail: { } address, DisabledAt: null } person
            || !MailboxAddress.TryParse(address, out _))
        {
            return;
        }

        await mail.SendAsync(await WriteAsync(notice, person.Name, address, cancellation), cancellation);
        notice.Mailed(clock.GetUtcNow());
    }

    // The mail says that there is something to read and where, never what was reported: mail passes through strange hands. What only its reader can open goes in its place.
    private async Task<MimeMessage> WriteAsync(Notice notice, string name, string address, CancellationToken cancellation)
    {
        var link = new Uri(settings.PublicUrl, notice.Path);
        var message = mail.Begin(notice.Id, (notice.Urgent ? "【至急】" : "") + "【狼煙】" + notice.SubjectJa, new MailboxAddress(name, address), notice.At);
        message.Body = new TextPart("plain")
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
        };
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
}
