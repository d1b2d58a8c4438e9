using System.CommandLine;

namespace Noroshi.Host;

/// <summary>The command line of <c>noroshi serve</c>.</summary>
internal sealed class ServeCommand
{
    private const int Misused = 2;

    private readonly Option<bool> demo = new("--demo")
    {
        Description = "A believable invented world in an empty database, with sign-in by choosing a person. Refused on a real database.",
    };

    private readonly Option<string?>[] flags =
    [
        new("--database") { Description = "sqlite:PATH or postgres:CONNECTION [NOROSHI_DATABASE; a SQLite file in the data folder]", HelpName = "DATABASE" },
        new("--data") { Description = "Folder of keys, attachments and the default database [NOROSHI_DATA; ./data]", HelpName = "FOLDER" },
        new("--urls") { Description = "Where to listen [NOROSHI_URLS; http://127.0.0.1:5080]", HelpName = "URLS" },
        new("--public-url") { Description = "The address at which people reach it: origin and name of passkeys [NOROSHI_PUBLIC_URL; http://localhost:PORT]", HelpName = "URL" },
        new("--config") { Description = "A file of NAME=VALUE lines with the names of the environment variables; these win over it", HelpName = "FILE" },

        // Tools that look into the host (migrations, OpenAPI) add it.
        new("--applicationName") { Hidden = true },
    ];

    /// <summary>Reads the arguments.</summary>
    /// <param name="args">What stood after <c>serve</c>.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="options">The options, if the host is to run.</param>
    /// <returns>The exit code, if it is not.</returns>
    public int? Read(string[] args, Func<string, string?> variable, out ServeOptions? options)
    {
        options = null;
        var command = new RootCommand("Runs the web process of Noroshi until it is told to stop (Ctrl-C or SIGTERM), then finishes what is under way.");
        command.Options.Add(demo);
        Array.ForEach(flags, command.Options.Add);
        var run = false;
        command.SetAction(_ => { run = true; });
        var line = command.Parse(args);
        if (line.Errors.Count > 0)
        {
            foreach (var error in line.Errors)
            {
                Console.Error.WriteLine(error.Message);
            }

            Console.Error.WriteLine("See noroshi serve --help.");
            return Misused;
        }

        // --help and --version have actions of their own, which say it all.
        var said = line.Invoke();
        if (!run)
        {
            return said;
        }

        try
        {
            string? Flag(string name) => line.GetValue(flags.Single(f => f.Name == name));
            var file = Flag("--config") is { } path ? ReadFile(path) : [];
            options = ServeOptions.From(Flag, name => variable(name) ?? file.GetValueOrDefault(name), line.GetValue(demo)) with
            {
                Settings = file.ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value),
            };
            return null;
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(fault.Message);
            return Misused;
        }
    }

    private static Dictionary<string, string> ReadFile(string path)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Trim() is not { Length: > 0 } text || text.StartsWith('#'))
            {
                continue;
            }

            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
            {
                throw new FormatException($"{path}, line {number}: write NAME=VALUE.");
            }

            settings[text[..at].Trim()] = text[(at + 1)..].Trim();
        }

        return settings;
    }
}
