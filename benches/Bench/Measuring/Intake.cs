using Noroshi.Bench.Filing;
using Noroshi.Bench.Reading;
using Noroshi.Bench.Running;

namespace Noroshi.Bench.Measuring;

/// <summary>Measures the single window: filing beside the bare database, the desk at size, the start.</summary>
internal static class Intake
{
    public static async Task<int> RunAsync(Options options, CancellationToken stop)
    {
        var rows = new Rows(options.Json);
        using var folder = new WorkFolder();
        using var postgres = PrivatePostgres.Start(folder);
        if (options.Wants("filing"))
        {
            await FilingOnPostgres.MeasureAsync(options, postgres, folder, rows, stop);
        }

        if (options.Wants("sqlite"))
        {
            await FilingOnSqlite.MeasureAsync(options, folder, rows, stop);
        }

        if (options.Wants("desk"))
        {
            await DeskAtSize.MeasureAsync(options, postgres, folder, rows, stop);
        }

        if (options.Wants("start"))
        {
            await Starting.MeasureAsync(options, folder, rows, stop);
        }

        return rows.AllHold ? 0 : 1;
    }
}
