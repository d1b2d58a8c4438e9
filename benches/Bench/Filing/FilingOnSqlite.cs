using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;
using Noroshi.Bench.Sending;
using Noroshi.Store;

namespace Noroshi.Bench.Filing;

/// <summary>The same on SQLite (WAL, synchronous=FULL), beside a bare loop of the same statements over a copy of the file.</summary>
internal static class FilingOnSqlite
{
    private const int AtOnce = 16;

    public static async Task MeasureAsync(Options options, WorkFolder folder, Rows rows, CancellationToken stop)
    {
        var (rounds, seconds, warm) = options.Quick ? (1, 2.0, 4.0) : (4, 8.0, 25.0);
        var data = folder.In("sqlite-data");
        var address = new DatabaseAddress(false, folder.In("filing.db"));
        var (filing, tokens) = await RecordedFiling.RecordAsync(address, data, stop);
        var peer = folder.In("peer.db");
        using (var copying = Open(address.Target))
        {
            Execute(copying, $"VACUUM INTO '{peer}'");
        }

        using var host = await HostProcess.StartAsync($"sqlite:{address.Target}", data, stop);
        Sent Ours(string run, double time) => Sender.Send(new SendingPlan(host.Port, AtOnce, time, 0, [.. tokens.Select((t, i) => StatutoryReports.Request(host.Port, t, run, i))]), folder);
        var warming = Ours("warm", warm);
        Rows.Say($"warm: {warming.ASecond:0} a second, {warming.Bad} bad {warming.FirstBad}");

        List<double> ours = [], theirs = [];
        using var bare = new BareLoop(filing, peer);
        bare.Run(0.5);
        for (var round = 1; round <= rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            var sent = Ours($"run{round}", seconds);
            ours.Add(sent.ASecond);
            theirs.Add(bare.Run(seconds));
            Rows.Say($"round {round}: {ours[^1]:0} a second, p99 {sent.Percentile(0.99):0} ms, {sent.Bad} bad {sent.FirstBad}; bare loop {theirs[^1]:0}");
        }

        const string filed = "reports filed a second, SQLite, FULL, beside a bare loop";
        var (us, them) = (FilingOnPostgres.Median(ours), FilingOnPostgres.Median(theirs));
        rows.Add(options.Quick ? Row.Compared($"{filed}, not yet warm", us, "1/s", them) : Row.AtLeast(filed, us, "1/s", them, 0.5));
    }

    internal static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new DatabaseAddress(false, file).ConnectionString);
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;");
        return connection;
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>The recorded statements, prepared once and run one report after another: what SQLite itself can do.</summary>
internal sealed class BareLoop : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly List<SqliteCommand> commands = [];
    private readonly List<(SqliteParameter Parameter, string Fresh, bool IsId)> renewed = [];
    private long count;

    public BareLoop(RecordedFiling filing, string file)
    {
        connection = FilingOnSqlite.Open(file);
        foreach (var statement in filing.Writes)
        {
            var command = connection.CreateCommand();
            command.CommandText = statement.Sql == StatementRecorder.Begin ? "BEGIN IMMEDIATE" : statement.Sql;
            foreach (var (name, value) in statement.Parameters)
            {
                var parameter = command.Parameters.AddWithValue(name, value ?? DBNull.Value);
                if (RecordedFiling.Written(value) is { } text && filing.Fresh.ContainsKey(text))
                {
                    renewed.Add((parameter, text, value is Guid));
                }
            }

            command.Prepare();
            commands.Add(command);
        }
    }

    public double Run(double seconds)
    {
        var watch = Stopwatch.StartNew();
        var done = 0;
        var now = new Dictionary<string, object>(StringComparer.Ordinal);
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            count++;
            now.Clear();
            foreach (var (parameter, fresh, isId) in renewed)
            {
                parameter.Value = now.TryGetValue(fresh, out var known) ? known : now[fresh] = isId ? Guid.CreateVersion7() : $"{count.ToString("D9", CultureInfo.InvariantCulture)}-{now.Count}";
            }

            foreach (var command in commands)
            {
                using var reader = command.ExecuteReader();
                do
                {
                    while (reader.Read())
                    {
                    }
                }
                while (reader.NextResult());
            }

            done++;
        }

        return done / watch.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        commands.ForEach(c => c.Dispose());
        connection.Dispose();
    }
}
