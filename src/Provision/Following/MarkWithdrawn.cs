using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Calling;
using Noroshi.Provision.Providing;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Following;

/// <summary>A part of those who hold a withdrawn product is told.</summary>
internal sealed record WithdrawalIsTold(Guid Product, int Part) : IEvent
{
    public static string Name => "provision.withdrawal-is-told.v1";
}

/// <summary>A product was taken back: everybody who holds it is told. The mark itself stands on the product, so no copy can be without it.</summary>
internal sealed class MarkWithdrawn(IOutbox outbox) : IHandle<ProductWithdrawn>
{
    public Task HandleAsync(ProductWithdrawn @event, Guid id, CancellationToken cancellation)
    {
        outbox.Raise(new WithdrawalIsTold(@event.Product, 1));
        return Task.CompletedTask;
    }
}

/// <summary>Tells them, a part at a time.</summary>
internal sealed class TellOfWithdrawal(StoreDb db, IReleasedProducts products, TellHolders tell, IOutbox outbox, TimeProvider clock) : IHandle<WithdrawalIsTold>
{
    private const int PartSize = 500;

    public async Task HandleAsync(WithdrawalIsTold @event, Guid id, CancellationToken cancellation)
    {
        if (await products.FindAsync(new ProductId(@event.Product), cancellation) is not { } product)
        {
            return;
        }

        var part = await db.Set<Recipient>().Where(r => r.Product == @event.Product && r.State == RecipientState.Delivered && r.ToldOfWithdrawalAt == null && r.Kind != Face.RecipientKind.Public)
            .OrderBy(r => r.Id).Take(PartSize).ToListAsync(cancellation);
        part.ForEach(r => r.TellOfWithdrawal(clock.GetUtcNow()));
        await tell.AboutAsync(part, "provision.withdrawn", Subjects.Of(product, "撤回されました。使わないでください", "Withdrawn: do not use it"), urgent: true, CallKinds.Withdrawn, cancellation);
        if (part.Count == PartSize)
        {
            outbox.Raise(new WithdrawalIsTold(@event.Product, @event.Part + 1));
        }
    }
}
