using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Calling;
using Noroshi.Provision.Providing;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Following;

/// <summary>A part of those who hold a product with withheld statements is told: those behind an identity.</summary>
internal sealed record WithholdingIsTold(Guid Product, Guid After) : IEvent
{
    public static string Name => "provision.withholding-is-told.v1";
}

/// <summary>Statements of a product are no longer shown: everybody who holds it is told to look at it anew.</summary>
internal sealed class BeginToTellOfWithholding(IOutbox outbox) : IHandle<StatementsWithheld>
{
    public Task HandleAsync(StatementsWithheld @event, Guid id, CancellationToken cancellation)
    {
        outbox.Raise(new WithholdingIsTold(@event.Product, Guid.Empty));
        return Task.CompletedTask;
    }
}

/// <summary>Tells them, a part at a time.</summary>
internal sealed class TellOfWithheldStatements(StoreDb db, IReleasedProducts products, TellHolders tell, IOutbox outbox) : IHandle<WithholdingIsTold>
{
    private const int PartSize = 500;

    public async Task HandleAsync(WithholdingIsTold @event, Guid id, CancellationToken cancellation)
    {
        if (await products.FindAsync(new ProductId(@event.Product), cancellation) is not { } product)
        {
            return;
        }

        var part = await db.Set<Recipient>().Where(r => r.Product == @event.Product && r.State == RecipientState.Delivered && r.Kind != Face.RecipientKind.Public && r.Id > @event.After)
            .OrderBy(r => r.Id).Take(PartSize).ToListAsync(cancellation);
        var subject = Subjects.Of(product, "記載の一部が取り下げられました。開き直してください", "A part was withdrawn: open it again");
        await tell.AboutAsync(part, "provision.statements-withheld", subject, urgent: true, CallKinds.Changed, cancellation);
        if (part.Count == PartSize)
        {
            outbox.Raise(new WithholdingIsTold(@event.Product, part[^1].Id));
        }
    }
}
