using Noroshi.Bench.Measuring;

namespace Noroshi.Bench.Fuzzing;

/// <summary>Feeds spoilt input to everything that reads what strangers write.</summary>
internal static class Fuzz
{
    public static int Run(Options options, CancellationToken stop) => 0;
}
