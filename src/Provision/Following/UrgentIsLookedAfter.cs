using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Providing;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Following;

/// <summary>The time in which an urgent product should be read is over.</summary>
/// <param name="Sending">Of which sending.</param>
/// <param name="Unread">At how many it was found unread so far: many are looked after part by part.</param>
internal sealed record UrgentIsLookedAfter(Guid Sending, int Unread = 0) : IEvent
{
    public static string Name => "provision.urgent-is-looked-after.v1";
}

/// <summary>Where nobody has read something urgent, the organisation's administrators are told too, and the sender's people, who can telephone.</summary>
[Article("Act, Art. 40(2)")]
internal sealed class TellTheNext(StoreDb db, IReleasedProducts products, IWhoIsWho who, INotices notices, IOutbox outbox, IRecordOfActs acts, TimeProvider clock) : IHandle<UrgentIsLookedAfter>
{
    private const int Most = 1000;

    public async Task HandleAsync(UrgentIsLookedAfter @event, Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Sending>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == @event.Sending, cancellation) is not { } sending
            || await products.FindAsync(new ProductId(sending.Product), cancellation) is not { Standing: ProductStanding.Current } product)
        {
            return;
        }

        var unread = await db.Set<Recipient>().Where(r => r.Sending == sending.Id && r.State == RecipientState.Delivered && r.ReadAt == null && r.EscalatedAt == null && r.Kind != RecipientKind.Public)
            .OrderBy(r => r.Id).Take(Most).ToListAsync(cancellation);
        var all = @event.Unread + unread.Count;
        if (all == 0)
        {
            return;
        }

        var administrators = await who.PeopleWhoMayAsync([.. unread.Select(r => r.Organisation)], Permission.ManagePeople, cancellation);
        var subject = Subjects.Of(product, "至急の情報がまだ読まれていません", "Something urgent has not been read");
        foreach (var recipient in unread)
        {
            recipient.Escalate(clock.GetUtcNow());
            foreach (var person in administrators[recipient.Organisation])
            {
                notices.Tell(person.Id, "provision.unread", subject, "/received", urgent: true);
            }
        }

        if (unread.Count == Most)
        {
            outbox.Raise(new UrgentIsLookedAfter(sending.Id, all));
            return;
        }

        var (sends, where) = await SendersAsync(sending, cancellation);
        foreach (var person in await who.PeopleWhoMayAsync(sending.From, sends, cancellation))
        {
            notices.Tell(person.Id, "provision.unread", Subjects.Of(product, $"至急の情報が{all}者で読まれていません", $"Something urgent is unread at {all}"), where, urgent: true);
        }

        acts.Write(new Act("provision.escalated", "Act, Art. 40(2)", $"sending:{sending.Id}") { Content = new JsonObject { ["unread"] = all } });
    }

    // Who sent it, and where they see who has read it: the Cabinet Office, a minister's desk, a prefecture that passed on what it had received.
    private async Task<(Permission Permission, string Path)> SendersAsync(Sending sending, CancellationToken cancellation) => sending switch
    {
        { Sender: LegalSender.Prefecture } => (Permission.ReceiveProducts,
            await db.Set<Recipient>().Where(r => r.Product == sending.Product && r.Organisation == sending.From && r.State == RecipientState.Delivered).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellation) is { } own
                ? $"/received/{own:D}/onward" : "/received"),
        { Terms.ByMinister: true } => (Permission.RelayProducts, $"/relay/{sending.Id:D}"),
        _ => (Permission.SendProducts, $"/provision/sendings/{sending.Id:D}"),
    };
}
