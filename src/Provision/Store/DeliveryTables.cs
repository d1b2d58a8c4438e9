using Microsoft.EntityFrameworkCore;
using Noroshi.Provision.Law;
using Noroshi.Store;

namespace Noroshi.Provision.Store;

internal sealed class DeliveryTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<Watermark>(b =>
        {
            b.ToTable("watermarks");
            b.HasKey(w => w.Code);
            b.Property(w => w.Code).HasMaxLength(10);
            b.HasIndex(w => new { w.Recipient, w.Person }).IsUnique();
            b.HasQueryFilter("visibility", WhoMaySeeALeak.Watermarks(db));
        });
        model.Entity<Leak>(b =>
        {
            b.ToTable("leaks");
            b.HasKey(l => l.Id);
            b.Property(l => l.Id).ValueGeneratedNever();
            b.Property(l => l.Number).HasMaxLength(20);
            b.Property(l => l.Watermark).HasMaxLength(10);
            b.Property(l => l.Found).HasMaxLength(ALeakStopsProvision.LongestText);
            b.Property(l => l.Decision).HasMaxLength(ALeakStopsProvision.LongestText);
            b.Property(l => l.RestoredBecause).HasMaxLength(ALeakStopsProvision.LongestText);
            b.Property(l => l.Revision).IsConcurrencyToken();
            b.HasIndex(l => l.Number).IsUnique();
            b.HasIndex(l => new { l.Organisation, l.RestoredAt });
            b.HasQueryFilter("visibility", WhoMaySeeALeak.Leaks(db));
        });
        model.Entity<WebhookCall>(b =>
        {
            b.ToTable("webhook_calls");
            b.HasKey(c => c.Id);
            b.Property(c => c.Id).ValueGeneratedNever();
            b.Property(c => c.Kind).HasMaxLength(40);
            b.Property(c => c.LastOutcome).HasMaxLength(200);
            b.HasIndex(c => c.DueAt).HasFilter("taken_at IS NULL AND given_up_at IS NULL").HasDatabaseName("ix_webhook_calls_due");
            b.HasIndex(c => c.LeaseUntil).HasFilter("lease_until IS NOT NULL").HasDatabaseName("ix_webhook_calls_in_hand");
            b.HasIndex(c => new { c.Endpoint, c.QueuedAt });
            b.HasIndex(c => new { c.Endpoint, c.Recipient, c.Kind }).IsUnique();
            b.HasQueryFilter("visibility", WhoMaySeeALeak.Calls(db));
        });
    }
}
