using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Kernel;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Store.Vault;
using Npgsql;

namespace Noroshi.Bench.Registering;

/// <summary>A list of a hundred thousand rows until its preview stands, beside a bare COPY of the same rows into a table of the same make.</summary>
internal static class ImportOfAList
{
    private const double LongestSeconds = 20;

    public static async Task MeasureAsync(Options options, PrivatePostgres postgres, WorkFolder folder, Rows rows, CancellationToken stop)
    {
        postgres.Create("import");
        var address = new DatabaseAddress(true, postgres.Connection("import"));
        await using var host = await HostInside.OpenAsync(address, folder.In("import"), stop);
        var (small, large) = options.Quick ? (1_000, 10_000) : (10_000, 100_000);
        await OneAsync(host, postgres, small, stop);
        var (few, fewMemory, _) = await OneAsync(host, postgres, small, stop);
        var (many, manyMemory, copied) = await OneAsync(host, postgres, large, stop);
        rows.Add(options.Quick
            ? Row.Compared($"import of {large:N0} rows to the preview, beside a bare COPY", many, "s", copied)
            : Row.Under($"import of {large:N0} rows to the preview", many, "s", LongestSeconds));
        rows.Add(Row.Compared($"import of {large:N0} rows, beside a bare COPY", many, "s", copied));
        rows.Add(Row.Compared($"import, time for each row, {large:N0} beside {small:N0}", many / large * 1e6, "µs", few / small * 1e6));
        rows.Add(Row.Compared($"import, memory while reading, {large:N0} rows beside {small:N0}", manyMemory, "MB", fewMemory));
    }

    private static async Task<(double Seconds, double Memory, double Copied)> OneAsync(HostInside host, PrivatePostgres postgres, int size, CancellationToken stop)
    {
        var id = await host.AsAsync(Actor.System, services => BeginAsync(services, size, stop));
        GC.Collect();
        var (most, done) = (0L, false);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watcher = Task.Run(async () =>
        {
            while (!Volatile.Read(ref done))
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
                await Task.Delay(20, CancellationToken.None);
            }
        }, stop);
        var watch = Stopwatch.StartNew();
        await host.AsAsync(Actor.System, async services =>
        {
            await services.GetRequiredService<ReadImport>().ReadAsync(id, stop);
            return true;
        });
        var seconds = watch.Elapsed.TotalSeconds;
        Volatile.Write(ref done, true);
        await watcher;
        var state = await host.InsideAsync(db => db.Set<ImportRun>().Where(r => r.Id == id).Select(r => r.State).FirstAsync(stop));
        if (state is not ImportState.Previewed)
        {
            throw new InvalidOperationException($"The import has become {state}.");
        }

        return (seconds, (most - before) / 1e6, await CopyAsync(postgres, id, stop));
    }

    private static async Task<Guid> BeginAsync(IServiceProvider services, int size, CancellationToken stop)
    {
        var db = services.GetRequiredService<StoreDb>();
        var clock = TimeProvider.System;
        var @operator = await db.Set<DesignationRow>().AsNoTracking().OrderBy(d => d.Operator).FirstAsync(stop);
        var facility = Facility.Enter(new FacilityId(Identifier.New(clock)), @operator.Operator, new FacilityEntry(@operator.Sector, "需給制御システム", $"設備 {size} {Guid.CreateVersion7()}", null, null));
        db.Add(facility);
        using var content = new MemoryStream(List(size));
        var kept = (Keeping.Kept)await services.GetRequiredService<FileVault>().KeepAsync(content, long.MaxValue, stop);
        var run = new ImportRun
        {
            Id = Identifier.New(clock),
            Operator = @operator.Operator,
            Facility = facility.Id,
            FileName = "list.csv",
            Digest = kept.Digest,
            Format = InventoryFormat.Delimited,
            Headings = """["管理名","製品名","製造者名","種類","区分","導入日"]""",
            StartedAt = clock.GetUtcNow(),
        };
        run.Read(["label", "product", "maker", "kind", "classes", "introduced"], withoutVersions: true);
        db.Add(run);
        await db.SaveChangesAsync(stop);
        return run.Id;
    }

    private static byte[] List(int size)
    {
        var random = new Random(20_261_124);
        var text = new StringBuilder("管理名,製品名,製造者名,種類,区分,導入日\n");
        for (var i = 0; i < size; i++)
        {
            text.Append($"host-{i:D6},製品 {random.Next(5000)} 型,株式会社メーカー{random.Next(300)},アプライアンス,T2-{1 + random.Next(3)},20{10 + random.Next(16)}-0{1 + random.Next(9)}-1{random.Next(10)}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task<double> CopyAsync(PrivatePostgres postgres, Guid import, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(postgres.Connection("import"));
        await connection.OpenAsync(stop);
        await ExecuteAsync(connection, "DROP TABLE IF EXISTS bare; CREATE TABLE bare (LIKE import_rows INCLUDING ALL)", stop);
        var lines = new StringBuilder();
        using (var export = await connection.BeginTextExportAsync($"COPY (SELECT * FROM import_rows WHERE import = '{import}') TO STDOUT", stop))
        {
            lines.Append(await export.ReadToEndAsync(stop));
        }

        var watch = Stopwatch.StartNew();
        await using (var copy = await connection.BeginTextImportAsync("COPY bare FROM STDIN", stop))
        {
            await copy.WriteAsync(lines, stop);
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }
}
