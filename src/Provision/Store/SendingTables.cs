using Microsoft.EntityFrameworkCore;
using Noroshi.Provision.Law;
using Noroshi.Store;

namespace Noroshi.Provision.Store;

internal sealed class SendingTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<Sending>(b =>
        {
            b.ToTable("sendings");
            b.HasKey(s => s.Id);
            b.Property(s => s.Id).ValueGeneratedNever();
            b.Ignore(s => s.Terms);
            b.Property(s => s.Route).HasConversion<string>().HasMaxLength(30);
            b.Property(s => s.Sender).HasConversion<string>().HasMaxLength(30);
            b.Property(s => s.Purpose).HasConversion<string>().HasMaxLength(30);
            b.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
            b.Property(s => s.Because).HasMaxLength(500);
            b.Property(s => s.ReturnedBecause).HasMaxLength(500);
            b.Property(s => s.Revision).IsConcurrencyToken();
            b.HasIndex(s => s.Product);
            b.HasIndex(s => new { s.From, s.State, s.PreparedAt });
            b.HasQueryFilter("visibility", WhoMaySeeWhatIsProvided.Sendings(db));
        });
        model.Entity<Recipient>(b =>
        {
            b.ToTable("recipients");
            b.HasKey(r => r.Id);
            b.Property(r => r.Id).ValueGeneratedNever();
            b.Ignore(r => r.Reason);
            b.Property(r => r.Kind).HasConversion<string>().HasMaxLength(30);
            b.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
            b.Property(r => r.Answer).HasConversion<string>().HasMaxLength(20);
            b.Property(r => r.ReasonJa).HasMaxLength(300);
            b.Property(r => r.ReasonEn).HasMaxLength(300);
            b.Property(r => r.RefusedArticle).HasMaxLength(60);
            b.Property(r => r.Said).HasMaxLength(1000);
            b.HasIndex(r => new { r.Sending, r.Organisation, r.Kind }).IsUnique();
            b.HasIndex(r => new { r.Organisation, r.DeliveredAt, r.Id });
            b.HasIndex(r => new { r.Sending, r.State, r.Id });
            b.HasIndex(r => new { r.Product, r.Organisation });
            b.HasIndex(r => new { r.Organisation, r.Topic });
            b.HasQueryFilter("visibility", WhoMaySeeWhatIsProvided.Recipients(db));
        });
    }
}
