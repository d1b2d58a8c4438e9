using System.CommandLine;
using System.Text;

namespace Noroshi.Cli;

/// <summary>A passphrase from a file, from the environment, or typed unseen. Never from the command line, which others can read.</summary>
internal static class Passphrase
{
    public const string Variable = "NOROSHI_PASSPHRASE";
    public const int Shortest = 12;

    public static Option<FileInfo?> FileFlag { get; } = new("--passphrase-file") { HelpName = "FILE", Description = $"Where the passphrase stands. Otherwise {Variable}, otherwise it is asked for." };

    /// <summary>The passphrase; null if there is nowhere to have it from.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="twice">Whether it is a new one, which is typed twice.</param>
    public static string? Ask(ParseResult parsed, bool twice)
    {
        if (parsed.GetValue(FileFlag) is { } file)
        {
            return File.ReadAllText(file.FullName).TrimEnd('\r', '\n');
        }

        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        if (Console.IsInputRedirected)
        {
            return null;
        }

        var first = Typed("パスフレーズ / passphrase: ");
        return !twice || first == Typed("もう一度 / once more: ") ? first : null;
    }

    private static string Typed(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        for (ConsoleKeyInfo key; (key = Console.ReadKey(intercept: true)).Key != ConsoleKey.Enter;)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
