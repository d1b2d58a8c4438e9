using Microsoft.EntityFrameworkCore;
using Noroshi.Store;

namespace Noroshi.Parties.Store;

internal sealed class PartiesTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
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
        });
    }
}
