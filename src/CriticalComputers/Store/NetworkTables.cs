using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Store;

internal sealed class NetworkTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<DrawnNetwork>(b =>
        {
            b.ToTable("networks");
            b.HasKey(n => n.Facility);
            b.Property(n => n.Facility).ValueGeneratedNever();
            b.Property(n => n.Revision).IsConcurrencyToken();
            b.HasQueryFilter("visibility", WhoMaySeeANetwork.Networks(db));
        });
        model.Entity<NetworkNode>(b =>
        {
            b.ToTable("network_nodes");
            b.HasKey(n => n.Id);
            b.Property(n => n.Id).ValueGeneratedNever();
            b.Ignore(n => n.Entry);
            b.Property(n => n.Name).HasMaxLength(RegisterKeys.LongestLabel);
            b.Property(n => n.NameKey).HasMaxLength(RegisterKeys.LongestLabel);
            b.Property(n => n.Kind).HasConversion<string>().HasMaxLength(20);
            b.Property(n => n.Side).HasConversion<string>().HasMaxLength(20);
            b.Property(n => n.Dedicated).HasConversion<string>().HasMaxLength(20);
            b.Property(n => n.So).HasConversion<int>();
            b.Property(n => n.NotSo).HasConversion<int>();
            b.Property(n => n.Revision).IsConcurrencyToken();
            b.HasIndex(n => new { n.Facility, n.NameKey }).IsUnique();
            b.HasIndex(n => n.Computer);
            b.HasQueryFilter("visibility", WhoMaySeeANetwork.Nodes(db));
        });
        model.Entity<NetworkLine>(b =>
        {
            b.ToTable("network_lines");
            b.HasKey(l => l.Id);
            b.Property(l => l.Id).ValueGeneratedNever();
            b.Property(l => l.Flow).HasConversion<string>().HasMaxLength(20);
            b.HasIndex(l => new { l.Facility, l.From, l.To, l.Public }).IsUnique();
            b.HasIndex(l => l.To);
            b.HasOne<NetworkNode>().WithMany().HasForeignKey(l => l.From).OnDelete(DeleteBehavior.Cascade);
            b.HasOne<NetworkNode>().WithMany().HasForeignKey(l => l.To).OnDelete(DeleteBehavior.Cascade);
            b.HasQueryFilter("visibility", WhoMaySeeANetwork.Lines(db));
        });
        model.Entity<NetworkHold>(b =>
        {
            b.ToTable("network_holds");
            b.HasKey(h => h.Id);
            b.Property(h => h.Id).ValueGeneratedNever();
            b.Property(h => h.Kind).HasConversion<string>().HasMaxLength(20);
            b.HasIndex(h => new { h.Facility, h.Holder, h.Of, h.Kind }).IsUnique();
            b.HasIndex(h => h.Of);
            b.HasOne<NetworkNode>().WithMany().HasForeignKey(h => h.Holder).OnDelete(DeleteBehavior.Cascade);
            b.HasOne<NetworkNode>().WithMany().HasForeignKey(h => h.Of).OnDelete(DeleteBehavior.Cascade);
            b.HasQueryFilter("visibility", WhoMaySeeANetwork.Holds(db));
        });
        model.Entity<NetworkChange>(b =>
        {
            b.ToTable("network_changes");
            b.HasKey(c => c.Id);
            b.Property(c => c.Id).ValueGeneratedNever();
            b.Property(c => c.Way).HasConversion<string>().HasMaxLength(20);
            b.HasIndex(c => new { c.Facility, c.At });
            b.IsAppendOnly();
            b.HasQueryFilter("visibility", WhoMaySeeANetwork.Changes(db));
        });
    }

    public void Conventions(ModelConfigurationBuilder conventions) => conventions.Properties<NodeId>().HaveConversion<NodeIdValue>();
}
