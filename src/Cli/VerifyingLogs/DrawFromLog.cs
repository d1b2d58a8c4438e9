using System.CommandLine;
using System.Globalization;
using Noroshi.TransparencyLog.Drawing;
using Noroshi.TransparencyLog.Notes;

namespace Noroshi.Cli.VerifyingLogs;

/// <summary>Draws places of a log by lot from a cosigned checkpoint, or draws again what somebody else drew.</summary>
internal static class DrawFromLog
{
    private static readonly Argument<string> Checkpoint = new("CHECKPOINT") { Description = "The cosigned checkpoint, octet for octet as it was published; - for the standard input" };
    private static readonly Option<string> Label = new("--label") { Description = "What for, as it was written down before the checkpoint was signed", HelpName = "TEXT", Required = true };
    private static readonly Option<int> Count = new("--count") { Description = "How many places", HelpName = "N", Required = true };

    public static Command Command(Terminal terminal)
    {
        var command = new Command("draw", "Draw places of a log by lot, by a rule that anybody can follow again (docs/adr/0053). One place a line, in the order in which they were drawn.") { Checkpoint, Label, Count };
        command.SetAction(parsed => Run(parsed, terminal));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal)
    {
        try
        {
            foreach (var place in Draw.Places(InputFile.Read(parsed.GetValue(Checkpoint)!, SignedNote.Longest), parsed.GetValue(Label)!, parsed.GetValue(Count)))
            {
                terminal.Result(place.ToString(CultureInfo.InvariantCulture));
            }

            return Commands.Done;
        }
        catch (Exception fault) when (fault is FormatException or UnreadableException or IOException or UnauthorizedAccessException)
        {
            terminal.Say($"チェックポイントとして読み取れません: {fault.Message}", $"It cannot be read as a checkpoint: {fault.Message}");
            return Commands.NotUnderstood;
        }
    }
}
