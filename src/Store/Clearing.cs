using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Noroshi.Store;

/// <summary>What may be emptied in a row that otherwise stays as it is, and which row of the same table must say so first.</summary>
/// <param name="Properties">The properties that are emptied, all together.</param>
/// <param name="KindProperty">The property that says what a row is.</param>
/// <param name="Kind">The kind of the row that orders the emptying.</param>
/// <param name="ObjectProperty">The property by which that row names the one to be emptied.</param>
/// <param name="Prefix">What stands before the identifier there.</param>
public sealed record Clearing(string[] Properties, string KindProperty, string Kind, string ObjectProperty, string Prefix)
{
    // The model keeps it as text, which a snapshot of the migrations can hold.
    internal string Written() => string.Join('|', string.Join(',', Properties), KindProperty, Kind, ObjectProperty, Prefix);

    internal static Clearing Read(string written) => written.Split('|') is [var properties, var kindProperty, var kind, var objectProperty, var prefix]
        ? new(properties.Split(','), kindProperty, kind, objectProperty, prefix)
        : throw new FormatException(written);
}

/// <summary>The triggers of a table whose rows can only be cleared.</summary>
internal static class ClearingTriggers
{
    public static string For(IEntityType entity, Clearing clearing, bool postgres)
    {
        var table = entity.GetTableName()!;
        var key = entity.FindPrimaryKey()!.Properties.Single().GetColumnName();
        string Column(string property) => entity.FindProperty(property)!.GetColumnName();
        var cleared = clearing.Properties.Select(Column).ToArray();
        var emptied = string.Join(" AND ", cleared.Select(c => $"NEW.{c} IS NULL"));
        var kept = entity.GetProperties().Select(p => p.GetColumnName()).Except(cleared)
            .Select(c => postgres ? $"NEW.{Quoted(c)} IS NOT DISTINCT FROM OLD.{Quoted(c)}" : $"NEW.{Quoted(c)} IS OLD.{Quoted(c)}");
        var ordered = $"EXISTS (SELECT 1 FROM {table} e WHERE e.{Quoted(Column(clearing.KindProperty))} = '{clearing.Kind}' AND e.{Quoted(Column(clearing.ObjectProperty))} = '{clearing.Prefix}' || "
            + (postgres ? $"OLD.{key}::text)" : $"lower(OLD.{key}))");
        var allowed = $"{emptied} AND {string.Join(" AND ", kept)} AND {ordered}";
        var words = $"{table} is append-only: it is cleared by {clearing.Kind} and not otherwise";
        return postgres
            ? $"""
              CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501'; END $$;
              CREATE OR REPLACE FUNCTION {table}_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NOT ({allowed}) THEN RAISE EXCEPTION '{words}' USING ERRCODE = '42501'; END IF;
                RETURN NEW;
              END $$;
              CREATE OR REPLACE TRIGGER {table}_no_delete BEFORE DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
              CREATE OR REPLACE TRIGGER {table}_only_cleared BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse_change();
              """
            : $"""
              CREATE TRIGGER IF NOT EXISTS {table}_only_cleared BEFORE UPDATE ON {table} WHEN NOT ({allowed}) BEGIN SELECT RAISE(ABORT, '{words}'); END;
              CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
              CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
              """;
    }

    private static string Quoted(string column) => $"\"{column}\"";
}
