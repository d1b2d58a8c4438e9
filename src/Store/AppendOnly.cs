using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Noroshi.Store;

/// <summary>Tables that take rows and never give them back or change them.</summary>
public static class AppendOnly
{
    internal const string Mark = "Noroshi:AppendOnly";
    internal const string ClearingMark = "Noroshi:CanOnlyBeCleared";

    /// <summary>Has triggers refuse update, delete and replacement of rows, on both databases.</summary>
    public static EntityTypeBuilder<T> IsAppendOnly<T>(this EntityTypeBuilder<T> builder)
        where T : class
    {
        builder.Metadata.SetAnnotation(Mark, true);
        return builder;
    }

    /// <summary>
    /// Has triggers refuse every change of a row but one: that the named columns are emptied, all of them, once a row of the same
    /// table says so by its kind and its object.
    /// </summary>
    public static EntityTypeBuilder<T> CanOnlyBeCleared<T>(this EntityTypeBuilder<T> builder, Clearing clearing)
        where T : class
    {
        builder.Metadata.SetAnnotation(ClearingMark, clearing.Written());
        return builder;
    }

    /// <summary>
    /// Sets the triggers anew. Done at every start: a table that a migration rebuilt on SQLite has silently lost its triggers.
    /// </summary>
    internal static async Task GuardAsync(StoreDb db, CancellationToken cancellation)
    {
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.FindAnnotation(Mark) is not null))
        {
            var table = entity.GetTableName()!;
            var key = entity.FindPrimaryKey()!.Properties.Single().GetColumnName();
            await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? Postgres(table) : Sqlite(table, key), cancellation);
        }

        foreach (var entity in db.Model.GetEntityTypes())
        {
            if (entity.FindAnnotation(ClearingMark)?.Value is string written)
            {
                await db.Database.ExecuteSqlRawAsync(ClearingTriggers.For(entity, Clearing.Read(written), db.Database.IsNpgsql()), cancellation);
            }
        }
    }

    /// <summary>Sees that the triggers are there, for a role that may not set them.</summary>
    internal static async Task RequireGuardAsync(StoreDb db, CancellationToken cancellation)
    {
        var guarded = await db.Database.SqlQueryRaw<string>("SELECT tgrelid::regclass::text AS \"Value\" FROM pg_trigger WHERE tgname LIKE '%\\_append\\_only' AND tgenabled <> 'D'").ToListAsync(cancellation);
        if (Tables(db).Except(guarded, StringComparer.Ordinal).ToArray() is { Length: > 0 } open)
        {
            throw new InvalidOperationException($"These tables are not guarded against change: {string.Join(", ", open)}. Upgrade with the role that owns them: noroshi database upgrade.");
        }
    }

    internal static IReadOnlyList<string> Tables(StoreDb db) =>
        [.. db.Model.GetEntityTypes().Where(e => e.FindAnnotation(Mark) is not null).Select(e => e.GetTableName()!)];

    // INSERT OR REPLACE walks round triggers for update and delete, so inserting an existing key is refused as well.
    private static string Sqlite(string table, string key) =>
        $"""
        CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
        CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
        CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
        """;

    private static string Postgres(string table) =>
        $"""
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501'; END $$;
        CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        """;
}
