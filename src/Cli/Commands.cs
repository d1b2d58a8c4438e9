using System.CommandLine;

namespace Noroshi.Cli;

/// <summary>The everyday commands beside serving. Exit codes: 0 done, 1 failed, 2 not understood.</summary>
internal static class Commands
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int NotUnderstood = 2;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        var parsed = Tree().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("noroshi --help tells what there is.");
            return NotUnderstood;
        }

        return await parsed.InvokeAsync(cancellationToken: cancellation);
    }

    private static RootCommand Tree() => new("Noroshi: the single window for incident reports. `noroshi serve` runs it; these commands look after it.")
    {
    };
}
