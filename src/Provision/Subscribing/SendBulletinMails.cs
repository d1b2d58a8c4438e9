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
    private static readonly Words House = new("【狼煙】", "[Noroshi] ");
    private static readonly Words TakenBack = new("撤回されました。使わないでください。", "It was withdrawn. Do not use it.");
    private static readonly Words Manage = new("選んだ内容の変更・配信の停止：", "To choose anew or to unsubscribe: ");

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
        var (now, open) = (clock.GetUtcNow(), db.Set<BulletinMail>().AsNoTracking());
        var due = await open.Where(m => m.DueAt <= now).Free(now).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(Batch).Select(m => m.Id).ToListAsync(cancellation);
        return due.Count == 0 ? [] : await (await open.ClaimAsync(due, now, Identifier.New(clock), cancellation)).ToListAsync(cancellation);
    }

    // What is sent is decided now: what was taken back meanwhile is not sent as news.
    private async Task<List<(BulletinMail Due, Letter Letter)>> WriteAsync(IServiceProvider services, StoreDb db, List<BulletinMail> claimed, CancellationToken cancellation)
    {
        var ids = claimed.Select(m => m.Subscriber).ToArray();
        var subscribers = await db.Set<Subscriber>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        var texts = new Dictionary<(Guid, BulletinMailKind, string), (string Subject, string Text)?>();
        var products = services.GetRequiredService<IReleasedProducts>();
        var letters = new List<(BulletinMail, Letter)>();
        foreach (var due in claimed)
        {
            if (subscribers.GetValueOrDefault(due.Subscriber) is not { } subscriber)
            {
                continue;
            }

            var language = Subscription.Read(subscriber.Chosen).Language;
            if (!texts.TryGetValue((due.Product, due.Kind, language), out var text))
            {
                texts[(due.Product, due.Kind, language)] = text = await products.ContentsAsync(new ProductId(due.Product), cancellation) is { } contents ? Text(contents, due.Kind, language) : null;
            }

            if (text is { } says)
            {
                letters.Add((due, Letter(due, subscriber, says, language)));
            }
        }

        return letters;
    }

    private (string Subject, string Text)? Text(ProductContents contents, BulletinMailKind kind, string language)
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
        var (title, text) = (head.In(language) + product.Title.In(language), new StringBuilder());
        SheetText.Line(text, title);
        SheetText.Line(text, product.Number);
        SheetText.Line(text, page.AbsoluteUri);
        SheetText.Line(text, "");
        if (kind is BulletinMailKind.Withdrawn)
        {
            SheetText.Line(text, TakenBack.In(language));
            SheetText.Line(text, product.WithdrawnBecause ?? "");
        }
        else
        {
            SheetText.Write(text, ProductSheet.Of(contents, Audience.Plain), language);
        }

        return (House.In(language) + title, text.ToString());
    }

    private Letter Letter(BulletinMail due, Subscriber subscriber, (string Subject, string Text) says, string language)
    {
        var (page, oneClick) = links.Manage(subscriber.Id);
        var foot = $"\r\n----\r\n{Manage.In(language)}{page}\r\n";
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
}
