using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Store;

/// <summary>The tables of the commission's own work.</summary>
internal sealed class CommissionTables : IModelContribution
{
    private const int Numbers = 40;
    private const int Names = 20;

    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<CommissionSeat>(b =>
        {
            Seen(b, db, "commission_seats");
            b.Property(s => s.Office).HasConversion<string>().HasMaxLength(Names);
            b.Property(s => s.Revision).IsConcurrencyToken();
            b.Ignore(s => s.Facts);
            b.HasIndex(s => s.Person);
        });
        Meetings(model, db);
        model.Entity<ApprovalRequest>(b =>
        {
            Seen(b, db, "commission_approvals");
            b.Property(a => a.Number).HasMaxLength(Numbers);
            b.Property(a => a.Route).HasConversion<string>().HasMaxLength(Names);
            b.Property(a => a.State).HasConversion<string>().HasMaxLength(Names);
            b.Property(a => a.Revision).IsConcurrencyToken();
            b.HasIndex(a => a.Number).IsUnique();
            b.HasIndex(a => a.ReceivedAt);
        });
        model.Entity<AfterNotice>(b =>
        {
            Seen(b, db, "commission_after_notices");
            b.Property(n => n.Number).HasMaxLength(Numbers);
            b.Property(n => n.Route).HasConversion<string>().HasMaxLength(Names);
            b.Property(n => n.Decision).HasConversion<string>().HasMaxLength(Names);
            b.Property(n => n.Revision).IsConcurrencyToken();
            b.HasIndex(n => n.Number).IsUnique();
            b.HasIndex(n => n.ReceivedAt);
        });
        Inspections(model, db);
        model.Entity<YearlyReport>(b =>
        {
            // What was published is for everybody.
            b.ToTable("commission_reports");
            b.HasKey(r => r.Year);
            b.Property(r => r.Year).ValueGeneratedNever();
            b.IsAppendOnly();
        });
    }

    private static void Meetings(ModelBuilder model, StoreDb db)
    {
        model.Entity<CommissionMeeting>(b =>
        {
            Seen(b, db, "commission_meetings");
            b.Property(m => m.Number).HasMaxLength(Numbers);
            b.Property(m => m.State).HasConversion<string>().HasMaxLength(Names);
            b.Property(m => m.Revision).IsConcurrencyToken();
            b.HasIndex(m => m.Number).IsUnique();
            b.HasMany(m => m.Items).WithOne().HasForeignKey(i => i.Meeting);
            b.HasMany(m => m.Present).WithOne().HasForeignKey(a => a.Meeting);
        });
        model.Entity<Attendance>(b => Seen(b, db, "commission_attendances"));
        model.Entity<MeetingItem>(b =>
        {
            Seen(b, db, "commission_items");
            b.Property(i => i.Kind).HasConversion<string>().HasMaxLength(Names);
            b.Property(i => i.ChairDecides).HasConversion<string>().HasMaxLength(Names);
            b.Property(i => i.Outcome).HasConversion<string>().HasMaxLength(Names);
            b.HasMany(i => i.Ballots).WithOne().HasForeignKey(v => v.Item);
        });
        model.Entity<Ballot>(b =>
        {
            Seen(b, db, "commission_ballots");
            b.Property(v => v.Vote).HasConversion<string>().HasMaxLength(Names);
            b.HasIndex(v => new { v.Item, v.Seat }).IsUnique();
        });
    }

    private static void Inspections(ModelBuilder model, StoreDb db)
    {
        model.Entity<Inspection>(b =>
        {
            Seen(b, db, "commission_inspections");
            b.Property(i => i.Number).HasMaxLength(Numbers);
            b.Property(i => i.Basis).HasConversion<string>().HasMaxLength(Names);
            b.Property(i => i.State).HasConversion<string>().HasMaxLength(Names);
            b.Property(i => i.Revision).IsConcurrencyToken();
            b.HasIndex(i => i.Number).IsUnique();
            b.HasMany(i => i.Samples).WithOne().HasForeignKey(s => s.Inspection);
            b.HasMany(i => i.Findings).WithOne().HasForeignKey(f => f.Inspection);
        });
        model.Entity<Sample>(b => Seen(b, db, "commission_samples"));
        model.Entity<Finding>(b =>
        {
            Seen(b, db, "commission_findings");
            b.Property(f => f.Measure).HasConversion<string>().HasMaxLength(Names);
            b.Property(f => f.Decision).HasConversion<string>().HasMaxLength(Names);
        });
    }

    // The Id of every one of them is given by whoever makes it.
    private static void Seen<T>(EntityTypeBuilder<T> builder, StoreDb db, string table)
        where T : class
    {
        builder.ToTable(table);
        builder.HasKey("Id");
        builder.Property<Guid>("Id").ValueGeneratedNever();
        builder.HasQueryFilter("visibility", WhoMaySeeTheCommission.Its<T>(db));
    }
}
