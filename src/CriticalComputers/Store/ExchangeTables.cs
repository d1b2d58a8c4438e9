using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Noroshi.CriticalComputers.Law;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Store;

/// <summary>The tables of what is said about the duty to notify.</summary>
internal sealed class ExchangeTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<Exchange>(b => Exchanges(b, db));
        model.Entity<ExchangeReminder>(b =>
        {
            b.ToTable("notification_exchange_reminders");
            b.HasKey(r => new { r.Exchange, r.Point });
        });
    }

    private static void Exchanges(EntityTypeBuilder<Exchange> b, StoreDb db)
    {
        b.ToTable("notification_exchanges");
        b.HasKey(x => x.Id);
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Sector).HasMaxLength(64);
        b.Property(x => x.Kind).HasConversion<string>().HasMaxLength(20);
        b.Property(x => x.Duty).HasConversion<string>().HasMaxLength(20);
        b.Property(x => x.Basis).HasMaxLength(60);
        b.HasIndex(x => new { x.Notification, x.At });
        b.HasIndex(x => new { x.Operator, x.Sector, x.At });
        b.HasIndex(x => new { x.From, x.Kind, x.DueOn });
        b.HasIndex(x => x.InReplyTo);
        b.SplitToTable("notification_exchange_texts", t =>
        {
            t.Property(x => x.Text);
            t.Property(x => x.ErasedAt);
        });

        // Each of the two tables names its own key; one name for both would collide.
        b.Metadata.FindPrimaryKey()!.SetAnnotation(Microsoft.EntityFrameworkCore.Metadata.RelationalAnnotationNames.Name, null);
        b.IsAppendOnly();
        b.HasQueryFilter("visibility", WhoMaySeeAnExchange.In(db));
        b.HasQueryFilter("notification", x => x.Notification == null || db.Set<Notification>().Any(n => n.Id == x.Notification));
    }
}
