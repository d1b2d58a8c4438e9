using Microsoft.EntityFrameworkCore;
using Noroshi.Provision.Law;
using Noroshi.Store;

namespace Noroshi.Provision.Store;

internal sealed class SubscriptionTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<Subscriber>(b =>
        {
            b.ToTable("subscribers");
            b.HasKey(s => s.Id);
            b.Property(s => s.Id).ValueGeneratedNever();
            b.Property(s => s.Address).HasMaxLength(ASubscriptionIsConfirmed.LongestAddress);
            b.Property(s => s.AddressKey).HasMaxLength(ASubscriptionIsConfirmed.LongestAddress);
            b.HasIndex(s => s.AddressKey).IsUnique();
            b.HasQueryFilter("visibility", WhoMaySeeASubscription.Subscribers(db));
        });
        model.Entity<SubscriptionRequest>(b =>
        {
            b.ToTable("subscription_requests");
            b.HasKey(r => r.Id);
            b.Property(r => r.Id).ValueGeneratedNever();
            b.Property(r => r.Address).HasMaxLength(ASubscriptionIsConfirmed.LongestAddress);
            b.Property(r => r.AddressKey).HasMaxLength(ASubscriptionIsConfirmed.LongestAddress);
            b.HasIndex(r => new { r.AddressKey, r.AskedAt });
            b.HasIndex(r => r.EndsAt);
            b.HasQueryFilter("visibility", WhoMaySeeASubscription.Requests(db));
        });
        model.Entity<BulletinMail>(b =>
        {
            b.ToTable("bulletin_mails");
            b.HasKey(m => m.Id);
            b.Property(m => m.Id).ValueGeneratedNever();
            b.Property(m => m.Kind).HasConversion<string>().HasMaxLength(20);
            b.HasIndex(m => m.DueAt);
            b.HasIndex(m => m.Subscriber);
            b.HasIndex(m => m.LeaseUntil).HasFilter("lease_until IS NOT NULL");
            b.HasQueryFilter("visibility", WhoMaySeeASubscription.Mails(db));
        });
    }
}
