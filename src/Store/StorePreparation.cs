using Microsoft.EntityFrameworkCore;
using Noroshi.Store.Search;

namespace Noroshi.Store;

/// <summary>What must be done to a database before it is used: upgraded if older, refused if newer, guarded.</summary>
public static class StorePreparation
{
    /// <summary>
    /// Upgrades the database to this program and guards its append-only tables. Where nothing is to be done nothing is tried, so that a
    /// host may serve under a role that owns no table.
    /// </summary>
    /// <exception cref="NewerDatabaseException">The database was upgraded by a newer Noroshi; this one would misread it.</exception>
    public static async Task PrepareAsync(this StoreDb db, CancellationToken cancellation)
    {
        await db.UpgradeAsync(cancellation);
        if (await ServingRole.OwnsTheTablesAsync(db, cancellation))
        {
            await AppendOnly.GuardAsync(db, cancellation);
            await SearchTables.PrepareAsync(db, cancellation);
        }
        else
        {
            await AppendOnly.RequireGuardAsync(db, cancellation);
        }
    }

    /// <summary>Upgrades one context's line of migrations, refusing a database that is ahead of this program.</summary>
    /// <exception cref="NewerDatabaseException">The database knows migrations that this program does not.</exception>
    public static async Task UpgradeAsync(this DbContext db, CancellationToken cancellation)
    {
        var migrations = await db.MigrationsAsync(cancellation);
        if (migrations.Ahead is [.., var newest])
        {
            throw new NewerDatabaseException(newest);
        }

        if (migrations.Waiting.Count > 0)
        {
            await db.Database.MigrateAsync(cancellation);
        }
    }

    /// <summary>The migrations that this program knows, the oldest first.</summary>
    public static IReadOnlyList<string> KnownMigrations(this DbContext db) => [.. db.Database.GetMigrations()];

    /// <summary>Where a database stands on one context's line of migrations.</summary>
    private static async Task<MigrationLine> MigrationsAsync(this DbContext db, CancellationToken cancellation) => new(
        db.KnownMigrations(),
        await db.Database.CanConnectAsync(cancellation) ? [.. await db.Database.GetAppliedMigrationsAsync(cancellation)] : []);

    /// <summary>Reads a fact about the database itself.</summary>
    public static async Task<string?> MarkAsync(this StoreDb db, string name, CancellationToken cancellation) =>
        (await db.Set<StoreMark>().AsNoTracking().FirstOrDefaultAsync(m => m.Name == name, cancellation))?.Value;

    /// <summary>Notes a fact about the database itself; saved with the unit of work.</summary>
    public static async Task SetMarkAsync(this StoreDb db, string name, string value, CancellationToken cancellation)
    {
        if (await db.Set<StoreMark>().FirstOrDefaultAsync(m => m.Name == name, cancellation) is { } mark)
        {
            mark.Value = value;
        }
        else
        {
            db.Add(new StoreMark { Name = name, Value = value });
        }
    }
}

/// <summary>The database was made by a newer Noroshi.</summary>
public sealed class NewerDatabaseException(string migration)
    : Exception($"This database was upgraded by a newer Noroshi (it has {migration}, which this program does not know). Start the newer program, or restore the backup made before the upgrade.");

/// <summary>A line of migrations: those that this program knows, and those that a database has had.</summary>
internal sealed record MigrationLine(IReadOnlyList<string> Known, IReadOnlyList<string> Applied)
{
    /// <summary>Known and not applied.</summary>
    public IReadOnlyList<string> Waiting => [.. Known.Except(Applied, StringComparer.Ordinal)];

    /// <summary>Applied and not known: a newer Noroshi was here.</summary>
    public IReadOnlyList<string> Ahead => [.. Applied.Except(Known, StringComparer.Ordinal)];
}
