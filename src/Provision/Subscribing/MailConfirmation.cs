using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Subscribing;

/// <summary>Asks the holder of an address whether the bulletin is wanted. If the mail server is away this fails, and the outbox tries again.</summary>
internal sealed class MailConfirmation(StoreDb db, IMailOut mail, SubscriptionLinks links, TimeProvider clock) : IHandle<SubscriptionAsked>
{
    public async Task HandleAsync(SubscriptionAsked @event, Guid id, CancellationToken cancellation)
    {
        if (!mail.IsOpen || await db.Set<SubscriptionRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == @event.Request, cancellation) is not { } request || request.EndsAt < clock.GetUtcNow())
        {
            return;
        }

        var link = links.Confirm(request.Id);
        var letter = Subscription.Read(request.Chosen).English
            ? new Letter(request.Id, request.Address, "[Noroshi] Please confirm: security alerts by mail", $"""
                Somebody asked for the public alerts of Noroshi to be sent to this address.
                If it was you, confirm within 24 hours:
                {link}

                If not, do nothing: you will get no further mail.

                """)
            : new Letter(request.Id, request.Address, "【狼煙】登録の確認：注意喚起のメール", $"""
                このアドレスに、狼煙の注意喚起を送る登録の依頼がありました。
                依頼した方は、24時間以内に次のリンクを開いて、確定してください。
                {link}

                心当たりがなければ、何もする必要はありません。これ以上メールは届きません。

                """);
        if ((await mail.SendAsync([letter], cancellation))[0] is LetterOutcome.Later)
        {
            throw new IOException("The mail server did not take the letter.");
        }
    }
}
