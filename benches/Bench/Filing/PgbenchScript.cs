using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Noroshi.Bench.Filing;

/// <summary>
/// What a filing writes as a script for pgbench: the same SQL in the same order with one commit, values that must be new made from
/// a counter of the client, all others as recorded.
/// </summary>
internal static partial class PgbenchScript
{
    public static string Of(RecordedFiling filing)
    {
        var script = new StringBuilder("\\set n :n + 1\n\\set id (:run * 100 + :client_id) * 100000000 + :n\n");
        foreach (var statement in filing.Writes)
        {
            foreach (var single in Singles(statement.Sql))
            {
                script.Append(Parameter().Replace(single, m => Literal(statement.Parameters.First(p => p.Name.TrimStart('@') == m.Groups[1].Value).Value, filing.Fresh))).Append(";\n");
            }
        }

        return script.ToString();
    }

    private static IEnumerable<string> Singles(string sql) => sql.Split(';').Select(s => s.Trim()).Where(s => s.Length > 0);

    private static string Literal(object? value, IReadOnlyDictionary<string, int> fresh)
    {
        var text = RecordedFiling.Written(value);
        if (text is not null && fresh.TryGetValue(text, out var number))
        {
            // One row after another at the end of the index, as UUIDs of version 7 are.
            var counter = string.Create(CultureInfo.InvariantCulture, $"lpad(((:id)::bigint * 64 + {number})::text, 32, '0')");
            return value is Guid ? $"{counter}::uuid" : counter;
        }

        return value switch
        {
            null => "NULL",
            bool b => b ? "TRUE" : "FALSE",
            int or long or short => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            Guid id => $"'{id:D}'::uuid",
            DateOnly day => $"'{day:yyyy-MM-dd}'::date",
            DateTime at => $"{Quoted(at.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "+00")}::timestamptz",
            byte[] bytes => $"'\\x{Convert.ToHexString(bytes)}'::bytea",
            Guid[] ids => $"ARRAY[{string.Join(',', ids.Select(id => $"'{id:D}'"))}]::uuid[]",
            string[] words => $"ARRAY[{string.Join(',', words.Select(Quoted))}]::text[]",
            string words => Quoted(words),
            _ => throw new NotSupportedException($"A parameter of type {value.GetType()}."),
        };
    }

    // pgbench takes a colon before a letter for a variable, even inside a literal.
    private static string Quoted(string text) =>
        $"E'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal).Replace(":", "\\x3A", StringComparison.Ordinal).Replace(";", "\\x3B", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Parameter();
}
