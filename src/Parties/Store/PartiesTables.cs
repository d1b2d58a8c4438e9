using Microsoft.EntityFrameworkCore;
using Noroshi.Parties.Law;
using Noroshi.Store;

namespace Noroshi.Parties.Store;

internal sealed class PartiesTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<SentOnce>(b =>
        {
            b.ToTable("sent_once");
            b.HasKey(s => new { s.Credential, s.Key });
            b.Property(s => s.Key).HasMaxLength(255);
            b.Property(s => s.Location).HasMaxLength(300);
        });
        model.Entity<OrganisationRow>(b =>
        {
            b.ToTable("organisations");
            b.HasKey(o => o.Id);
            b.Property(o => o.Code).HasMaxLength(64);
            b.Property(o => o.NameJa).HasMaxLength(300);
            b.Property(o => o.NameEn).HasMaxLength(300);
            b.Property(o => o.CorporateNumber).HasMaxLength(13);
            b.Property(o => o.Address).HasMaxLength(400);
            b.Property(o => o.Representative).HasMaxLength(200);
            b.Property(o => o.Contact).HasMaxLength(400);
            b.Property(o => o.Prefecture).HasMaxLength(2);
            b.Property(o => o.Kind).HasConversion<string>().HasMaxLength(40);
            b.HasIndex(o => o.Code).IsUnique();
        });
        model.Entity<DesignationRow>(b =>
        {
            b.ToTable("designations");
            b.HasKey(d => new { d.Operator, d.Sector, d.DesignatedOn });
            b.Property(d => d.Sector).HasMaxLength(64);
        });
        model.Entity<PolicySetting>(b =>
        {
            b.ToTable("policy_settings");
            b.HasKey(s => s.Id);
            b.Property(s => s.Id).ValueGeneratedNever();
            b.Property(s => s.Name).HasMaxLength(100);
            b.HasIndex(s => new { s.Name, s.From });
        });
        model.Entity<PersonRow>(b =>
        {
            b.ToTable("persons");
            b.HasKey(p => p.Id);
            b.Property(p => p.Name).HasMaxLength(200);
            b.Property(p => p.Department).HasMaxLength(200);
            b.Property(p => p.Mail).HasMaxLength(320);
            b.Property(p => p.Phone).HasMaxLength(50);
        });
        model.Entity<Membership>(b =>
        {
            b.ToTable("memberships");
            b.HasKey(m => m.Id);
            b.Property(m => m.Id).ValueGeneratedNever();
            b.Property(m => m.Role).HasMaxLength(64);
            b.HasIndex(m => m.Person);
            b.HasIndex(m => m.Organisation);
        });
        model.Entity<Mandate>(b =>
        {
            b.ToTable("mandates");
            b.HasKey(m => m.Id);
            b.Property(m => m.Id).ValueGeneratedNever();
            b.Property(m => m.Scope).HasMaxLength(64);
            b.HasIndex(m => m.Agent);
            b.HasIndex(m => m.Principal);
        });
        model.Entity<Session>(b =>
        {
            b.ToTable("sessions");
            b.HasKey(s => s.Id);
            b.Property(s => s.Id).ValueGeneratedNever();
            b.Property(s => s.Method).HasMaxLength(20);
            b.Property(s => s.Device).HasMaxLength(200);
            b.HasIndex(s => s.Person);
        });
        model.Entity<Notice>(b =>
        {
            b.ToTable("notices");
            b.HasKey(n => n.Id);
            b.Property(n => n.Id).ValueGeneratedNever();
            b.Property(n => n.Kind).HasMaxLength(100);
            b.Property(n => n.SubjectJa).HasMaxLength(300);
            b.Property(n => n.SubjectEn).HasMaxLength(300);
            b.Property(n => n.Path).HasMaxLength(300);
            b.HasIndex(n => new { n.To, n.At });
            b.HasQueryFilter("visibility", WhoMaySeeANotice.In(db));
        });
        Credentials(model, db);
        Assurances(model, db);
    }

    private static void Credentials(ModelBuilder model, StoreDb db)
    {
        model.Entity<OneTimeLink>(b =>
        {
            b.ToTable("one_time_links");
            b.HasKey(l => l.Id);
            b.Property(l => l.Id).ValueGeneratedNever();
            b.Property(l => l.Purpose).HasConversion<string>().HasMaxLength(40);
            b.Property(l => l.Digest).HasMaxLength(32);
            b.Property(l => l.Role).HasMaxLength(64);
            b.Property(l => l.Mail).HasMaxLength(320);
            b.HasIndex(l => l.Digest).IsUnique();
            b.HasIndex(l => l.Organisation);
            b.HasQueryFilter("visibility", WhoMaySeeAnInvitation.In(db));
        });
        model.Entity<PasskeyChallenge>(b =>
        {
            b.ToTable("passkey_challenges");
            b.HasKey(c => c.Id);
            b.Property(c => c.Id).ValueGeneratedNever();
        });
        model.Entity<ApiToken>(b =>
        {
            b.ToTable("api_tokens");
            b.HasKey(t => t.Id);
            b.Property(t => t.Id).ValueGeneratedNever();
            b.Property(t => t.Digest).HasMaxLength(32);
            b.Property(t => t.Beginning).HasMaxLength(16);
            b.Property(t => t.Name).HasMaxLength(100);
            b.Property(t => t.Scope).HasMaxLength(1000);
            b.Ignore(t => t.Permissions);
            b.HasIndex(t => t.Digest).IsUnique();
            b.HasIndex(t => t.Person);
            b.HasQueryFilter("visibility", WhoMaySeeAToken.In(db));
        });
        model.Entity<FailedAttempts>(b =>
        {
            b.ToTable("failed_attempts");
            b.HasKey(f => f.Key);
            b.Property(f => f.Key).HasMaxLength(200);
        });
        model.Entity<RecoveryRequest>(b =>
        {
            b.ToTable("recovery_requests");
            b.HasKey(r => r.Id);
            b.Property(r => r.Id).ValueGeneratedNever();
            b.HasIndex(r => r.Person);
        });
        model.Entity<ExternalIdentity>(b =>
        {
            b.ToTable("external_identities");
            b.HasKey(e => new { e.Issuer, e.Subject });
            b.Property(e => e.Issuer).HasMaxLength(500);
            b.Property(e => e.Subject).HasMaxLength(255);
            b.HasIndex(e => e.Person);
        });
    }

    private static void Assurances(ModelBuilder model, StoreDb db)
    {
        model.Entity<Undertaking>(b =>
        {
            b.ToTable("undertakings");
            b.HasKey(u => u.Id);
            b.Property(u => u.Id).ValueGeneratedNever();
            b.Property(u => u.Article).HasMaxLength(100);
            b.HasIndex(u => u.Person);
            b.HasQueryFilter("visibility", WhoMaySeeAnUndertaking.In(db));
        });
        model.Entity<Clearance>(b =>
        {
            b.ToTable("clearances");
            b.HasKey(c => c.Id);
            b.Property(c => c.Id).ValueGeneratedNever();
            b.Property(c => c.Kind).HasMaxLength(100);
            b.HasIndex(c => c.Person);
            b.HasIndex(c => c.Until);
            b.HasQueryFilter("visibility", WhoMaySeeAClearance.In(db));
        });
    }
}
