using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Provision.Taking;
using Noroshi.Store;

namespace Noroshi.Provision.Subscribing;

/// <summary>
/// Sends what is due to subscribers, a batch over one connection. Several hosts may do it on one database: mails are claimed for a while, and a claim that is not honoured falls to the
/// next. If we are killed between the mail server's word and our own note, the letter goes out once more under the same Message-ID, by which mail programs know it.
/// </summary>
internal sealed class SendBulletinMails(IServiceScopeFactory scopes, IMailOut mail, SubscriptionLinks links, PartiesSettings settings, TimeProvider clock)
{
    private const int Batch = 100;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Sends a batch of what is due; how many were claimed.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellation)
    {
        if (!mail.IsOpen)
        {
            return 0;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        var claimed = await ClaimAsync(db, cancellation);
        if (claimed.Count == 0)
        {
            return 0;
        }

        var letters = await WriteAsync(scope.ServiceProvider, db, claimed, cancellation);
        var outcomes = await mail.SendAsync([.. letters.Select(l => l.Letter)], cancellation);

        // Also when the host is told to stop: what the mail server took must not go out again.
        await SettleAsync(scope.ServiceProvider, db, claimed, [.. letters.Zip(outcomes, (l, o) => (l.Due, o))]);
        return claimed.Count;
    }

    private async Task<List<BulletinMail>> ClaimAsync(StoreDb db, CancellationToken cancellation)
    {
        var (now, mine) = (clock.GetUtcNow(), (Guid?)Identifier.New(clock));
        DateTimeOffset? until = now + Lease;
        var all = db.Set<BulletinMail>();
        var due = await all.AsNoTracking().Where(m => m.DueAt <= now && (m.LeaseUntil == null || m.LeaseUntil < now)).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(Batch).Select(m => m.Id).ToListAsync(cancellation);
        return due.Count == 0 || await all.Where(m => due.Contains(m.Id) && (m.LeaseUntil == null || m.LeaseUntil < now))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeaseUntil, until).SetProperty(m => m.Claim, mine), cancellation) == 0
            ? []
            : await all.AsNoTracking().Where(m => m.LeaseUntil == until && m.Claim == mine).ToListAsync(cancellation);
    }

    // What is sent is decided now: what was taken back meanwhile is not sent as news.
    private async Task<List<(BulletinMail Due, Letter Letter)>> WriteAsync(IServiceProvider services, StoreDb db, List<BulletinMail> claimed, CancellationToken cancellation)
    {
        var ids = claimed.Select(m => m.Subscriber).ToArray();
        var subscribers = await db.Set<Subscriber>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        var texts = new Dictionary<(Guid, BulletinMailKind, bool), (string Subject, string Text)?>();
        var products = services.GetRequiredService<IReleasedProducts>();
        var letters = new List<(BulletinMail, Letter)>();
        foreach (var due in claimed)
        {
            if (subscribers.GetValueOrDefault(due.Subscriber) is not { } subscriber)
            {
                continue;
            }

            var english = Subscription.Read(subscriber.Chosen).English;
            if (!texts.TryGetValue((due.Product, due.Kind, english), out var text))
            {
                texts[(due.Product, due.Kind, english)] = text = await products.ContentsAsync(new ProductId(due.Product), cancellation) is { } contents ? Text(contents, due.Kind, english) : null;
            }

            if (text is { } says)
            {
                letters.Add((due, Letter(due, subscriber, says, english)));
            }
        }

        return letters;
    }

    private (string Subject, string Text)? Text(ProductContents contents, BulletinMailKind kind, bool english)
    {
        var product = contents.Product;
        if (kind is not BulletinMailKind.Withdrawn && product.Standing is not ProductStanding.Current)
        {
            return null;
        }

        var page = new Uri(settings.PublicUrl, $"/bulletin/{product.Number}");
        var head = kind switch
        {
            BulletinMailKind.Withdrawn => new Words("【撤回】", "[Withdrawn] "),
            BulletinMailKind.Changed => new Words("【一部取下げ】", "[Changed] "),
            _ => product.Urgent ? new Words("【至急】", "[Urgent] ") : new Words("", ""),
        };
        var text = new StringBuilder();
        Line(In(head, english) + In(product.Title, english));
        Line($"{product.Number}");
        Line(page.AbsoluteUri);
        Line("");
        if (kind is BulletinMailKind.Withdrawn)
        {
            Line(english ? "It was withdrawn. Do not use it." : "撤回されました。使わないでください。");
            Line(product.WithdrawnBecause ?? "");
        }
        else
        {
            SheetText.Write(text, ProductSheet.Of(contents, Audience.Plain), english);
        }

        return ($"{(english ? "[Noroshi] " : "【狼煙】")}{In(head, english)}{In(product.Title, english)}", text.ToString());

        void Line(string what) => text.Append(what.ReplaceLineEndings("\r\n")).Append("\r\n");
    }

    private Letter Letter(BulletinMail due, Subscriber subscriber, (string Subject, string Text) says, bool english)
    {
        var (page, oneClick) = links.Manage(subscriber.Id);
        var foot = english ? $"\r\n----\r\nTo choose anew or to unsubscribe: {page}\r\n" : $"\r\n----\r\n選んだ内容の変更・配信の停止：{page}\r\n";
        return new(due.Id, subscriber.Address, says.Subject, says.Text + foot)
        {
            Headers = [("List-Id", $"<bulletin.{settings.PublicUrl.Host}>"), ("List-Unsubscribe", $"<{oneClick}>"), ("List-Unsubscribe-Post", Unsubscribe.OneClick)],
        };
    }

    // By commands over many rows, not by tracked ones: somebody may end a subscription at this moment, and its row be gone.
    private async Task SettleAsync(IServiceProvider services, StoreDb db, List<BulletinMail> claimed, List<(BulletinMail Due, LetterOutcome Outcome)> sent)
    {
        var again = sent.Where(s => s.Outcome is LetterOutcome.Later && ACallIsTriedForAWhile.After(s.Due.Attempts + 1) is not null).Select(s => s.Due).ToList();
        var (done, now) = (claimed.Except(again).Select(m => m.Id).ToArray(), clock.GetUtcNow());
        await db.Set<BulletinMail>().Where(m => done.Contains(m.Id)).ExecuteDeleteAsync(CancellationToken.None);
        foreach (var alike in again.GroupBy(m => m.Attempts))
        {
            var (ids, due) = (alike.Select(m => m.Id).ToArray(), now + ACallIsTriedForAWhile.After(alike.Key + 1)!.Value);
            await db.Set<BulletinMail>().Where(m => ids.Contains(m.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null).SetProperty(m => m.DueAt, due).SetProperty(m => m.Attempts, m => m.Attempts + 1), CancellationToken.None);
        }

        await CountRefusalsAsync(services, db, Of(LetterOutcome.Taken), Of(LetterOutcome.NoSuchAddress));

        Guid[] Of(LetterOutcome outcome) => [.. sent.Where(s => s.Outcome == outcome).Select(s => s.Due.Subscriber)];
    }

    private static async Task CountRefusalsAsync(IServiceProvider services, StoreDb db, Guid[] taken, Guid[] refused)
    {
        var subscribers = db.Set<Subscriber>();
        await subscribers.Where(s => taken.Contains(s.Id) && s.Refusals > 0).ExecuteUpdateAsync(set => set.SetProperty(s => s.Refusals, 0), CancellationToken.None);
        if (refused.Length == 0)
        {
            return;
        }

        await subscribers.Where(s => refused.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.Refusals, s => s.Refusals + 1), CancellationToken.None);
        foreach (var gone in await subscribers.Where(s => refused.Contains(s.Id) && s.Refusals >= ASubscriptionIsConfirmed.MostRefusals).Select(s => s.Id).ToListAsync(CancellationToken.None))
        {
            await services.GetRequiredService<Subscriptions>().EndAsync(gone, CancellationToken.None);
        }
    }

    private static string In(Words words, bool english) => english ? words.En : words.Ja;
}
