using System.Diagnostics;
using Noroshi.Store;

namespace Noroshi.Cli.Tests;

/// <summary>What a command answered.</summary>
internal sealed record Said(int Exit, string Output, string Side)
{
    public override string ToString() => $"exit {Exit}\n{Output}\n{Side}";
}

/// <summary>Runs commands as whoever looks after an installation would.</summary>
internal static class Commandline
{
    private static readonly string[] Flags = ["--database", "--data"];

    /// <summary>Runs a command in this process, on an installation.</summary>
    public static Task<Said> RunAsync(DatabaseAddress database, string data, params string[] args) =>
        RunAsync([.. args, Flags[0], Written(database), Flags[1], data]);

    /// <summary>Runs a command in this process.</summary>
    public static async Task<Said> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var side = new StringWriter();
        var exit = await Commands.RunAsync(args, new Terminal(output, side, watched: false), TestContext.Current.CancellationToken);
        return new Said(exit, output.ToString(), side.ToString());
    }

    /// <summary>Runs a command as a process of its own; its output is bytes.</summary>
    public static async Task<(int Exit, byte[] Output, string Errors)> ProcessAsync(IEnumerable<string> args, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Noroshi.Cli"), args) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var output = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.BaseStream.CopyToAsync(output, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.ToArray(), await errors);
    }

    /// <summary>The address as it is typed.</summary>
    public static string Written(DatabaseAddress address) => (address.IsPostgres ? "postgres:" : "sqlite:") + address.Target;
}
