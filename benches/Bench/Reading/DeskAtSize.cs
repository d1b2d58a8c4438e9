using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;

namespace Noroshi.Bench.Reading;

/// <summary>The desk's list, search and case page with few and with many versions.</summary>
internal static class DeskAtSize
{
    public static Task MeasureAsync(Options options, PrivatePostgres postgres, WorkFolder folder, Rows rows, CancellationToken stop) => Task.CompletedTask;
}
