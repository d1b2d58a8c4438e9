using System.Diagnostics;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>The program as a process of its own.</summary>
internal static class SelectorProcess
{
    public static string Program => Path.Combine(AppContext.BaseDirectory, "Noroshi.Selection");

    public static Process Start(IEnumerable<string> arguments) => Process.Start(Begun(arguments))!;

    /// <summary>What it has said on standard error when a line says so.</summary>
    public static async Task<string> Said(Process process, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var all = "";
        while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            all += line + "\n";
            if (line.Contains(what, StringComparison.Ordinal))
            {
                return all;
            }
        }

        throw new InvalidOperationException($"It ended without a word of {what}: {all}");
    }

    public static async Task<(int Code, string Output, string Errors)> Answer(IEnumerable<string> arguments, string input = "", params (string Name, string Value)[] environment)
    {
        var start = Begun(arguments);
        start.RedirectStandardInput = true;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await Answer(process);
    }

    public static async Task<(int Code, string Output, string Errors)> Answer(Process process)
    {
        using var over = process;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private static ProcessStartInfo Begun(IEnumerable<string> arguments) => new(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
}
