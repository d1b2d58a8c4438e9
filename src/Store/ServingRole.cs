using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Noroshi.Store;

/// <summary>
/// The role on PostgreSQL under which a host serves: it reads and writes rows, owns nothing, and can neither drop a trigger nor alter
/// what is append-only. The owner's role is for upgrades.
/// </summary>
public static class ServingRole
{
    /// <summary>Grants a role what serving needs and takes from it what serving must not have.</summary>
    /// <exception cref="NotSupportedException">The database is SQLite, which knows no roles.</exception>
    public static async Task GrantServingAsync(this StoreDb db, string role, CancellationToken cancellation)
    {
        if (!db.Database.IsNpgsql())
        {
            throw new NotSupportedException("SQLite knows no roles: whoever may write the file may do all.");
        }

        var to = new NpgsqlCommandBuilder().QuoteIdentifier(role);
        var schema = new NpgsqlCommandBuilder().QuoteIdentifier(
            (await db.Database.SqlQueryRaw<string>("""SELECT current_schema()::text AS "Value" """).ToListAsync(cancellation))[0]);
        string[] statements =
        [
            $"GRANT USAGE ON SCHEMA {schema} TO {to}",
            $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {to}",
            $"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {to}",
            $"REVOKE INSERT, UPDATE, DELETE ON migrations_store, migrations_accounts FROM {to}",
            .. AppendOnly.Tables(db).Select(table => $"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {to}"),
        ];
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var statement in statements)
        {
            await db.Database.ExecuteSqlRawAsync(statement, cancellation);
        }

        await whole.CommitAsync(cancellation);
    }

    /// <summary>Whether the present role may alter the tables. Who serves under a lesser one has had them prepared by the owner.</summary>
    internal static async Task<bool> OwnsTheTablesAsync(StoreDb db, CancellationToken cancellation) =>
        !db.Database.IsNpgsql() || (await db.Database.SqlQueryRaw<bool>(
            """
            SELECT coalesce(bool_and(pg_has_role(current_user, c.relowner, 'USAGE')), true) AS "Value"
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind = 'r'
            """).ToListAsync(cancellation))[0];
}
