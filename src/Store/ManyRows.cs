using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Noroshi.Store;

/// <summary>
/// Adds many new rows of one table at once, in the caller's transaction: on PostgreSQL as a stream (COPY), without a command and a tracked entity for each. For rows that stand alone, with nothing
/// hanging on them; they are not tracked afterwards.
/// </summary>
public static class ManyRows
{
    /// <summary>Adds the rows.</summary>
    /// <exception cref="PostgresException">A rule of the table is broken; none of the rows is there then.</exception>
    public static async Task AddManyAsync<TRow>(this StoreDb db, IReadOnlyList<TRow> rows, CancellationToken cancellation)
        where TRow : class
    {
        if (!db.Database.IsNpgsql())
        {
            db.AddRange(rows);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            return;
        }

        var columns = ColumnsOf<TRow>(db, out var table);
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var stream = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)", cancellation);
            foreach (var row in rows)
            {
                await stream.StartRowAsync(cancellation);
                foreach (var column in columns)
                {
                    if (column.Read(row) is { } value)
                    {
                        await stream.WriteAsync(value, column.Type, cancellation);
                    }
                    else
                    {
                        await stream.WriteNullAsync(cancellation);
                    }
                }
            }

            await stream.CompleteAsync(cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // As the model says it: names, types and conversions are those of any other way to write the row.
    private static List<Column> ColumnsOf<TRow>(StoreDb db, out string table)
    {
        var type = db.Model.FindEntityType(typeof(TRow)) ?? throw new ArgumentException($"{typeof(TRow).Name} has no table.");
        var place = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        table = place.Name;
        return
        [
            .. type.GetProperties().Where(p => p.GetColumnName(place) is not null).Select(p =>
            {
                var (getter, convert) = (p.GetGetter(), p.GetTypeMapping().Converter);
                return new Column(p.GetColumnName(place)!, p.GetRelationalTypeMapping().StoreTypeNameBase, row => getter.GetClrValue(row) is { } value ? (convert is null ? value : convert.ConvertToProvider(value)) : null);
            }),
        ];
    }

    private sealed record Column(string Name, string Type, Func<object, object?> Read);
}
