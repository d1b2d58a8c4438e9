using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Noroshi.Store.Search;

/// <summary>
/// What is on its way into the index. It is a view whose trigger puts it there, so that the index is written by the ordinary unit of
/// work, in its transaction, on both databases. Without pieces the subject is taken out.
/// </summary>
internal sealed class SearchIntake
{
    public required Guid Subject { get; init; }

    public required string Folded { get; init; }

    public required string Pieces { get; init; }
}

internal sealed class SearchIntakeView : IEntityTypeConfiguration<SearchIntake>
{
    public void Configure(EntityTypeBuilder<SearchIntake> builder)
    {
        builder.ToTable("search_intake", t => t.ExcludeFromMigrations());
        builder.HasKey(i => i.Subject);
        builder.Property(i => i.Subject).ValueGeneratedNever();
    }
}

/// <summary>
/// Makes the index, which no model of tables can say: FTS5 on SQLite, an inverted index over a tsvector on PostgreSQL. On PostgreSQL an
/// entry also holds its window (512, 4,096 and 32,768 entries long): a word that stands everywhere is looked for in the newest first.
/// </summary>
internal static class SearchTables
{
    public static Task PrepareAsync(StoreDb db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? Postgres : Sqlite, cancellation);

    private const string Sqlite =
        """
        CREATE TABLE IF NOT EXISTS search_entries (id INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
        CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
        CREATE VIEW IF NOT EXISTS search_intake AS SELECT subject, folded, '' AS pieces FROM search_entries WHERE 0;
        CREATE TRIGGER IF NOT EXISTS search_intake_taken INSTEAD OF INSERT ON search_intake BEGIN
          DELETE FROM search_words WHERE rowid = (SELECT id FROM search_entries WHERE subject = NEW.subject);
          DELETE FROM search_entries WHERE subject = NEW.subject;
          INSERT INTO search_entries (subject, folded) SELECT NEW.subject, NEW.folded WHERE NEW.pieces <> '';
          INSERT INTO search_words (rowid, words) SELECT id, NEW.pieces FROM search_entries WHERE subject = NEW.subject;
        END;
        """;

    private const string Postgres =
        """
        CREATE SEQUENCE IF NOT EXISTS search_positions;
        CREATE TABLE IF NOT EXISTS search_entries (id bigint PRIMARY KEY, subject uuid NOT NULL UNIQUE, folded text NOT NULL, words tsvector NOT NULL);
        CREATE INDEX IF NOT EXISTS ix_search_entries_words ON search_entries USING gin (words) WITH (gin_pending_list_limit = 1024);
        CREATE OR REPLACE VIEW search_intake AS SELECT subject, folded, ''::text AS pieces FROM search_entries WHERE false;
        CREATE OR REPLACE FUNCTION take_into_search() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE n bigint;
        BEGIN
          DELETE FROM search_entries WHERE subject = NEW.subject;
          IF NEW.pieces <> '' THEN
            n := nextval('search_positions');
            INSERT INTO search_entries (id, subject, folded, words) VALUES (n, NEW.subject, NEW.folded,
              array_to_tsvector(string_to_array(NEW.pieces, ' ') || ARRAY['w' || (n >> 9), 'v' || (n >> 12), 'u' || (n >> 15)]));
          END IF;
          RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER search_intake_taken INSTEAD OF INSERT ON search_intake FOR EACH ROW EXECUTE FUNCTION take_into_search();
        """;
}
