using System.Diagnostics;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>The program as a process of its own.</summary>
internal static class SelectorProcess
{
    public static async Task<(int Code, string Output, string Errors)> Answer(IEnumerable<string> arguments, string input = "", params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Noroshi.Selection"), arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
