using Noroshi.Bench.Running;
using Npgsql;

namespace Noroshi.Bench.Reading;

/// <summary>
/// Makes many cases of a few that were really filed: every row of a template is copied by the server itself, with its own number, its
/// own time and its own place in the queue and in the search index. What has no part in a desk's pages is not copied.
/// </summary>
internal static class Multiplied
{
    // Each copy is seven seconds older than the one before; the rank in a queue counts milliseconds of age.
    private const string Age = "interval '7 seconds' * g";

    private static readonly Dictionary<string, Dictionary<string, string>> Changes = new()
    {
        ["incident_cases"] = new()
        {
            ["id"] = "new_case(t.id, g)",
            ["number"] = "'NR-' || to_char(t.opened_at - " + Age + ", 'YYMMDD') || '-' || upper(lpad(to_hex(g * 1000 + t.place), 8, '0'))",
            ["opened_at"] = "t.opened_at - " + Age,
            ["latest_at"] = "t.latest_at - " + Age,
            ["learned_at"] = "t.learned_at - " + Age,
        },
        ["case_addressees"] = new()
        {
            ["case"] = "new_case(t.\"case\", g)",
            ["receipt"] = "t.receipt || '-' || g",
            ["received_at"] = "t.received_at - " + Age,
            ["latest_at"] = "t.latest_at - " + Age,
            ["rank"] = "t.rank + 7000 * g",
            ["open"] = "g % 5 = 0",
            ["state"] = "CASE WHEN g % 5 = 0 THEN t.state ELSE 'Done' END",
        },
        ["report_versions"] = new()
        {
            ["id"] = "new_case(t.id, g)",
            ["case"] = "new_case(t.\"case\", g)",
            ["filed_at"] = "t.filed_at - " + Age,
            ["received_at"] = "t.received_at - " + Age,
        },
        ["report_contents"] = new() { ["id"] = "new_case(t.id, g)" },
        ["search_entries"] = new()
        {
            ["id"] = "1000 + row_number() OVER (ORDER BY g DESC, t.id)",
            ["subject"] = "new_case(t.subject, g)",
        },
    };

    public static async Task MakeAsync(PrivatePostgres postgres, string database, int copies, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection($"{postgres.Connection(database)};Pooling=false;Command Timeout=1800");
        await connection.OpenAsync(stop);
        async Task Do(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(stop);
        }

        await Do("SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'; SET session_replication_role = replica; SET synchronous_commit = off");

        // The copy's identity: that of the template with the number of the copy in front, so that tables grow at one end here too.
        await Do("CREATE FUNCTION new_case(id uuid, g bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT ('01' || lpad(to_hex(100000000 - g), 10, '0') || right(replace(id::text, '-', ''), 20))::uuid $$");
        await Do("DROP INDEX ix_search_entries_words");
        foreach (var (table, changes) in Changes)
        {
            var columns = new List<string>();
            await using (var asking = new NpgsqlCommand($"SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' AND is_generated = 'NEVER' ORDER BY ordinal_position", connection))
            await using (var reader = await asking.ExecuteReaderAsync(stop))
            {
                while (await reader.ReadAsync(stop))
                {
                    columns.Add(reader.GetString(0));
                }
            }

            Rows($"{table}…");
            var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
            var values = string.Join(", ", columns.Select(c => changes.TryGetValue(c, out var change) ? change : $"t.\"{c}\""));
            await Do($"CREATE TEMP TABLE template_{table} AS SELECT *, row_number() OVER () AS place FROM public.{table}");
            await Do($"INSERT INTO public.{table} ({names}) SELECT {values} FROM template_{table} AS t, generate_series(1, {copies}::bigint) AS g");
        }

        // Each entry's own windows, as the trigger of the index gives them; and of its number, the pieces by which it is found.
        await Do("UPDATE search_entries SET words = ts_delete(words, ARRAY['w0', 'v0', 'u0']) || array_to_tsvector(ARRAY['w' || (id >> 9), 'v' || (id >> 12), 'u' || (id >> 15)]) WHERE id >= 1000");
        Rows("indexing…");
        await Do("CREATE INDEX ix_search_entries_words ON search_entries USING gin (words) WITH (gin_pending_list_limit = 1024)");
        await Do("SELECT setval('search_positions', (SELECT max(id) FROM search_entries))");
        await Do("DROP FUNCTION new_case");
        await Do("VACUUM ANALYZE");
        await Do("CHECKPOINT");
    }

    private static void Rows(string what) => Measuring.Rows.Say(what);
}
