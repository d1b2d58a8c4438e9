using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Store;

internal sealed class CriticalComputersTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<Facility>(b =>
        {
            b.ToTable("facilities");
            b.HasKey(f => f.Id);
            b.Property(f => f.Id).ValueGeneratedNever();
            b.Ignore(f => f.Entry);
            b.Property(f => f.Sector).HasMaxLength(64);
            b.Property(f => f.Category).HasMaxLength(200);
            b.Property(f => f.Name).HasMaxLength(100);
            b.Property(f => f.Revision).IsConcurrencyToken();
            b.HasIndex(f => new { f.Operator, f.Name });
            b.HasQueryFilter("visibility", WhoMaySeeARegister.Facilities(db));
        });
        model.Entity<Computer>(b => Computers(b, db));
        model.Entity<ComputerChange>(b =>
        {
            b.ToTable("computer_changes");
            b.HasKey(c => c.Id);
            b.Property(c => c.Id).ValueGeneratedNever();
            b.Property(c => c.Way).HasConversion<string>().HasMaxLength(20);
            b.HasIndex(c => new { c.Computer, c.At });
            b.IsAppendOnly();
            b.HasQueryFilter("visibility", WhoMaySeeARegister.Changes(db));
        });
        model.Entity<Notification>(b => Notifications(b, db));
        model.Entity<NotificationAddressee>(b =>
        {
            b.ToTable("notification_addressees");
            b.HasKey(a => new { a.Notification, a.Organisation });
            b.Property(a => a.Capacity).HasConversion<string>().HasMaxLength(30);
            b.HasIndex(a => new { a.Organisation, a.ReachedAt });
        });
        model.Entity<NotifiedComputer>(b => Notified(b, db));
        model.Entity<EconomicSecurityFiling>(b =>
        {
            b.ToTable("economic_security_filings");
            b.HasKey(f => f.Id);
            b.Property(f => f.Id).ValueGeneratedNever();
            b.Ignore(f => f.Named);
            b.Property(f => f.Kind).HasConversion<string>().HasMaxLength(30);
            b.Property(f => f.Number).HasMaxLength(100);
            b.Property(f => f.FileDigest).HasMaxLength(64);
            b.Property(f => f.FileName).HasMaxLength(200);
            b.Property(f => f.Revision).IsConcurrencyToken();
            b.HasIndex(f => new { f.Operator, f.EnteredAt });
            b.HasQueryFilter("visibility", WhoMaySeeARegister.Filings(db));
        });
        model.Entity<OutlineChange>(b =>
        {
            b.ToTable("outline_changes");
            b.HasKey(c => new { c.Operator, c.Sector });
            b.Property(c => c.Sector).HasMaxLength(64);
            b.HasQueryFilter("visibility", WhoMaySeeARegister.OutlineChanges(db));
        });
        Imports(model, db);
        Names(model);
        Precedents(model, db);
        model.Entity<RegisterReminder>(b =>
        {
            b.ToTable("register_reminders");
            b.HasKey(r => new { r.Operator, r.DueOn, r.Point });
        });
        model.Entity<CalendarFeed>(b =>
        {
            b.ToTable("calendar_feeds");
            b.HasKey(f => f.Id);
            b.Property(f => f.Id).ValueGeneratedNever();
            b.Property(f => f.Digest).HasMaxLength(32);
            b.Property(f => f.Name).HasMaxLength(100);
            b.HasIndex(f => f.Digest).IsUnique();
            b.HasIndex(f => new { f.Person, f.Operator });
            b.HasQueryFilter("visibility", WhoMaySeeARegister.Feeds(db));
        });
    }

    public void Conventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<FacilityId>().HaveConversion<FacilityIdValue>();
        conventions.Properties<ComputerId>().HaveConversion<ComputerIdValue>();
        conventions.Properties<NotificationId>().HaveConversion<NotificationIdValue>();
        conventions.Properties<ClassSet>().HaveConversion<ClassBits>();
    }

    private static void Computers(EntityTypeBuilder<Computer> b, StoreDb db)
    {
        b.ToTable("computers");
        b.HasKey(c => c.Id);
        b.Property(c => c.Id).ValueGeneratedNever();
        b.Ignore(c => c.Entry);
        b.Property(c => c.Label).HasMaxLength(RegisterKeys.LongestLabel);
        b.Property(c => c.LabelKey).HasMaxLength(RegisterKeys.LongestLabel);
        b.Property(c => c.Product).HasMaxLength(RegisterKeys.LongestName);
        b.Property(c => c.Maker).HasMaxLength(RegisterKeys.LongestName);
        b.Property(c => c.NameKey).HasMaxLength(RegisterKeys.LongestKey);
        b.Property(c => c.Unit).HasConversion<string>().HasMaxLength(20);
        b.Property(c => c.Dedicated).HasConversion<string>().HasMaxLength(20);
        b.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        b.Property(c => c.Dependency).HasMaxLength(200);
        b.Property(c => c.Note).HasMaxLength(1000);
        b.Property(c => c.Revision).IsConcurrencyToken();

        // One entry of a name in a facility, also when two people import at once.
        b.HasIndex(c => new { c.Facility, c.LabelKey }).IsUnique();
        b.HasIndex(c => new { c.Operator, c.State, c.DueOn, c.Id });
        b.HasIndex(c => new { c.Operator, c.Id });
        b.HasIndex(c => new { c.Operator, c.NameKey, c.Id });
        b.HasQueryFilter("visibility", WhoMaySeeARegister.Computers(db));
    }

    private static void Notifications(EntityTypeBuilder<Notification> b, StoreDb db)
    {
        b.ToTable("notifications");
        b.HasKey(n => n.Id);
        b.Property(n => n.Id).ValueGeneratedNever();
        b.Property(n => n.Number).HasMaxLength(40);
        b.Property(n => n.Sector).HasMaxLength(64);
        b.Property(n => n.Kind).HasConversion<string>().HasMaxLength(20);
        b.Property(n => n.Digest).HasMaxLength(32);
        b.Property(n => n.StandInDigest).HasMaxLength(64);
        b.Property(n => n.Revision).IsConcurrencyToken();
        b.HasIndex(n => n.Number).IsUnique();
        b.HasIndex(n => new { n.Operator, n.FiledAt });
        b.HasMany(n => n.Addressees).WithOne().HasForeignKey(a => a.Notification);
        b.HasQueryFilter("visibility", WhoMaySeeARegister.Notifications(db));
    }

    private static void Notified(EntityTypeBuilder<NotifiedComputer> b, StoreDb db)
    {
        b.ToTable("notified_computers");
        b.HasKey(c => c.Id);
        b.Property(c => c.Id).ValueGeneratedNever();
        b.Property(c => c.Sector).HasMaxLength(64);
        b.Property(c => c.FacilityCategory).HasMaxLength(200);
        b.Property(c => c.Product).HasMaxLength(RegisterKeys.LongestName);
        b.Property(c => c.Maker).HasMaxLength(RegisterKeys.LongestName);
        b.Property(c => c.NameKey).HasMaxLength(RegisterKeys.LongestKey);
        b.Property(c => c.Unit).HasConversion<string>().HasMaxLength(20);
        b.Property(c => c.As).HasConversion<string>().HasMaxLength(20);
        b.HasIndex(c => new { c.Notification, c.Id });
        b.HasIndex(c => new { c.Computer, c.Current });
        b.HasIndex(c => new { c.NameKey, c.Current, c.Notification, c.Operator });
        b.HasQueryFilter("visibility", c => db.Set<Notification>().Any(n => n.Id == c.Notification));
    }

    private static void Imports(ModelBuilder model, StoreDb db)
    {
        model.Entity<ImportRun>(b =>
        {
            b.ToTable("import_runs");
            b.HasKey(r => r.Id);
            b.Property(r => r.Id).ValueGeneratedNever();
            b.Ignore(r => r.ChosenColumns).Ignore(r => r.HeadingList).Ignore(r => r.FaultWords);
            b.Property(r => r.FileName).HasMaxLength(200);
            b.Property(r => r.Digest).HasMaxLength(64);
            b.Property(r => r.Format).HasConversion<string>().HasMaxLength(20);
            b.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
            b.Property(r => r.Revision).IsConcurrencyToken();
            b.HasIndex(r => new { r.Operator, r.StartedAt });
            b.HasQueryFilter("visibility", WhoMaySeeARegister.Imports(db));
        });
        model.Entity<ImportRow>(b =>
        {
            b.ToTable("import_rows");
            b.HasKey(r => new { r.Import, r.Ordinal });
            b.Property(r => r.Verdict).HasConversion<string>().HasMaxLength(20);
            b.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
            b.Property(r => r.Unit).HasConversion<string>().HasMaxLength(20);
            b.Property(r => r.Label).HasMaxLength(RegisterKeys.LongestLabel);
            b.Property(r => r.Product).HasMaxLength(RegisterKeys.LongestName);
            b.Property(r => r.Maker).HasMaxLength(RegisterKeys.LongestName);
            b.HasIndex(r => new { r.Import, r.Verdict, r.Ordinal });
            b.HasQueryFilter("visibility", r => db.Set<ImportRun>().Any(run => run.Id == r.Import));
        });
        model.Entity<RememberedColumns>(b =>
        {
            b.ToTable("remembered_columns");
            b.HasKey(c => new { c.Operator, c.Headings });
            b.Property(c => c.Headings).HasMaxLength(64);
            b.HasQueryFilter("visibility", WhoMaySeeARegister.Columns(db));
        });
    }

    // Public names and bare spellings: no row says whose they are.
    private static void Names(ModelBuilder model)
    {
        model.Entity<KnownName>(b =>
        {
            b.ToTable("known_names");
            b.HasKey(n => new { n.Maker, n.Product });
            b.Property(n => n.Maker).HasMaxLength(RegisterKeys.LongestName);
            b.Property(n => n.Product).HasMaxLength(RegisterKeys.LongestName);
            b.Property(n => n.Source).HasMaxLength(20);
            b.Property(n => n.Key).HasMaxLength(RegisterKeys.LongestKey);
            b.HasIndex(n => n.FirstSeenAt);
        });
        model.Entity<NotifiedName>(b =>
        {
            b.ToTable("notified_names");
            b.HasKey(n => new { n.Product, n.Maker });
            b.Property(n => n.Product).HasMaxLength(RegisterKeys.LongestName);
            b.Property(n => n.Maker).HasMaxLength(RegisterKeys.LongestName);
            b.Property(n => n.Key).HasMaxLength(RegisterKeys.LongestKey);
            b.Property(n => n.NearKey).HasMaxLength(RegisterKeys.LongestKey);
            b.Property(n => n.Version).HasMaxLength(40);
            b.HasIndex(n => n.NearKey);
            b.HasIndex(n => n.Version);
        });
    }

    private static void Precedents(ModelBuilder model, StoreDb db)
    {
        model.Entity<Precedent>(b =>
        {
            b.ToTable("precedents");
            b.HasKey(p => p.Id);
            b.Property(p => p.Id).ValueGeneratedNever();
            b.Ignore(p => p.Content);
            b.Property(p => p.Number).HasMaxLength(40);
            b.Property(p => p.Product).HasMaxLength(RegisterKeys.LongestName);
            b.Property(p => p.Maker).HasMaxLength(RegisterKeys.LongestName);
            b.Property(p => p.Key).HasMaxLength(RegisterKeys.LongestKey);
            b.Property(p => p.Sector).HasMaxLength(64);
            b.Property(p => p.Article).HasMaxLength(100);
            b.Property(p => p.WithdrawnBecause).HasMaxLength(500);
            b.Property(p => p.Revision).IsConcurrencyToken();
            b.HasIndex(p => p.Number).IsUnique();
            b.HasIndex(p => p.Key);
            b.HasQueryFilter("visibility", WhoMaySeeAPrecedent.Precedents(db));
        });
        model.Entity<PrecedentVersion>(b =>
        {
            b.ToTable("precedent_versions");
            b.HasKey(v => v.Id);
            b.Property(v => v.Id).ValueGeneratedNever();
            b.Property(v => v.WithdrawnBecause).HasMaxLength(500);
            b.HasIndex(v => new { v.Precedent, v.Version }).IsUnique();
            b.IsAppendOnly();
            b.HasQueryFilter("visibility", v => db.Set<Precedent>().Any(p => p.Id == v.Precedent));
        });
    }

    private sealed class ClassBits() : ValueConverter<ClassSet, int>(set => set.Bits, bits => new ClassSet(bits));
}
