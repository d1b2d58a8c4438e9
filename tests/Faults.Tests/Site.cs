using System.Collections.Concurrent;
using System.Net;
using Noroshi.Store;
using Noroshi.Testing;
using Noroshi.TransparencyLog.Notes;

namespace Noroshi.Faults.Tests;

/// <summary>An installation whose hosts are processes of their own, with the machines of several operators that file at it.</summary>
internal sealed class Site : IAsyncDisposable
{
    // One token may call only so often a minute.
    private const int Operators = 8;

    // One for all: what is sent again must be the same, also past midnight.
    private readonly DateTimeOffset learnedAt = TimeProvider.System.GetUtcNow().AddHours(-30);
    private readonly bool ownsDatabase;
    private readonly string[] tokens;
    private readonly ConcurrentDictionary<(Uri, string), Visitor> machines = new();

    private Site(DatabaseAddress database, string folder, string[] tokens, bool ownsDatabase) =>
        (Database, Folder, this.tokens, this.ownsDatabase) = (database, folder, tokens, ownsDatabase);

    public DatabaseAddress Database { get; }

    public string Folder { get; }

    public string Data => Path.Combine(Folder, "data");

    /// <summary>What was acknowledged: key → number of the case.</summary>
    public ConcurrentDictionary<string, string> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>What was answered or happened instead, counted.</summary>
    public ConcurrentDictionary<string, int> Instead { get; } = new(StringComparer.Ordinal);

    public static async Task<Site> FoundAsync(Testing.Database on, DatabaseAddress? elsewhere = null)
    {
        var folder = Directory.CreateTempSubdirectory("noroshi-site-").FullName;
        var database = elsewhere ?? await Databases.FreshAsync(on, folder, demo: false);
        await using var house = await House.OpenAsync(database, data: Path.Combine(folder, "data"));

        house.SetClockToThisMachines();
        var tokens = new List<string>();
        for (var i = 0; i < Operators; i++)
        {
            using var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
            tokens.Add(machine.Token!);
        }

        return new Site(database, folder, [.. tokens], elsewhere is null);
    }

    // A thousand submissions at once are more than one token may send in a minute.
    private static readonly Dictionary<string, string> Unhindered = new() { ["Machines__PerMinute"] = "0" };

    public Task<HostProcess> ServeAsync(params string[] further) => HostProcess.ServeAsync(["--database", Written, "--data", Data, .. further], Unhindered);

    public string Written => (Database.IsPostgres ? "postgres:" : "sqlite:") + Database.Target;

    /// <summary>The machine that sends this key, at one of the hosts; it keeps its connections.</summary>
    public Visitor Machine(Uri address, string key) =>
        machines.GetOrAdd((address, tokens[key.Sum(c => c) % Operators]), at => new Visitor(at.Item1) { Token = at.Item2 });

    /// <summary>Sends each key once, several at a time, whatever becomes of it.</summary>
    public Task SendAsync(Uri address, IEnumerable<string> keys, int atOnce) =>
        Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (key, _) => await SendAsync(address, key));

    /// <summary>Sends one key once.</summary>
    /// <returns>The answer; null if the connection broke.</returns>
    public async Task<Page?> SendAsync(Uri address, string key)
    {
        try
        {
            var page = await Machine(address, key).FileReportAsync($"報告 {key}", key, learnedAt);
            if (page.Status == HttpStatusCode.Created)
            {
                var number = page.Json["number"]!.GetValue<string>();
                Assert.Equal(number, Acknowledged.GetOrAdd(key, number));
            }
            else
            {
                Instead.AddOrUpdate($"{(int)page.Status} {page.Code}", 1, (_, count) => count + 1);
            }

            return page;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException)
        {
            Instead.AddOrUpdate(broken.GetType().Name, 1, (_, count) => count + 1);
            return null;
        }
    }

    public async Task<long> CountAsync(string sql) => Convert.ToInt64(await Databases.SqlAsync(Database, sql), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Every case is whole, is there once for its key, and is one that was acknowledged.</summary>
    public async Task IsWholeAsync()
    {
        Assert.Equal(Acknowledged.Count, Acknowledged.Values.Distinct().Count());
        Assert.Equal(Acknowledged.Count, await CountAsync("SELECT count(*) FROM sent_once"));
        Assert.Equal(Acknowledged.Count, await CountAsync("SELECT count(*) FROM incident_cases"));
        Assert.Equal(Acknowledged.Count, await CountAsync("SELECT count(*) FROM report_versions"));
        Assert.Equal(Acknowledged.Count, await CountAsync("SELECT count(*) FROM act_contents WHERE kind = 'incident-reports.filed'"));
        Assert.Equal(Acknowledged.Count, await CountAsync("SELECT count(*) FROM acts a JOIN act_contents c ON c.id = a.id WHERE c.kind = 'incident-reports.filed'"));
        Assert.Equal(2 * Acknowledged.Count, await CountAsync("SELECT count(*) FROM case_addressees"));
        Assert.Equal(Acknowledged.Count, await CountAsync("SELECT count(*) FROM outbox WHERE name LIKE 'incident-reports.filed%'"));
        Assert.Equal(Acknowledged.Count, await CountAsync($"SELECT count(*) FROM incident_cases WHERE number IN ('{string.Join("','", Acknowledged.Values)}')"));
    }

    /// <summary>Every act has one place in the log, and the log continues what was shown before.</summary>
    /// <param name="address">A host.</param>
    /// <param name="shown">A checkpoint that was shown before.</param>
    public async Task HasAWholeLogAsync(Uri address, Checkpoint shown)
    {
        await Eventually.Async(async () => await CountAsync("SELECT count(*) FROM log_waiting") == 0, seconds: 60);
        var audit = await new OutsideLog(address).AuditAsync(shown);
        Assert.True(audit.Wrong is null, $"{audit.Wrong}");
        Assert.Equal(await CountAsync("SELECT count(*) FROM acts"), await CountAsync("SELECT count(*) FROM log_leaves"));
        Assert.True(audit.Leaves > shown.Size);
    }

    /// <summary>What a host showed of its log last, by the mark in the data folder.</summary>
    public async Task<Checkpoint> ShownAsync() =>
        SignedNote.TryParse(await File.ReadAllBytesAsync(Path.Combine(Data, "log", "checkpoint")), out var note) && Checkpoint.TryParse(note.Text, out var checkpoint) ? checkpoint : throw new InvalidOperationException("Nothing was shown.");

    /// <summary>Two minutes pass: what a dead host had claimed falls to another.</summary>
    public Task LeasesRunOutAsync() => Databases.SqlAsync(Database, Database.IsPostgres
        ? "UPDATE outbox SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL AND delivered_at IS NULL"
        : "UPDATE outbox SET lease_until = '2000-01-01 00:00:00' WHERE lease_until IS NOT NULL AND delivered_at IS NULL");

    /// <summary>Nothing that is due is left, and no handler had an event twice or not at all.</summary>
    public async Task HasDeliveredEverythingAsync()
    {
        var due = Database.IsPostgres ? "not_before <= now()" : "not_before <= strftime('%Y-%m-%d %H:%M:%f', 'now')";
        await Eventually.Async(async () => await CountAsync($"SELECT count(*) FROM outbox WHERE delivered_at IS NULL AND {due}") == 0, seconds: 120);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var machine in machines.Values)
        {
            machine.Dispose();
        }

        if (ownsDatabase)
        {
            await Databases.DropAsync(Database);
        }

        Directory.Delete(Folder, recursive: true);
    }
}
