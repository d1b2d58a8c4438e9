using System.CommandLine;
using Noroshi.Cli.Upgrading;
using Noroshi.CriticalComputers;
using Noroshi.CriticalComputers.Face;

namespace Noroshi.Cli.LearningNames;

/// <summary>
/// Has the installation learn how public sources write makers and products, so that close spellings can be offered. What is named must be readable; what is
/// found in a folder and is something else is passed over.
/// </summary>
internal static class NameCommands
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "KEV catalogue, CSAF 2.0 advisory or CVE record (JSON 5), or a folder of such; - for the standard input.",
    };

    public static Command Command(Terminal terminal)
    {
        var read = Place.On(new Command("read", "Read names of makers and products from KEV, CSAF 2.0 and CVE documents into the database.") { Paths });
        read.SetAction((parsed, cancellation) => ReadAsync(parsed, terminal, cancellation));
        return new Command("names", "Teach the installation names of makers and products.") { read };
    }

    private static async Task<int> ReadAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var place = Place.From(parsed);
        var paths = parsed.GetRequiredValue(Paths);
        if (paths.FirstOrDefault(p => p != "-" && !File.Exists(p) && !Directory.Exists(p)) is { } missing)
        {
            return terminal.Fail($"{missing} がありません。", $"There is no {missing}.");
        }

        if (!place.Database.IsPostgres && !File.Exists(place.Database.Target))
        {
            return terminal.Fail($"{place.Database} がありません。--database を確かめてください。", $"There is no {place.Database}. Check --database.");
        }

        await using var house = new ClosedHouse(place.Database);
        return await house.InsideAsync(async (services, stop) =>
        {
            try
            {
                var learnt = await CriticalComputersModule.LearnNamesAsync(services, paths.SelectMany(Sources), done => terminal.Progress("読み取り（文書）:", "Read (documents):", done), stop);
                terminal.EndProgress();
                terminal.Result($"documents   {learnt.Documents}");
                terminal.Result($"passed-over {learnt.PassedOver}");
                terminal.Result($"names       {learnt.Names}");
                terminal.Result($"new         {learnt.New}");
                return Commands.Done;
            }
            catch (NameSourceRefused refused)
            {
                return terminal.Fail(refused.Words.Ja + "何も取り込んでいません。", refused.Words.En + " Nothing was taken over.");
            }
        }, cancellation);
    }

    private static IEnumerable<NameSource> Sources(string path)
    {
        if (path == "-")
        {
            return [new NameSource("-", StandardInput, false)];
        }

        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.json", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Order(StringComparer.Ordinal).Select(file => new NameSource(file, () => File.OpenRead(file), true))
            : [new NameSource(path, () => File.OpenRead(path), false)];
    }

    // The readers want to go back to the beginning; more than they would take is not held.
    private static MemoryStream StandardInput()
    {
        const int Largest = 33 * 1024 * 1024;
        var held = new MemoryStream();
        using var input = Console.OpenStandardInput();
        var buffer = new byte[1 << 16];
        while (held.Length < Largest && input.Read(buffer) is > 0 and var taken)
        {
            held.Write(buffer, 0, taken);
        }

        held.Position = 0;
        return held;
    }
}
