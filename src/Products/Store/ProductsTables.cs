using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Store;

namespace Noroshi.Products.Store;

internal sealed class ProductsTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<AnalysedProduct>(b =>
        {
            b.ToTable("products");
            b.HasKey(p => p.Id);
            b.Property(p => p.Id).ValueGeneratedNever();
            b.Ignore(p => p.Title);
            b.Ignore(p => p.IsReleased);
            b.Property(p => p.Number).HasMaxLength(40);
            b.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
            b.Property(p => p.Speed).HasConversion<string>().HasMaxLength(10);
            b.Property(p => p.Remedy).HasConversion<string>().HasMaxLength(20);
            b.Property(p => p.Class).HasConversion<string>().HasMaxLength(20);
            b.Property(p => p.Sharing).HasMaxLength(20);
            b.Property(p => p.TitleJa).HasMaxLength(200);
            b.Property(p => p.TitleEn).HasMaxLength(200);
            b.Property(p => p.WithdrawnBecause).HasMaxLength(500);
            b.Property(p => p.Revision).IsConcurrencyToken();
            b.HasIndex(p => new { p.Series, p.Version }).IsUnique();
            b.HasIndex(p => p.Number);
            b.HasIndex(p => new { p.State, p.WrittenAt });
            b.HasQueryFilter("visibility", WhoMaySeeAProduct.In(db));
        });
        model.Entity<Statement>(b =>
        {
            b.ToTable("product_statements");
            b.HasKey(s => s.Id);
            b.Property(s => s.Id).ValueGeneratedNever();
            b.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
            b.Property(s => s.Ja).HasMaxLength(Statement.LongestText);
            b.Property(s => s.En).HasMaxLength(Statement.LongestText);
            b.HasIndex(s => new { s.Product, s.Position });
            b.HasMany(s => s.Sources).WithOne().HasForeignKey(s => s.Statement).OnDelete(DeleteBehavior.Cascade);
            b.HasQueryFilter("visibility", s => db.Set<AnalysedProduct>().Any(p => p.Id == s.Product));
        });
        model.Entity<StatementSource>(b =>
        {
            b.ToTable("statement_sources");
            b.HasKey(s => s.Id);
            b.Property(s => s.Id).ValueGeneratedNever();
            b.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
            b.Property(s => s.Why).HasConversion<string>().HasMaxLength(20);
            b.Property(s => s.Number).HasMaxLength(300);
            b.Property(s => s.Field).HasMaxLength(60);
            b.Property(s => s.Reason).HasMaxLength(ASecretIsLeftBehindForAReason.LongestReason);
            b.Property(s => s.Sharing).HasMaxLength(20);
            b.HasIndex(s => new { s.Kind, s.Origin });
            b.HasQueryFilter("visibility", WhoMaySeeAProduct.Sources(db));
        });
        model.Entity<ProductApproval>(b =>
        {
            b.ToTable("product_approvals");
            b.HasKey(a => a.Id);
            b.Property(a => a.Id).ValueGeneratedNever();
            b.Property(a => a.Reason).HasMaxLength(1000);
            b.HasIndex(a => new { a.Product, a.At });
            b.IsAppendOnly();
            b.HasQueryFilter("visibility", a => db.Set<AnalysedProduct>().Any(p => p.Id == a.Product));
        });
    }

    public void Conventions(ModelConfigurationBuilder conventions) => conventions.Properties<ProductId>().HaveConversion<ProductIdValue>();

    private sealed class ProductIdValue() : ValueConverter<ProductId, Guid>(id => id.Value, value => new ProductId(value));
}
