using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;
using Noroshi.Bench.Sending;
using Noroshi.CriticalComputers.Listing;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Receiving;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Npgsql;

namespace Noroshi.Bench.Registering;

/// <summary>Dashboard, list and search of one operator, and "who has this product" over all, with few and with millions of computers of 257 operators.</summary>
internal static class RegistryAtSize
{
    private const int Operators = 257;
    private const int Products = 2_000;

    public static async Task MeasureAsync(Options options, PrivatePostgres postgres, WorkFolder folder, Rows rows, CancellationToken stop)
    {
        var computers = options.Quick ? 100_000 : options.Versions == 1_000_000 ? 5_000_000 : options.Versions;
        postgres.Create("registry");
        await using var host = await HostInside.OpenAsync(new DatabaseAddress(true, postgres.Connection("registry")), folder.In("registry"), stop);
        var cabinet = await host.InsideAsync(db => db.Set<OrganisationRow>().Where(o => o.Code == "cao").Select(o => o.Id).FirstAsync(stop));
        var watch = Stopwatch.StartNew();
        var operators = await LoadAsync(postgres, computers, cabinet, stop);
        Rows.Say($"{computers:N0} computers loaded in {watch.Elapsed.TotalSeconds:0} s");
        var random = new Random(20_261_124);
        var rounds = options.Quick ? 60 : 300;
        Actor Keeper() => new() { Organisation = operators[random.Next(Operators)], Person = new PersonId(Guid.CreateVersion7()), May = new HashSet<Permission> { Permission.ReadOwnRegister } };
        var analyst = new Actor { Organisation = cabinet, Person = new PersonId(Guid.CreateVersion7()), May = new HashSet<Permission> { Permission.ReadNotifications } };

        await TellAsync("dashboard", 100, () => ListAsync(Keeper(), (list, own) => list.FiguresAsync(own, stop)));
        await TellAsync("list", 100, () => ListAsync(Keeper(), (list, own) => list.PageAsync(own, new RegisterFilter(), RegisterList.PageLength, stop)));
        await TellAsync("list of what is due", 100, () => ListAsync(Keeper(), (list, own) => list.PageAsync(own, new RegisterFilter { State = ComputerState.Due }, RegisterList.PageLength, stop)));
        await TellAsync("search", 100, () => ListAsync(Keeper(), (list, own) => list.PageAsync(own, new RegisterFilter { Text = $"product {random.Next(Products)}" }, RegisterList.PageLength, stop)));
        await TellAsync("search by another name of a maker", 100, () => ListAsync(Keeper(), (list, own) => list.PageAsync(own, new RegisterFilter { Text = "フォーティネット" }, RegisterList.PageLength, stop)));
        foreach (var (what, filter) in new[] { ("facets", new RegisterFilter()), ("facets of what is due", new RegisterFilter { State = ComputerState.Due }), ("facets of a search", new RegisterFilter { Text = "product 1" }) })
        {
            await TellAsync(what, 100, () =>
            {
                var keeper = Keeper();
                return host.AsAsync(keeper, services => services.GetRequiredService<RegisterFacets>().OfAsync(keeper.Organisation, filter, new Dictionary<FacilityId, string>(), 0, stop));
            });
        }

        foreach (var sort in new[] { RegisterSort.Name, RegisterSort.Impact })
        {
            await TellAsync($"list by {sort}", 100, () => ListAsync(Keeper(), (list, own) => list.PageAsync(own, new RegisterFilter { Sort = sort }, RegisterList.PageLength, stop)));
        }

        await TellAsync("who has this product, over all operators", 50, () => host.AsAsync(analyst, async services =>
        {
            var product = random.Next(Products);
            return (await services.GetRequiredService<WhoHasAProduct>().OfAsync($"Product {product}", $"Maker {product % 97}", stop)).Holders.Count;
        }));

        Task<T> ListAsync<T>(Actor keeper, Func<RegisterList, OrganisationId, Task<T>> ask) => host.AsAsync(keeper, services => ask(services.GetRequiredService<RegisterList>(), keeper.Organisation));

        async Task TellAsync<T>(string what, double limit, Func<Task<T>> ask)
        {
            var times = new List<double>();
            for (var round = -20; round < rounds; round++)
            {
                stop.ThrowIfCancellationRequested();
                var once = Stopwatch.StartNew();
                await ask();
                if (round >= 0)
                {
                    times.Add(once.Elapsed.TotalMilliseconds);
                }
            }

            var sent = new Sent(0, 0, 0, null, 0, [.. times.Order()]);
            rows.Add(Row.Told($"{what}, {computers:N0} computers, p50", sent.Percentile(0.5), "ms"));
            rows.Add(Row.Under($"{what}, {computers:N0} computers, p99", sent.Percentile(0.99), "ms", limit));
        }
    }

    private static async Task<OrganisationId[]> LoadAsync(PrivatePostgres postgres, int computers, OrganisationId cabinet, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(postgres.Connection("registry"));
        await connection.OpenAsync(stop);
        await ExecuteAsync(connection,
            $"""
            CREATE TABLE bench_operators AS SELECT g AS n, gen_random_uuid() AS id, gen_random_uuid() AS facility, gen_random_uuid() AS notification FROM generate_series(0, {Operators - 1}) g;
            INSERT INTO facilities (id, operator, sector, category, name, revision) SELECT facility, id, 'electricity', '需給制御システム', '設備', 1 FROM bench_operators;
            INSERT INTO notifications (id, number, operator, sector, kind, outline, computers, filed_by, filed_from, filed_at, late, digest, revision)
              SELECT notification, 'NT-' || n, id, 'electricity', 'New', '{"{}"}', 0, gen_random_uuid(), id, now(), false, '\x00', 1 FROM bench_operators;
            INSERT INTO notification_addressees (notification, organisation, capacity, reached_at) SELECT notification, '{cabinet}', 'PrimeMinister', now() FROM bench_operators;
            CREATE TABLE bench_computers AS SELECT gen_random_uuid() AS id, o.id AS operator, o.facility, o.notification, g AS n, ((g::bigint * 7919 + g / {Operators}) % {Products})::int AS product
              FROM generate_series(1, {computers}) g JOIN bench_operators o ON o.n = g % {Operators};
            """, stop);
        await SpellAsync(connection, stop);
        await ExecuteAsync(connection,
            """
            INSERT INTO computers (id, operator, facility, label, label_key, product, maker, name_key, unit, classes, classes_known, dedicated, state, due_on, entered_at, changed_at, revision)
              SELECT id, operator, facility, 'host-' || n, 'host-' || n, s.written, s.maker, s.folded, 'Appliance', 4, true, 'No',
                (ARRAY['Due', 'Notified', 'Notified', 'Notified', 'Doubtful', 'Exempt'])[1 + n % 6], CASE WHEN n % 6 = 0 THEN date '2027-03-31' - (n % 90) END, now(), now(), 1 FROM bench_computers c JOIN bench_spellings s ON s.product = c.product AND s.turn = c.n % 3
            """, stop);
        await ExecuteAsync(connection,
            """
            INSERT INTO notified_computers (id, notification, computer, operator, sector, facility_category, classes, product, maker, name_key, unit, "as", current)
              SELECT gen_random_uuid(), notification, id, operator, 'electricity', '需給制御システム', 4, s.written, s.maker, s.key, 'Appliance', 'New', true FROM bench_computers c JOIN bench_spellings s ON s.product = c.product AND s.turn = c.n % 3
            """, stop);
        await ExecuteAsync(connection, "DROP TABLE bench_computers; DROP TABLE bench_spellings; VACUUM ANALYZE computers; VACUUM ANALYZE notified_computers; ANALYZE", stop);
        var ids = new List<OrganisationId>();
        await using var command = new NpgsqlCommand("SELECT id FROM bench_operators ORDER BY n", connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            ids.Add(new OrganisationId(reader.GetGuid(0)));
        }

        return [.. ids];
    }

    // Each product in three spellings, with the keys that the program would give them.
    private static async Task SpellAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await ExecuteAsync(connection, "CREATE TABLE bench_spellings (product int, turn int, written text, maker text, folded text, key text)", stop);
        await using var copy = await connection.BeginBinaryImportAsync("COPY bench_spellings FROM STDIN (FORMAT BINARY)", stop);
        for (var product = 0; product < Products; product++)
        {
            string[] written = [$"Product {product}", $"Ｐｒｏｄｕｃｔ－{product}", $"PRODUCT {product} 7.2.{product % 10}"];
            for (var turn = 0; turn < written.Length; turn++)
            {
                var maker = turn == 1 ? $"Maker {product % 97} Co., Ltd." : $"Maker {product % 97}";
                await copy.StartRowAsync(stop);
                await copy.WriteAsync(product, stop);
                await copy.WriteAsync(turn, stop);
                await copy.WriteAsync(written[turn], stop);
                await copy.WriteAsync(maker, stop);
                await copy.WriteAsync(RegisterKeys.OfName(written[turn], maker), stop);
                await copy.WriteAsync(NameKeys.Of(written[turn], maker), stop);
            }
        }

        await copy.CompleteAsync(stop);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        foreach (var statement in sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(s => s.Contains("VACUUM", StringComparison.Ordinal) || s.StartsWith("DROP", StringComparison.Ordinal) ? s.Split("; ") : [s]))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
