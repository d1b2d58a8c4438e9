using Noroshi.Bench.Fuzzing;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Sending;

namespace Noroshi.Bench;

/// <summary>Measures Noroshi beside limits and peers.</summary>
internal static class Bench
{
    private static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });

        return args switch
        {
            ["intake", .. var rest] when Options.TryRead(rest, out var options) => await Intake.RunAsync(options, stop.Token),
            ["fuzz", .. var rest] when Options.TryRead(rest, out var options) => Fuzz.Run(options, stop.Token),
            ["send", var plan] => Sender.Run(plan),
            _ => Usage(),
        };
    }

    private static int Usage()
    {
        Console.Error.WriteLine("Usage: ./bench intake|fuzz [--quick] [--json] [--only PART]");
        return 2;
    }
}
