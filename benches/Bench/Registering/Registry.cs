using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;

namespace Noroshi.Bench.Registering;

/// <summary>Measures the registry of critical computers: classes of a network, import of a list, search at size.</summary>
internal static class Registry
{
    public static async Task<int> RunAsync(Options options, CancellationToken stop)
    {
        var rows = new Rows(options.Json);
        if (options.Wants("classes"))
        {
            ClassesOfNetworks.Measure(options, rows, stop);
        }

        if (options.Wants("import") || options.Wants("size"))
        {
            using var folder = new WorkFolder();
            using var postgres = PrivatePostgres.Start(folder);
            if (options.Wants("import"))
            {
                await ImportOfAList.MeasureAsync(options, postgres, folder, rows, stop);
            }

            if (options.Wants("size"))
            {
                await RegistryAtSize.MeasureAsync(options, postgres, folder, rows, stop);
            }
        }

        return rows.AllHold ? 0 : 1;
    }
}
