using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;

namespace Noroshi.Bench.Providing;

/// <summary>Measures the provision of analysed information.</summary>
internal static class Provision
{
    public static async Task<int> RunAsync(Options options, CancellationToken stop)
    {
        var rows = new Rows(options.Json);
        if (options.Wants("decisions"))
        {
            Decisions.Measure(options, rows);
        }

        if (options.Wants("delivery") || options.Wants("inboxes"))
        {
            using var folder = new WorkFolder();
            using var postgres = PrivatePostgres.Start(folder);
            if (options.Wants("inboxes"))
            {
                await Inboxes.MeasureAsync(options, postgres, folder, rows, stop);
            }

            if (options.Wants("delivery"))
            {
                await Delivery.MeasureAsync(options, postgres, folder, rows, stop);
            }
        }

        return rows.AllHold ? 0 : 1;
    }
}
