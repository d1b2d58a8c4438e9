using Microsoft.EntityFrameworkCore;
using Noroshi.Provision.Law;
using Noroshi.Store;

namespace Noroshi.Provision.Store;

internal sealed class ProvisionTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<RegisteredDevice>(b =>
        {
            b.ToTable("registered_devices");
            b.HasKey(d => d.Id);
            b.Property(d => d.Id).ValueGeneratedNever();
            b.Property(d => d.Name).HasMaxLength(ADeviceIsRegisteredForAWhile.LongestName);
            b.Property(d => d.Agent).HasMaxLength(200);
            b.Property(d => d.Digest).HasMaxLength(32);
            b.Property(d => d.End).HasConversion<string>().HasMaxLength(16);
            b.HasIndex(d => d.Digest).IsUnique();
            b.HasIndex(d => new { d.Person, d.Organisation });
            b.HasIndex(d => d.Organisation);
            b.HasQueryFilter("visibility", WhoMaySeeADevice.Devices(db));
        });
        model.Entity<MailCertificate>(b =>
        {
            b.ToTable("mail_certificates");
            b.HasKey(c => c.Id);
            b.Property(c => c.Id).ValueGeneratedNever();
            b.Property(c => c.Der).HasMaxLength(ACertificateMustServeForMail.LargestBytes);
            b.Property(c => c.Fingerprint).HasMaxLength(95);
            b.Property(c => c.Subject).HasMaxLength(500);
            b.Property(c => c.Issuer).HasMaxLength(500);
            b.Property(c => c.Key).HasMaxLength(40);
            b.Property(c => c.End).HasConversion<string>().HasMaxLength(16);
            b.HasIndex(c => new { c.Person, c.Organisation });
            b.HasIndex(c => c.Organisation);
            b.HasQueryFilter("visibility", WhoMaySeeADevice.Certificates(db));
        });
        model.Entity<WebhookEndpoint>(b =>
        {
            b.ToTable("webhook_endpoints");
            b.HasKey(w => w.Id);
            b.Property(w => w.Id).ValueGeneratedNever();
            b.Property(w => w.Name).HasMaxLength(AWebhookAddressIsPublic.LongestName);
            b.Property(w => w.Address).HasMaxLength(AWebhookAddressIsPublic.LongestAddress);
            b.Property(w => w.SealedSecret).HasMaxLength(1000);
            b.Property(w => w.FormerSecret).HasMaxLength(1000);
            b.HasIndex(w => w.Organisation);
            b.HasQueryFilter("visibility", WhoMaySeeADevice.Webhooks(db));
        });
    }
}
