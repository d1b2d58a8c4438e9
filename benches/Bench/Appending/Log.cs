using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;

namespace Noroshi.Bench.Appending;

/// <summary>Measures the transparency log: appending to a folder and to PostgreSQL, what it costs an act, proofs and the verification of the whole.</summary>
internal static class Log
{
    public static async Task<int> RunAsync(Options options, CancellationToken stop)
    {
        var rows = new Rows(options.Json);
        using var folder = new WorkFolder();
        if (options.Wants("folder"))
        {
            await FolderAppends.MeasureAsync(options, folder, rows, stop);
        }

        if (options.Wants("whole"))
        {
            await WholeLog.MeasureAsync(options, folder, rows, stop);
        }

        if (options.Wants("acts") || options.Wants("filing"))
        {
            using var postgres = PrivatePostgres.Start(folder);
            if (options.Wants("acts"))
            {
                await ActsOnPostgres.MeasureAsync(options, postgres, folder, rows, stop);
            }

            if (options.Wants("filing"))
            {
                await FilingWithTheLog.MeasureAsync(options, postgres, folder, rows, stop);
            }
        }

        return rows.AllHold ? 0 : 1;
    }
}
