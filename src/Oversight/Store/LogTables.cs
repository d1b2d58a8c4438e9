using Microsoft.EntityFrameworkCore;
using Noroshi.Store;

namespace Noroshi.Oversight.Store;

/// <summary>An act that has no place in the log yet. The row is written with the act and goes when the place is given.</summary>
internal sealed class WaitingAct
{
    public required Guid Id { get; init; }
}

/// <summary>The place of an act in the log.</summary>
internal sealed class LogLeaf
{
    /// <summary>From 0.</summary>
    public required long Index { get; init; }

    public required Guid Act { get; init; }
}

/// <summary>A tile or a bundle of entries; at the edge of the tree it grows until it is whole. What it was earlier is its beginning.</summary>
internal sealed class LogTile
{
    /// <summary>The level of tiles; -1 for bundles of entries.</summary>
    public required int Level { get; init; }

    public required long Index { get; init; }

    public required byte[] Octets { get; set; }
}

/// <summary>The one log of this installation as it stands: its name, its key, its newest checkpoint.</summary>
internal sealed class LogHead
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>The origin line: from the public address at the beginning, whatever that becomes.</summary>
    public required string Origin { get; set; }

    /// <summary>The secret key, sealed.</summary>
    public required byte[] SealedKey { get; set; }

    /// <summary>The public key as C2SP writes it.</summary>
    public required string Key { get; set; }

    public long Size { get; set; }

    /// <summary>When the newest checkpoint was signed.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The newest checkpoint, signed by the log alone.</summary>
    public required byte[] Note { get; set; }

    /// <summary>The newest checkpoint that enough witnesses cosigned, with their signatures.</summary>
    public byte[]? Cosigned { get; set; }

    public long CosignedSize { get; set; }

    public DateTimeOffset? CosignedAt { get; set; }

    /// <summary>What stands in the way of signing; null while all is well.</summary>
    public string? Stopped { get; set; }

    /// <summary>Another log begins with the entries of this one; no witness has seen it.</summary>
    public void BeginAnew(string origin, string key, byte[] sealedKey, byte[] note, DateTimeOffset now)
    {
        (Origin, Key, SealedKey, Note, At) = (origin, key, sealedKey, note, now);
        (Cosigned, CosignedSize, CosignedAt, Stopped) = (null, 0, null, null);
    }
}

/// <summary>A cosigned checkpoint that is kept for good: one a minute at most. Samples are drawn from these, and histories compared with them.</summary>
internal sealed class KeptCheckpoint
{
    public required long Size { get; init; }

    public required DateTimeOffset At { get; init; }

    public required byte[] Note { get; init; }
}

/// <summary>How it stands with a witness.</summary>
internal sealed class WitnessStanding
{
    /// <summary>The name of its key.</summary>
    public required string Name { get; init; }

    /// <summary>The size that it has seen.</summary>
    public long Size { get; set; }

    public DateTimeOffset? AskedAt { get; set; }

    public DateTimeOffset? CosignedAt { get; set; }

    /// <summary>Since when it has not cosigned.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>Why; null while it cosigns.</summary>
    public string? Failure { get; set; }

    /// <summary>Whether it refused, rather than being silent.</summary>
    public bool Refused { get; set; }

    /// <summary>Whether its silence was told.</summary>
    public bool Told { get; set; }

    /// <summary>It cosigned.</summary>
    public void Cosigned(long size, DateTimeOffset now) => (Size, CosignedAt, FailingSince, Failure, Refused, Told) = (size, now, null, null, false, false);

    /// <summary>It did not.</summary>
    public void Failed(DateTimeOffset now, string why, bool refused) => (FailingSince, Failure, Refused) = (FailingSince ?? now, Hindrance.Kept(why), refused);
}

internal static class LogHeads
{
    /// <summary>The log of this installation: one row, or none before it has begun.</summary>
    public static IQueryable<LogHead> Log(this StoreDb db) => db.Set<LogHead>().Where(h => h.Id == LogHead.Only);
}

/// <summary>Why something does not go on, as the tables keep it.</summary>
internal static class Hindrance
{
    public const int Longest = 500;

    public static string Kept(string why) => why.Length > Longest ? why[..Longest] : why;
}

internal sealed class LogTables : IModelContribution
{
    public void Apply(ModelBuilder model, StoreDb db)
    {
        model.Entity<WaitingAct>(b =>
        {
            b.ToTable("log_waiting");
            b.HasKey(w => w.Id);
            b.Property(w => w.Id).ValueGeneratedNever();
        });
        model.Entity<LogLeaf>(b =>
        {
            b.ToTable("log_leaves");
            b.HasKey(l => l.Index);
            b.Property(l => l.Index).HasColumnName("place").ValueGeneratedNever();
            b.HasIndex(l => l.Act).IsUnique();
            b.IsAppendOnly();
        });
        model.Entity<LogTile>(b =>
        {
            b.ToTable("log_tiles");
            b.HasKey(t => new { t.Level, t.Index });
            b.Property(t => t.Index).HasColumnName("place");
        });
        model.Entity<LogHead>(b =>
        {
            b.ToTable("log_head");
            b.HasKey(h => h.Id);
            b.Property(h => h.Id).ValueGeneratedNever();
            b.Property(h => h.Origin).HasMaxLength(300);
            b.Property(h => h.Key).HasMaxLength(500);
            b.Property(h => h.Stopped).HasMaxLength(Hindrance.Longest);
        });
        model.Entity<KeptCheckpoint>(b =>
        {
            b.ToTable("log_checkpoints");
            b.HasKey(c => c.Size);
            b.Property(c => c.Size).ValueGeneratedNever();
            b.IsAppendOnly();
        });
        model.Entity<WitnessStanding>(b =>
        {
            b.ToTable("log_witnesses");
            b.HasKey(w => w.Name);
            b.Property(w => w.Name).HasMaxLength(200);
            b.Property(w => w.Failure).HasMaxLength(Hindrance.Longest);
        });
    }
}
