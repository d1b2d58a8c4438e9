using System.Collections.Concurrent;
using Noroshi.Host;
using Noroshi.Store;
using Npgsql;

namespace Noroshi.Testing;

/// <summary>
/// Migrated databases, empty or with the demonstration, of which every house is a copy. <c>./test</c> names a folder by which all test
/// processes share them, so that each is made once in a run; without it each process makes its own.
/// </summary>
internal static class Templates
{
    private static readonly ConcurrentDictionary<(Database, bool Demo), Lazy<Task<DatabaseAddress>>> Made = new();

    private static string? Shared => Environment.GetEnvironmentVariable("NOROSHI_TEST_TEMPLATES") is { Length: > 0 } folder ? folder : null;

    /// <summary>The template of a kind. Whoever asks first makes it.</summary>
    public static Task<DatabaseAddress> GetAsync(Database on, bool demo) =>
        Made.GetOrAdd((on, demo), key => new(() => Shared is { } folder ? SharedAsync(folder, key.Item1, key.Demo) : OwnAsync(key.Item1, key.Demo))).Value;

    private static async Task<DatabaseAddress> SharedAsync(string folder, Database on, bool demo)
    {
        var name = $"template_{(demo ? "demo" : "empty")}";
        var sqlite = new DatabaseAddress(false, Path.Combine(folder, $"{name}.db"));
        var ready = Path.Combine(folder, $"{name}.{on}.ready");

        FileStream? turn = null;
        await Eventually.Async(() => Task.FromResult((turn = TakeTurn(Path.Combine(folder, $"{name}.{on}.lock"))) is not null), seconds: 300);
        await using (turn)
        {
            if (!File.Exists(ready))
            {
                if (on is Database.Sqlite)
                {
                    File.Delete(sqlite.Target);   // of a process that was stopped half-way
                    await PackAsync(await MadeAsync(on, demo), sqlite);
                }
                else
                {
                    await Databases.OnServerAsync($"DROP DATABASE IF EXISTS {name}");
                    var made = await MadeAsync(on, demo);
                    await Databases.OnServerAsync($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(made.Target).Database} RENAME TO {name}");
                }

                await File.WriteAllTextAsync(ready, "");
            }
        }

        return on is Database.Sqlite ? sqlite : Databases.Named(name);
    }

    private static async Task<DatabaseAddress> OwnAsync(Database on, bool demo)
    {
        var made = await MadeAsync(on, demo);
        if (on is Database.Sqlite)
        {
            var template = new DatabaseAddress(false, Path.Combine(TemporaryFolder.New(), "template.db"));
            await PackAsync(made, template);
            return template;
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Databases.DropAsync(made).Wait(TimeSpan.FromSeconds(5));
        return made;
    }

    /// <summary>A database that is migrated and, if asked for, has the demonstration in it; nobody is connected to it.</summary>
    private static async Task<DatabaseAddress> MadeAsync(Database on, bool demo)
    {
        var folder = TemporaryFolder.New();
        var address = await Databases.BareAsync(on, folder);
        var options = House.Options(address, folder, demo, "http://127.0.0.1:0");
        await using (var app = Program.Build(options, builder => House.Furnish(builder, House.NewClock(), backgroundWork: false)))
        {
            await DatabaseStart.PrepareAsync(app.Services, options, CancellationToken.None);
        }

        Databases.LeaveAlone(address);
        return address;
    }

    private static async Task PackAsync(DatabaseAddress made, DatabaseAddress template)
    {
        await Databases.SqlAsync(made, $"VACUUM INTO '{template.Target}'");
        Databases.LeaveAlone(made);
    }

    private static FileStream? TakeTurn(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
