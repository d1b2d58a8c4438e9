using System.Diagnostics.CodeAnalysis;

namespace Noroshi.Store;

/// <summary>Which database: <c>sqlite:PATH</c> or <c>postgres:CONNECTION</c>, as written after <c>--database</c>.</summary>
/// <param name="IsPostgres">PostgreSQL rather than SQLite.</param>
/// <param name="Target">The path of the SQLite file, or the Npgsql connection string.</param>
public sealed record DatabaseAddress(bool IsPostgres, string Target) : IParsable<DatabaseAddress>
{
    /// <summary>The connection string for the provider.</summary>
    public string ConnectionString => IsPostgres
        ? OnServer(Target)
        : new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = Target, ForeignKeys = true, DefaultTimeout = 30 }.ToString();

    /// <summary>Makes the folder and the file of a SQLite database that are not there yet, readable by their owner only.</summary>
    public void MakePlace()
    {
        if (IsPostgres || Path.Exists(Target))
        {
            return;
        }

        try
        {
            OwnersOnly.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(Target))!);
            using var empty = OwnersOnly.Create(Target);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Opening the database, which comes next, says of every kind of place why it cannot be used.
        }
    }

    /// <inheritdoc/>
    public static DatabaseAddress Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var address)
        ? address
        : throw new FormatException("Write the database as sqlite:PATH or postgres:CONNECTION, for example sqlite:./data/noroshi.db or \"postgres:Host=db;Username=noroshi;Database=noroshi\".");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out DatabaseAddress result)
    {
        result = s switch
        {
            not null when s.StartsWith("sqlite:", StringComparison.Ordinal) && s.Length > 7 && !s.Contains('\0', StringComparison.Ordinal) => new(false, s[7..]),
            not null when s.StartsWith("postgres:", StringComparison.Ordinal) && s.Length > 9 && IsConnection(s[9..]) => new(true, s[9..]),
            _ => null,
        };
        return result is not null;
    }

    /// <summary>The address without what must not be printed.</summary>
    public override string ToString() => IsPostgres
        ? $"postgres:{new Npgsql.NpgsqlConnectionStringBuilder(Target) { Password = null }}"
        : $"sqlite:{Target}";

    // What a connection has sent twice is prepared on the server: no more parsing and planning at every request. No unit of work
    // leaves anything in its session (no settings, no locks, no temporary tables), so that none need be cleared away before the next;
    // and none joins an ambient transaction, so that none is looked for. Whoever says otherwise in the address is obeyed.
    private static string OnServer(string connection)
    {
        var address = new Npgsql.NpgsqlConnectionStringBuilder(connection);

        // Npgsql's own builder says that it contains every key it knows, said or not; its listed values are those that differ from the rule.
        var said = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = address.ConnectionString };
        address.MaxAutoPrepare = said.ContainsKey("Max Auto Prepare") ? address.MaxAutoPrepare : 200;
        address.AutoPrepareMinUsages = said.ContainsKey("Auto Prepare Min Usages") ? address.AutoPrepareMinUsages : 2;
        address.NoResetOnClose = !said.ContainsKey("No Reset On Close") || address.NoResetOnClose;
        address.Enlist = said.ContainsKey("Enlist") && address.Enlist;
        return address.ConnectionString;
    }

    private static bool IsConnection(string text)
    {
        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or KeyNotFoundException or FormatException or OverflowException)
        {
            return false;
        }
    }
}
