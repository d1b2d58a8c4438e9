using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Noroshi.Store;

/// <summary>A fact about the database itself: that it was made by the demonstration, when it was made.</summary>
internal sealed class StoreMark
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}

internal sealed class StoreMarkTable : IEntityTypeConfiguration<StoreMark>
{
    public void Configure(EntityTypeBuilder<StoreMark> builder)
    {
        builder.ToTable("store_marks");
        builder.HasKey(m => m.Name);
        builder.Property(m => m.Name).HasMaxLength(100);
    }
}
