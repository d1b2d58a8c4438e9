using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Providing;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Following;

/// <summary>The time in which an urgent product should be read is over.</summary>
internal sealed record UrgentIsLookedAfter(Guid Sending) : IEvent
{
    public static string Name => "provision.urgent-is-looked-after.v1";
}

/// <summary>Where nobody has read something urgent, the organisation's administrators are told too, and the sender's people, who can telephone.</summary>
[Article("Act, Art. 40(2)")]
internal sealed class TellTheNext(StoreDb db, IReleasedProducts products, IWhoIsWho who, INotices notices, IRecordOfActs acts, TimeProvider clock) : IHandle<UrgentIsLookedAfter>
{
    private const int Most = 1000;

    public async Task HandleAsync(UrgentIsLookedAfter @event, Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Sending>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == @event.Sending, cancellation) is not { } sending
            || await products.FindAsync(new ProductId(sending.Product), cancellation) is not { Standing: ProductStanding.Current } product)
        {
            return;
        }

        var unread = await db.Set<Recipient>().Where(r => r.Sending == sending.Id && r.State == RecipientState.Delivered && r.ReadAt == null && r.EscalatedAt == null && r.Kind != Face.RecipientKind.Public)
            .OrderBy(r => r.Id).Take(Most).ToListAsync(cancellation);
        if (unread.Count == 0)
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

        foreach (var person in await who.PeopleWhoMayAsync(sending.From, sending.Terms.ByMinister ? Permission.RelayProducts : Permission.SendProducts, cancellation))
        {
            notices.Tell(person.Id, "provision.unread", Subjects.Of(product, $"至急の情報が{unread.Count}者で読まれていません", $"Something urgent is unread at {unread.Count}"), $"/provision/sendings/{sending.Id:D}", urgent: true);
        }

        acts.Write(new Act("provision.escalated", "Act, Art. 40(2)", $"sending:{sending.Id}") { Content = new JsonObject { ["unread"] = unread.Count } });
    }
}
