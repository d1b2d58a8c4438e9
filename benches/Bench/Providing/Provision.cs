using Noroshi.Bench.Measuring;

namespace Noroshi.Bench.Providing;

/// <summary>Measures the provision of analysed information.</summary>
internal static class Provision
{
    public static int Run(Options options, CancellationToken stop)
    {
        var rows = new Rows(options.Json);
        stop.ThrowIfCancellationRequested();
        if (options.Wants("decisions"))
        {
            Decisions.Measure(options, rows);
        }

        return rows.AllHold ? 0 : 1;
    }
}
