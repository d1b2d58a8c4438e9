using System.CommandLine;
using Noroshi.Cli.Upgrading;
using Noroshi.Cli.VerifyingLogs;
using Noroshi.Oversight;
using Noroshi.Oversight.Importing;
using Noroshi.TransparencyLog.Notes;

namespace Noroshi.Cli.ImportingManifests;

/// <summary>Records what another process signed, so that it has its place in the log. Exit codes: 0 it is on record (also if it was before); 1 the signature does not hold; 2 not understood or not readable.</summary>
internal static class ImportManifest
{
    private const int Longest = 1 << 20;
    private const int DoesNotHold = 1;

    private static readonly Argument<string> Manifest = new("MANIFEST") { Description = "The signed manifest, octet for octet; - for the standard input" };
    private static readonly Option<string> Key = new("--key") { Description = "The key of the process that signed it (a C2SP vkey)", HelpName = "FILE", Required = true };

    public static Command Command(Terminal terminal)
    {
        var import = Place.On(new Command("import", "Record what another process signed (a selection), so that it has its place in the log; prints the act.") { Manifest, Key });
        import.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, cancellation));
        return import;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var (key, manifest) = (KeyFile.Read(parsed.GetValue(Key)!, NoteKeyKind.Log), InputFile.Read(parsed.GetValue(Manifest)!, Longest));
            var place = Place.From(parsed);
            if (!place.Database.IsPostgres && !File.Exists(place.Database.Target))
            {
                throw new UnreadableException($"{place.Database} がありません。--database を確かめてください。", $"There is no {place.Database}. Check --database.");
            }

            await using var house = new ClosedHouse(place.Database, place.Data);
            return Say(await house.InsideAsync((services, stop) => OversightModule.ImportManifestAsync(services, manifest, key, stop), cancellation), terminal);
        }
        catch (UnreadableException fault)
        {
            terminal.Say(fault.Ja, fault.En);
            return Commands.NotUnderstood;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            terminal.Say($"読み取れません: {fault.Message}", $"It cannot be read: {fault.Message}");
            return Commands.NotUnderstood;
        }
    }

    private static int Say(ManifestImport import, Terminal terminal)
    {
        switch (import.Answer)
        {
            case ManifestAnswer.Recorded or ManifestAnswer.AlreadyRecorded:
                if (import.Answer is ManifestAnswer.AlreadyRecorded)
                {
                    terminal.Say("すでに記録されています。", "It was on record already.");
                }

                terminal.Result($"act:{import.Act:D}");
                return Commands.Done;
            case ManifestAnswer.NotSigned:
                terminal.Say("署名が、指定した鍵のものではないか、内容と合いません。記録していません。", "The signature is not by that key, or does not hold. Nothing was recorded.");
                return DoesNotHold;
            default:
                terminal.Say("署名された記録として読み取れません。", "It is no signed manifest.");
                return Commands.NotUnderstood;
        }
    }
}
