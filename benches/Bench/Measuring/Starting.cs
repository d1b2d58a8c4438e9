using Noroshi.Bench.Running;

namespace Noroshi.Bench.Measuring;

/// <summary>From starting the process to its first answer, and what is to be copied to install it.</summary>
internal static class Starting
{
    public static async Task MeasureAsync(Options options, WorkFolder folder, Rows rows, CancellationToken stop)
    {
        var data = folder.In("start-data");
        var database = $"sqlite:{folder.In("start.db")}";
        double first;
        using (var host = await HostProcess.StartAsync(database, data, stop))
        {
            first = host.Ready.TotalSeconds;
        }

        List<double> later = [];
        for (var i = 0; i < (options.Quick ? 1 : 5); i++)
        {
            using var host = await HostProcess.StartAsync(database, data, stop);
            later.Add(host.Ready.TotalSeconds);
        }

        var second = Filing.FilingOnPostgres.Median(later);
        rows.Add(Row.Told("first start with the demonstration, until ready", first, "s"));
        rows.Add(options.Quick ? Row.Told("second start, until ready", second, "s") : Row.Under("second start, until ready", second, "s", 3));
        rows.Add(Row.Told("size of the published application", new DirectoryInfo(Path.Combine(HostProcess.Root, "artifacts/app/Host")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) / 1048576.0, "MB"));
    }
}
