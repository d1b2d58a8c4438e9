using System.CommandLine;
using Noroshi.Store;

namespace Noroshi.Cli;

/// <summary>Which installation: the same flags, environment and defaults as `noroshi serve`.</summary>
/// <param name="Database">The database.</param>
/// <param name="Data">The folder of keys and attachments.</param>
internal sealed record Place(DatabaseAddress Database, string Data)
{
    private static readonly Option<string?> DatabaseFlag = new("--database")
    {
        HelpName = "sqlite:PATH | postgres:CONNECTION",
        Description = "Which database. Otherwise NOROSHI_DATABASE, otherwise sqlite in the data folder.",
        Validators = { result => { if (result.GetValueOrDefault<string?>() is { } text && !DatabaseAddress.TryParse(text, null, out _)) { result.AddError("--database: write sqlite:PATH or postgres:CONNECTION."); } } },
    };

    private static readonly Option<string?> DataFlag = new("--data")
    {
        HelpName = "DIR",
        Description = "The folder of keys and attachments. Otherwise NOROSHI_DATA, otherwise ./data.",
    };

    /// <summary>Gives a command the two flags.</summary>
    public static Command On(Command command)
    {
        command.Add(DatabaseFlag);
        command.Add(DataFlag);
        return command;
    }

    public static Place From(ParseResult parsed)
    {
        var data = Path.GetFullPath(parsed.GetValue(DataFlag) ?? Environment.GetEnvironmentVariable("NOROSHI_DATA") ?? "data");
        var database = parsed.GetValue(DatabaseFlag) ?? Environment.GetEnvironmentVariable("NOROSHI_DATABASE");
        return new Place(DatabaseAddress.Parse(database ?? $"sqlite:{Path.Combine(data, "noroshi.db")}"), data);
    }
}
