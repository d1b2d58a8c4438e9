using System.Runtime.InteropServices;
using Noroshi.Bench.Appending;
using Noroshi.Bench.Fuzzing;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Naming;
using Noroshi.Bench.Registering;
using Noroshi.Bench.Sending;

namespace Noroshi.Bench;

/// <summary>Measures Noroshi beside limits and peers.</summary>
internal static class Bench
{
    private static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await RunAsync(args, stop.Token);
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }

    private static async Task<int> RunAsync(string[] args, CancellationToken stop)
    {
        return args switch
        {
            ["intake", .. var rest] when Options.TryRead(rest, out var options) => await Intake.RunAsync(options, stop),
            ["registry", .. var rest] when Options.TryRead(rest, out var options) => await Registry.RunAsync(options, stop),
            ["names", .. var rest] when Options.TryRead(rest, out var options) => Names.Run(options, stop),
            ["provision", .. var rest] when Options.TryRead(rest, out var options) => await Providing.Provision.RunAsync(options, stop),
            ["log", .. var rest] when Options.TryRead(rest, out var options) => await Log.RunAsync(options, stop),
            ["select", .. var rest] when Options.TryRead(rest, out var options) => Selecting.Select.Run(options, stop),
            ["fuzz", .. var rest] when Options.TryRead(rest, out var options) => await Fuzz.RunAsync(options, stop),
            ["send", var plan] => Sender.Run(plan),
            _ => Usage(),
        };
    }

    private static int Usage()
    {
        Console.Error.WriteLine("Usage: ./bench intake|registry|names|provision|log|select|fuzz [--quick] [--json] [--only PART]; see ./bench --help");
        return 2;
    }
}
