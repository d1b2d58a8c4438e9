using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Noroshi.Store.Outbox;

/// <summary>An event on its way. It stays until every handler has had it; nothing is dropped, only delayed.</summary>
internal sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Payload { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required DateTimeOffset NotBefore { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>The type of the last fault; never its message, which could hold what was reported.</summary>
    public string? LastFault { get; set; }
}

internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Name).HasMaxLength(200);
        builder.Property(m => m.LastFault).HasMaxLength(200);
        builder.HasIndex(m => new { m.NotBefore, m.Id }).HasFilter("delivered_at IS NULL").HasDatabaseName("ix_outbox_waiting");
    }
}

/// <summary>That a handler has had an event; written in the transaction of the handler's effects.</summary>
internal sealed class HandledEvent
{
    public required Guid EventId { get; init; }

    public required string Handler { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class HandledEventTable : IEntityTypeConfiguration<HandledEvent>
{
    public void Configure(EntityTypeBuilder<HandledEvent> builder)
    {
        builder.ToTable("handled_events");
        builder.HasKey(h => new { h.EventId, h.Handler });
        builder.Property(h => h.Handler).HasMaxLength(200);
    }
}
