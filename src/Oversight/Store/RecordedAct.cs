using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Oversight.Store;

/// <summary>
/// The append-only half of an act: that something was done, when, and a salted commitment to what it was. It names nobody, so it
/// never has to be erased.
/// </summary>
internal sealed class RecordedAct
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 over salt and canonical JSON (RFC 8785) of the whole act.</summary>
    public required byte[] Commitment { get; init; }
}

/// <summary>The half that can be erased: the act in clear, its canonical text and its salt.</summary>
internal sealed class ActContent
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public required string Basis { get; init; }

    public required string Object { get; init; }

    public required PersonId Person { get; init; }

    public required OrganisationId Organisation { get; init; }

    public OrganisationId? OnBehalfOf { get; init; }

    public required string Capacity { get; init; }

    public required string Via { get; init; }

    public required bool Refused { get; init; }

    /// <summary>The canonical JSON; null once erased.</summary>
    public string? Canonical { get; private set; }

    /// <summary>The salt; null once erased, after which the commitment says nothing about the content.</summary>
    public byte[]? Salt { get; private set; }

    public static (RecordedAct, ActContent) Of(Act act, Actor actor, DateTimeOffset at, Guid id)
    {
        // The time is committed to as the databases keep it, so that the commitment can be recomputed from the row.
        var time = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        var canonical = CanonicalJson.Of(new JsonObject
        {
            ["id"] = id.ToString("D"),
            ["at"] = time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["kind"] = act.Kind,
            ["basis"] = act.Basis,
            ["object"] = act.Object,
            ["person"] = actor.Person.ToString(),
            ["organisation"] = actor.Organisation.ToString(),
            ["onBehalfOf"] = act.OnBehalfOf?.ToString(),
            ["capacity"] = actor.Capacity,
            ["via"] = actor.Via,
            ["refused"] = act.Refused,
            ["content"] = act.Content.DeepClone(),
        });
        var salt = RandomNumberGenerator.GetBytes(32);
        return (
            new RecordedAct { Id = id, At = time, Commitment = Commit(salt, canonical) },
            new ActContent
            {
                Id = id,
                At = time,
                Kind = act.Kind,
                Basis = act.Basis,
                Object = act.Object,
                Person = actor.Person,
                Organisation = actor.Organisation,
                OnBehalfOf = act.OnBehalfOf,
                Capacity = actor.Capacity,
                Via = actor.Via,
                Refused = act.Refused,
                Canonical = System.Text.Encoding.UTF8.GetString(canonical),
                Salt = salt,
            });
    }

    /// <summary>Erases what was said; the commitment in the other table stays and can no longer be opened.</summary>
    public void Erase()
    {
        Canonical = null;
        Salt = null;
    }

    public bool Matches(RecordedAct act) => Canonical is { } text && Salt is { } salt
        && CryptographicOperations.FixedTimeEquals(Commit(salt, System.Text.Encoding.UTF8.GetBytes(text)), act.Commitment);

    private static byte[] Commit(byte[] salt, byte[] canonical) => SHA256.HashData([.. salt, .. canonical]);
}

internal sealed class OversightTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<RecordedAct>(Acts);
        model.Entity<ActContent>(Contents);
    }

    private static void Acts(EntityTypeBuilder<RecordedAct> builder)
    {
        builder.ToTable("acts");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.IsAppendOnly();
    }

    private static void Contents(EntityTypeBuilder<ActContent> builder)
    {
        builder.ToTable("act_contents");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Kind).HasMaxLength(200);
        builder.Property(a => a.Basis).HasMaxLength(200);
        builder.Property(a => a.Object).HasMaxLength(200);
        builder.Property(a => a.Capacity).HasMaxLength(100);
        builder.Property(a => a.Via).HasMaxLength(20);
        builder.HasIndex(a => new { a.Object, a.At });
        builder.HasIndex(a => a.At);
        builder.HasIndex(a => new { a.Person, a.Id });
        builder.HasIndex(a => new { a.Organisation, a.Id });
        builder.HasIndex(a => new { a.OnBehalfOf, a.Id });
        builder.CanOnlyBeCleared(new Clearing([nameof(ActContent.Canonical), nameof(ActContent.Salt)], nameof(ActContent.Kind), Erasing.EraseContent.Kind, nameof(ActContent.Object), Erasing.EraseContent.Prefix));
    }
}
