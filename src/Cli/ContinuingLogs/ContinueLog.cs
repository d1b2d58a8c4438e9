using System.CommandLine;
using Noroshi.Cli.Upgrading;
using Noroshi.Oversight;

namespace Noroshi.Cli.ContinuingLogs;

/// <summary>After a restore: whether the transparency log goes on, or ends and another begins. The decision is an act of the record, with its reason.</summary>
internal static class ContinueLog
{
    private static readonly Option<string> Reason = new("--reason") { Description = "Why; it is kept in the record of acts", HelpName = "TEXT", Required = true };

    public static IEnumerable<Command> Commands(Terminal terminal)
    {
        var same = Place.On(new Command("continue", "After a restore: go on with the same log, because nothing was shown of it after the backup was made.") { Reason });
        same.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, another: false, cancellation));
        var other = Place.On(new Command("begin", "After a restore: end the log and begin another, under a new name and key, with all that is left.") { Reason });
        other.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, another: true, cancellation));
        return [same, other];
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, bool another, CancellationToken cancellation)
    {
        var place = Place.From(parsed);
        if (!place.Database.IsPostgres && !File.Exists(place.Database.Target))
        {
            return terminal.Fail($"{place.Database} がありません。--database を確かめてください。", $"There is no {place.Database}. Check --database.");
        }

        await using var house = new ClosedHouse(place.Database, place.Data);
        return await house.InsideAsync(async (services, stop) =>
        {
            var origin = another ? await OversightModule.BeginAnotherLogAsync(services, parsed.GetValue(Reason)!, stop) : await OversightModule.ContinueLogAsync(services, parsed.GetValue(Reason)!, stop);
            if (origin is null)
            {
                return terminal.Fail("ログはまだ始まっていません。", "The log has not begun yet.");
            }

            terminal.Result(origin);
            if (another)
            {
                terminal.Say("新しい検証鍵を公開し、立会人に登録してください。これまでの受領証は、これまでの鍵で確かめられます。", "Publish the new key and give it to the witnesses. Receipts of the old log are checked with the old key.");
            }

            return Cli.Commands.Done;
        }, cancellation);
    }
}
