using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Noroshi.Store.Search;

internal sealed class SearchIndex(StoreDb db) : ISearchIndex
{
    private static readonly (char Mark, int Bits)[] Windows = [('w', 9), ('v', 12), ('u', 15)];

    public async Task PutAsync(Guid subject, IEnumerable<Guid> readers, IEnumerable<string> texts, CancellationToken cancellation, bool isNew = false)
    {
        var waiting = db.ChangeTracker.Entries<SearchIntake>().FirstOrDefault(e => e.Entity.Subject == subject);
        var before = waiting?.Entity.Folded ?? (isNew ? null : await FoldedAsync(subject, cancellation)) ?? "";
        if (waiting is not null)
        {
            waiting.State = EntityState.Detached;
        }

        var folded = new StringBuilder(before);
        var held = before;
        foreach (var text in texts.Select(SearchText.Fold).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal))
        {
            if (!held.Contains(text, StringComparison.Ordinal) && folded.Length + text.Length < SearchText.Longest)
            {
                folded.Append(folded.Length > 0 ? " " : "").Append(text);
            }
        }

        var whole = folded.ToString();
        db.Add(new SearchIntake
        {
            Subject = subject,
            Folded = whole,
            Pieces = string.Join(' ', readers.Distinct().Select(SearchText.Reader).Concat(SearchText.Pieces(whole))),
        });
    }

    public void Remove(Guid subject)
    {
        foreach (var waiting in db.ChangeTracker.Entries<SearchIntake>().Where(e => e.Entity.Subject == subject).ToList())
        {
            waiting.State = EntityState.Detached;
        }

        db.Add(new SearchIntake { Subject = subject, Folded = "", Pieces = "" });
    }

    public bool CanLookFor(string query) => SearchText.PiecesOf(SearchText.Terms(query)).Count > 0;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string query, Guid reader, long? before, int count, CancellationToken cancellation)
    {
        var terms = SearchText.Terms(query);
        var pieces = SearchText.PiecesOf(terms);
        if (pieces.Count == 0)
        {
            return [];
        }

        pieces = [SearchText.Reader(reader), .. pieces];
        return db.Database.IsNpgsql()
            ? await OnPostgresAsync(terms, pieces, before, count, cancellation)
            : await OnSqliteAsync(terms, pieces, before, count, cancellation);
    }

    // FTS5 walks its lists from the newest down and stops as soon as the page is full.
    private async Task<IReadOnlyList<SearchHit>> OnSqliteAsync(IReadOnlyList<string> terms, IReadOnlyList<string> pieces, long? before, int count, CancellationToken cancellation)
    {
        var match = string.Join(" AND ", pieces.Select(p => $"\"{p}\""));
        var sql = $$"""
            SELECT e.subject AS "Subject", e.id AS "Position" FROM search_words AS w JOIN search_entries AS e ON e.id = w.rowid
            WHERE search_words MATCH {0} AND w.rowid < {1}{{Holding(terms.Count, "instr(e.folded, {0}) > 0")}} ORDER BY w.rowid DESC LIMIT {2}
            """;
        return await db.Database.SqlQueryRaw<SearchHit>(sql, [match, before ?? long.MaxValue, count, .. terms]).ToListAsync(cancellation);
    }

    // A list of a million entries is not read for the newest twenty-five: the windows are asked first, each eight times as long as the last.
    private async Task<IReadOnlyList<SearchHit>> OnPostgresAsync(IReadOnlyList<string> terms, IReadOnlyList<string> pieces, long? before, int count, CancellationToken cancellation)
    {
        var all = string.Join(" & ", pieces);
        var top = before ?? (await db.Database.SqlQueryRaw<long>("""SELECT last_value + 1 AS "Value" FROM search_positions""").ToListAsync(cancellation))[0];
        foreach (var (mark, bits) in Windows)
        {
            var window = (top - 1) >> bits;
            if (window < 2)
            {
                break;
            }

            // Two windows, since the newest may have only just begun; what is older than both is found by the wider look.
            var found = await AskPostgresAsync($"{all} & ({mark}{window} | {mark}{window - 1})", terms, top, count, cancellation);
            if (found.Count == count)
            {
                return found;
            }
        }

        return await AskPostgresAsync(all, terms, top, count, cancellation);
    }

    private Task<List<SearchHit>> AskPostgresAsync(string match, IReadOnlyList<string> terms, long top, int count, CancellationToken cancellation)
    {
        // The inner query is walled off: otherwise the planner, for a word it takes for common, walks the whole table by its key.
        var sql = $$"""
            SELECT f.subject AS "Subject", f.id AS "Position" FROM (
              SELECT e.subject, e.id FROM search_entries AS e WHERE e.words @@ {0}::tsquery AND e.id < {1}{{Holding(terms.Count, "strpos(e.folded, {0}) > 0")}} OFFSET 0) AS f
            ORDER BY f.id DESC LIMIT {2}
            """;
        return db.Database.SqlQueryRaw<SearchHit>(sql, [match, top, count, .. terms]).ToListAsync(cancellation);
    }

    // Pieces say that all parts of the word are there; the text says that they stand together.
    private static string Holding(int terms, string test) =>
        string.Concat(Enumerable.Range(3, terms).Select(place => $" AND {test.Replace("{0}", $"{{{place}}}", StringComparison.Ordinal)}"));

    private async Task<string?> FoldedAsync(Guid subject, CancellationToken cancellation) =>
        (await db.Database.SqlQuery<string>($"""SELECT folded AS "Value" FROM search_entries WHERE subject = {subject}""").ToListAsync(cancellation)).FirstOrDefault();
}
