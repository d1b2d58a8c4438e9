using System.Text;
using Noroshi.Bench.Running;
using Noroshi.Store;

namespace Noroshi.Bench.Filing;

/// <summary>
/// The statements of one filing, as recorded, and which of their values are new in every filing: found by filing twice and comparing.
/// </summary>
internal sealed record RecordedFiling(IReadOnlyList<Statement> Statements, IReadOnlyDictionary<string, int> Fresh)
{
    /// <summary>What the peer runs: the rows written and the one commit, without any of our questions.</summary>
    public IEnumerable<Statement> Writes => Statements.Where(s => s.Sql is StatementRecorder.Begin or StatementRecorder.Commit || !s.Sql.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase));

    public int Commits => Statements.Count(s => s.Sql == StatementRecorder.Commit);

    /// <summary>Prepares the database with the demonstration world, makes tokens, and records.</summary>
    public static async Task<(RecordedFiling Filing, IReadOnlyList<string> Tokens)> RecordAsync(DatabaseAddress database, string data, CancellationToken stop)
    {
        await using var host = await HostInside.OpenAsync(database, data, stop);
        var tokens = await host.TokensAsync(24, stop);
        var runs = new List<IReadOnlyList<Statement>>();
        for (var i = 0; i < 5; i++)
        {
            using var recorder = new StatementRecorder();
            using var client = new SocketClient(host.Port);
            var status = await Task.Run(() => client.Send(Encoding.UTF8.GetBytes(StatutoryReports.Request(host.Port, tokens[0], $"rec{i}", 0))), stop);
            runs.Add(status == 201 ? recorder.Heard : throw new InvalidOperationException(client.Answer));
        }

        // The first ones are cold: the token is marked as used, models are built.
        var (one, other) = (runs[^2], runs[^1]);
        if (!one.Select(s => s.Sql).SequenceEqual(other.Select(s => s.Sql)))
        {
            throw new InvalidOperationException("Two filings sent different statements.");
        }

        var fresh = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (a, b) in one.Zip(other).SelectMany(pair => pair.First.Parameters.Zip(pair.Second.Parameters)))
        {
            if (Written(a.Value) is { } text && text != Written(b.Value) && a.Value is Guid or string { Length: <= 60 })
            {
                fresh.TryAdd(text, fresh.Count);
            }
        }

        return (new RecordedFiling(one, fresh), tokens);
    }

    public static string? Written(object? value) => value switch { null => null, Guid id => id.ToString("D"), _ => value.ToString() };
}
