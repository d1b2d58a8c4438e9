using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Council.Law;
using Noroshi.Store;

namespace Noroshi.Council.Store;

/// <summary>The tables of members and topics.</summary>
internal sealed class CouncilTables : IModelContribution
{
    public void Conventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<TopicId>().HaveConversion<TopicIdValue>();
        conventions.Properties<ContributionId>().HaveConversion<ContributionIdValue>();
        conventions.Properties<WideningId>().HaveConversion<WideningIdValue>();
    }

    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<Member>(b =>
        {
            b.ToTable("council_members");
            b.HasKey(m => m.Organisation);
            b.Property(m => m.State).HasConversion<string>().HasMaxLength(20);
            b.Property(m => m.StatedRange).HasConversion<string>().HasMaxLength(20);
            b.Property(m => m.AcceptedRange).HasConversion<string>().HasMaxLength(20);
            b.Property(m => m.Region).HasMaxLength(2);
            b.Property(m => m.Revision).IsConcurrencyToken();
            b.Ignore(m => m.Range);
            b.HasIndex(m => m.State);
            b.HasQueryFilter("visibility", WhoMaySeeAMembership.Members(db));
        });
        model.Entity<MemberChange>(b =>
        {
            b.ToTable("council_member_changes");
            b.HasKey(c => c.Id);
            b.Property(c => c.Id).ValueGeneratedNever();
            b.Property(c => c.Step).HasConversion<string>().HasMaxLength(20);
            b.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
            b.HasIndex(c => new { c.Organisation, c.Number }).IsUnique();
            b.IsAppendOnly();
            b.HasQueryFilter("visibility", WhoMaySeeAMembership.Changes(db));
        });
        model.Entity<Seat>(b =>
        {
            b.ToTable("council_seats");
            b.HasKey(s => s.Id);
            b.Property(s => s.Id).ValueGeneratedNever();
            b.HasIndex(s => new { s.Organisation, s.Person, s.EndedAt });
            b.HasQueryFilter("visibility", WhoMaySeeAMembership.Seats(db));
        });
        Topics(model, db);
    }

    private static void Topics(ModelBuilder model, StoreDb db)
    {
        model.Entity<Topic>(b =>
        {
            b.ToTable("council_topics");
            b.HasKey(t => t.Id);
            b.Property(t => t.Id).ValueGeneratedNever();
            b.Property(t => t.Number).HasMaxLength(40);
            b.Property(t => t.Title).HasMaxLength(200);
            b.Property(t => t.Region).HasMaxLength(2);
            b.Property(t => t.Revision).IsConcurrencyToken();
            b.HasIndex(t => t.Number).IsUnique();
            b.HasMany(t => t.Members).WithOne().HasForeignKey(m => m.Topic);
            b.HasQueryFilter("visibility", WhoMaySeeATopic.Topics(db));
            b.HasQueryFilter("seat", CouncilSight.SeatInATopic(db));
        });
        model.Entity<TopicMember>(b =>
        {
            b.ToTable("council_topic_members");
            b.HasKey(m => m.Id);
            b.Property(m => m.Id).ValueGeneratedNever();
            b.HasIndex(m => new { m.Organisation, m.Topic });
        });
        model.Entity<Feed>(b =>
        {
            b.ToTable("council_feeds");
            b.HasKey(f => f.Id);
            b.Property(f => f.Id).ValueGeneratedNever();
            b.Property(f => f.Region).HasMaxLength(2);
            b.HasIndex(f => f.Organisation);
            b.HasQueryFilter("visibility", WhoMaySeeATopic.Feeds(db));
        });
    }

    private sealed class TopicIdValue() : ValueConverter<TopicId, Guid>(id => id.Value, value => new TopicId(value));

    private sealed class ContributionIdValue() : ValueConverter<ContributionId, Guid>(id => id.Value, value => new ContributionId(value));

    private sealed class WideningIdValue() : ValueConverter<WideningId, Guid>(id => id.Value, value => new WideningId(value));
}

/// <summary>The tables of what members contribute, and what is asked about it.</summary>
internal sealed class ContributionTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<Contribution>(b =>
        {
            b.ToTable("council_contributions");
            b.HasKey(c => c.Id);
            b.Property(c => c.Id).ValueGeneratedNever();
            b.Property(c => c.Number).HasMaxLength(40);
            b.Property(c => c.Reach).HasConversion<string>().HasMaxLength(20);
            b.Property(c => c.Title).HasMaxLength(200);
            b.Property(c => c.Sharing).HasConversion(t => t.Label, label => Tlp.Parse(label, null)).HasMaxLength(20);
            b.Property(c => c.NotBeyond).HasMaxLength(2);
            b.Property(c => c.AllowedUpTo).HasConversion<string>().HasMaxLength(20);
            b.Property(c => c.Revision).IsConcurrencyToken();
            b.HasIndex(c => c.Number).IsUnique();
            b.HasIndex(c => new { c.Topic, c.At });
            b.HasIndex(c => new { c.Contributor, c.At });
            b.HasMany(c => c.Recipients).WithOne().HasForeignKey(r => r.Contribution);
            b.HasQueryFilter("visibility", WhoMaySeeAContribution.Contributions(db));
            b.HasQueryFilter("seat", CouncilSight.SeatBeforeAContribution(db));
            b.HasQueryFilter("topic", CouncilSight.TopicOfAContribution(db));
        });
        model.Entity<Recipient>(b =>
        {
            b.ToTable("council_recipients");
            b.HasKey(r => r.Id);
            b.Property(r => r.Id).ValueGeneratedNever();
            b.Property(r => r.By).HasConversion<string>().HasMaxLength(20);
            b.HasIndex(r => new { r.Contribution, r.Organisation });
        });
        model.Entity<WiderUse>(b =>
        {
            b.ToTable("council_wider_uses");
            b.HasKey(u => u.Id);
            b.Property(u => u.Id).ValueGeneratedNever();
            b.Property(u => u.Class).HasConversion<string>().HasMaxLength(20);
            b.HasIndex(u => u.Contribution);
            b.IsAppendOnly();
            b.HasQueryFilter("visibility", WhoMaySeeAContribution.WiderUses(db));
            b.HasQueryFilter("contribution", CouncilSight.ContributionOfAUse(db));
        });
        model.Entity<ContributionReading>(b =>
        {
            b.ToTable("council_readings");
            b.HasKey(r => r.Id);
            b.Property(r => r.Id).ValueGeneratedNever();
            b.Property(r => r.Through).HasMaxLength(20);
            b.HasIndex(r => new { r.Contribution, r.At });
            b.IsAppendOnly();
            b.HasQueryFilter("visibility", WhoMaySeeAContribution.Readings(db));
        });
        Asked(model, db);
    }

    private static void Asked(ModelBuilder model, StoreDb db)
    {
        model.Entity<CouncilRequest>(b =>
        {
            b.ToTable("council_requests");
            b.HasKey(r => r.Id);
            b.Property(r => r.Id).ValueGeneratedNever();
            b.Property(r => r.Number).HasMaxLength(40);
            b.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
            b.Property(r => r.Revision).IsConcurrencyToken();
            b.HasIndex(r => r.Number).IsUnique();
            b.HasIndex(r => new { r.To, r.State });
            b.HasQueryFilter("visibility", WhoMaySeeARequest.Requests(db));
        });
        model.Entity<WideningRequest>(b =>
        {
            b.ToTable("council_widenings");
            b.HasKey(w => w.Id);
            b.Property(w => w.Id).ValueGeneratedNever();
            b.Property(w => w.Number).HasMaxLength(40);
            b.Property(w => w.Class).HasConversion<string>().HasMaxLength(20);
            b.Property(w => w.State).HasConversion<string>().HasMaxLength(20);
            b.Property(w => w.Revision).IsConcurrencyToken();
            b.HasIndex(w => w.Number).IsUnique();
            b.HasIndex(w => new { w.Contributor, w.State });
            b.HasMany(w => w.Recipients).WithOne().HasForeignKey(r => r.Widening);
            b.HasQueryFilter("visibility", WhoMaySeeARequest.Widenings(db));
        });
        model.Entity<WideningRecipient>(b =>
        {
            b.ToTable("council_widening_recipients");
            b.HasKey(r => r.Id);
            b.Property(r => r.Id).ValueGeneratedNever();
        });
    }
}
