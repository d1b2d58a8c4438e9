using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Noroshi.IncidentReports.Law;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Store;

internal sealed class IncidentReportsTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<IncidentCase>(b => Cases(b, db));
        model.Entity<ReportVersion>(b => Versions(b, db));
        model.Entity<ReportComputer>(b =>
        {
            b.ToTable("report_computers");
            b.HasKey(c => new { c.Report, c.Computer });
            b.HasIndex(c => new { c.Computer, c.Case });
            b.HasQueryFilter("visibility", c => db.Set<IncidentCase>().Any(seen => seen.Id == c.Case));
        });
        model.Entity<CaseAddressee>(Addressees);
        model.Entity<Draft>(b => Drafts(b, db));
        model.Entity<KeptPage>(b => Kept(b, db));
        model.Entity<Reading>(Readings);
        model.Entity<Exchange>(b => Exchanges(b, db));
        model.Entity<OtherCopy>(Copies);
        model.Entity<Attachment>(Attachments);
        model.Entity<Judgement>(Judgements);
        model.Entity<Reminder>(Reminders);
    }

    public void Conventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<CaseId>().HaveConversion<CaseIdValue>();
        conventions.Properties<ReportId>().HaveConversion<ReportIdValue>();
        conventions.Properties<DraftId>().HaveConversion<DraftIdValue>();
    }

    private static void Cases(EntityTypeBuilder<IncidentCase> b, StoreDb db)
    {
        b.ToTable("incident_cases");
        b.HasKey(c => c.Id);
        b.Property(c => c.Id).ValueGeneratedNever();
        b.Property(c => c.Number).HasMaxLength(40);
        b.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        b.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        b.Property(c => c.LatestStage).HasConversion<string>().HasMaxLength(20);
        b.Property(c => c.Sector).HasMaxLength(64);
        b.Property(c => c.Prefecture).HasMaxLength(2);
        b.Property(c => c.Title).HasMaxLength(200);
        b.Property(c => c.LearnedBy).HasMaxLength(200);
        b.Property(c => c.Revision).IsConcurrencyToken();
        b.HasIndex(c => c.Number).IsUnique();
        b.HasIndex(c => new { c.Reporter, c.OpenedAt });
        b.HasMany(c => c.Addressees).WithOne().HasForeignKey(a => a.Case);
        b.HasQueryFilter("visibility", WhoMaySeeAReport.In(db));
    }

    private static void Versions(EntityTypeBuilder<ReportVersion> b, StoreDb db)
    {
        b.ToTable("report_versions");
        b.HasKey(v => v.Id);
        b.Property(v => v.Id).ValueGeneratedNever();
        b.Property(v => v.Stage).HasConversion<string>().HasMaxLength(20);
        b.Property(v => v.Channel).HasConversion<string>().HasMaxLength(20);
        b.Property(v => v.Form).HasMaxLength(20);
        b.Property(v => v.Edition).HasMaxLength(20);
        b.HasIndex(v => new { v.Case, v.Number }).IsUnique();
        b.SplitToTable("report_contents", t =>
        {
            t.Property(v => v.Answers);
            t.Property(v => v.Computers);
            t.Property(v => v.Reason);
            t.Property(v => v.ErasedAt);
        });
        NameKeysByTable(b.Metadata);
        b.IsAppendOnly();
        b.HasQueryFilter("visibility", v => db.Set<IncidentCase>().Any(c => c.Id == v.Case));
    }

    private static void Addressees(EntityTypeBuilder<CaseAddressee> b)
    {
        b.ToTable("case_addressees");
        b.HasKey(a => new { a.Case, a.Organisation });
        b.Property(a => a.Capacity).HasConversion<string>().HasMaxLength(30);
        b.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        b.Property(a => a.Article).HasMaxLength(60);
        b.Property(a => a.Receipt).HasMaxLength(60);
        b.HasIndex(a => a.Receipt).IsUnique();
        b.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        b.Property(a => a.Stage).HasConversion<string>().HasMaxLength(20);
        b.Property(a => a.Sector).HasMaxLength(64);

        // One index for each way in which a queue of a million cases is read; each ends in the order of the queue.
        b.HasIndex(a => new { a.Organisation, a.Open, a.Rank, a.Case });
        b.HasIndex(a => new { a.Superior, a.Open, a.Rank, a.Case }).HasFilter("superior IS NOT NULL");
        b.HasIndex(a => new { a.Organisation, a.ReceivedAt });
        b.HasIndex(a => new { a.Superior, a.ReceivedAt }).HasFilter("superior IS NOT NULL");
        b.HasIndex(a => new { a.Organisation, a.Open, a.Sector, a.Rank, a.Case });
        b.HasIndex(a => new { a.Organisation, a.Open, a.Stage, a.Rank, a.Case });
        b.HasIndex(a => new { a.Organisation, a.Rank, a.Case }, "ix_case_addressees_nobody").HasFilter("open AND assignee IS NULL");
        b.HasIndex(a => new { a.Organisation, a.Assignee, a.Rank, a.Case }).HasFilter("assignee IS NOT NULL");
        b.HasIndex(a => new { a.Organisation, a.Rank, a.Case }, "ix_case_addressees_late").HasFilter("late");
        b.HasIndex(a => new { a.Organisation, a.Rank, a.Case }, "ix_case_addressees_exercise").HasFilter("exercise");
    }

    private static void Drafts(EntityTypeBuilder<Draft> b, StoreDb db)
    {
        b.ToTable("report_drafts");
        b.HasKey(d => d.Id);
        b.Property(d => d.Id).ValueGeneratedNever();
        b.Property(d => d.Stage).HasConversion<string>().HasMaxLength(20);
        b.Property(d => d.Kind).HasConversion<string>().HasMaxLength(20);
        b.Property(d => d.Sector).HasMaxLength(64);
        b.Property(d => d.Prefecture).HasMaxLength(2);
        b.Property(d => d.Revision).IsConcurrencyToken();
        b.HasIndex(d => new { d.Writer, d.SavedAt });
        b.HasQueryFilter("visibility", WhoMaySeeADraft.In(db));
    }

    private static void Kept(EntityTypeBuilder<KeptPage> b, StoreDb db)
    {
        b.ToTable("kept_pages");
        b.HasKey(k => k.Id);
        b.Property(k => k.Id).ValueGeneratedNever();
        b.Property(k => k.Page).HasMaxLength(20);
        b.HasIndex(k => new { k.Person, k.KeptAt });
        b.HasQueryFilter("visibility", WhoMaySeeAKeptPage.In(db));
    }

    private static void Readings(EntityTypeBuilder<Reading> b)
    {
        b.ToTable("report_readings");
        b.HasKey(r => r.Id);
        b.Property(r => r.Id).ValueGeneratedNever();
        b.Property(r => r.Purpose).HasConversion<string>().HasMaxLength(30);
        b.Property(r => r.Through).HasMaxLength(20);
        b.HasIndex(r => new { r.Case, r.At });
        b.IsAppendOnly();
    }

    private static void Exchanges(EntityTypeBuilder<Exchange> b, StoreDb db)
    {
        b.ToTable("case_exchanges");
        b.HasKey(x => x.Id);
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Kind).HasConversion<string>().HasMaxLength(20);
        b.Property(x => x.Basis).HasMaxLength(60);
        b.HasIndex(x => new { x.Case, x.At });
        b.SplitToTable("exchange_texts", t =>
        {
            t.Property(x => x.Text);
            t.Property(x => x.ErasedAt);
        });
        NameKeysByTable(b.Metadata);
        b.IsAppendOnly();
        b.HasQueryFilter("visibility", WhoMaySeeAnExchange.In(db));
        b.HasQueryFilter("case", x => db.Set<IncidentCase>().Any(c => c.Id == x.Case));
    }

    private static void Copies(EntityTypeBuilder<OtherCopy> b)
    {
        b.ToTable("other_copies");
        b.HasKey(c => c.Id);
        b.Property(c => c.Id).ValueGeneratedNever();
        b.Property(c => c.Recipient).HasMaxLength(100);
        b.Property(c => c.TheirReceipt).HasMaxLength(100);
        b.HasIndex(c => c.Case);
    }

    private static void Attachments(EntityTypeBuilder<Attachment> b)
    {
        b.ToTable("attachments");
        b.HasKey(a => a.Id);
        b.Property(a => a.Id).ValueGeneratedNever();
        b.Property(a => a.Name).HasMaxLength(255);
        b.Property(a => a.Digest).HasMaxLength(64);
        b.HasIndex(a => a.Case);
        b.HasIndex(a => a.Draft);
    }

    private static void Judgements(EntityTypeBuilder<Judgement> b)
    {
        b.ToTable("reportability_judgements");
        b.HasKey(j => j.Id);
        b.Property(j => j.Id).ValueGeneratedNever();
        b.Property(j => j.Answer).HasMaxLength(30);
        b.HasIndex(j => new { j.Organisation, j.At });
        b.IsAppendOnly();
    }

    // The naming convention would give both halves of a split table one name for their keys, which PostgreSQL refuses.
    private static void NameKeysByTable(IMutableEntityType entity) => entity.FindPrimaryKey()!.SetAnnotation(RelationalAnnotationNames.Name, null);

    private static void Reminders(EntityTypeBuilder<Reminder> b)
    {
        b.ToTable("reminders");
        b.HasKey(r => new { r.Subject, r.DueOn, r.Point });
    }
}
