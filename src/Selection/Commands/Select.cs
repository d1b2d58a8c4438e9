using System.CommandLine;
using System.CommandLine.Parsing;
using Noroshi.Selection.Directions;

namespace Noroshi.Selection.Commands;

/// <summary><c>noroshi select</c>.</summary>
internal static class Select
{
    private static readonly Argument<string[]> Captures = new("CAPTURE") { Description = "Captures (pcap, pcapng) and files of flow records (IPFIX); - for the standard input", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string> BasisFile = new("--basis") { Description = "The agreement or approval under which anything is kept", HelpName = "FILE" };
    private static readonly Option<bool> Exercise = new("--exercise") { Description = "A capture of one's own: no basis is needed" };
    private static readonly Option<string> Prefixes = new("--prefixes") { Description = "Which addresses are where: prefix,country or first,last,country", HelpName = "FILE", Required = true };
    private static readonly Option<string> Home = new("--home") { Description = "The country that is home (ISO 3166-1 alpha-2)", HelpName = "CC", Required = true };
    private static readonly Option<string[]> Indicators = new("--indicators") { Description = "Criteria, one a line: type TAB value [TAB id [TAB basis [TAB expires]]]; or STIX 2.1, or MISP JSON", HelpName = "FILE", Arity = ArgumentArity.OneOrMore, Required = true };
    private static readonly Option<string[]> Signatures = new("--signatures") { Description = "Byte signatures, one a line, in hexadecimal digits", HelpName = "FILE" };
    private static readonly Option<string> Routes = new("--routes") { Description = "The directions to keep, of in, out and transit; in,out unless said otherwise", HelpName = "LIST" };
    private static readonly Option<string> Out = new("--out") { Description = "The folder for records and manifest", HelpName = "DIR", Required = true };
    private static readonly Option<string> Format = new("--format") { Description = "How records are written: ndjson (unless said otherwise) or parquet", HelpName = "FORMAT" };
    private static readonly Option<string> EncryptTo = new("--encrypt-to") { Description = "Encrypt the records for these public keys of age, one a line (noroshi select key --encryption makes one)", HelpName = "FILE" };
    private static readonly Option<int?> Threads = new("--threads") { Description = "How many threads select; as many as there are processors", HelpName = "N" };
    private static readonly Option<string> Key = new("--key") { Description = "The key under the manifest (noroshi select key makes one)", HelpName = "FILE" };
    private static readonly Option<string> TokenKey = new("--token-key") { Description = "The key of tokens for natural persons: 32 octets in hexadecimal digits", HelpName = "FILE" };
    private static readonly Option<bool> Follow = new("--follow") { Description = "The capture still grows: go on until interrupted" };
    private static readonly Option<string> Interface = new("--interface") { Description = "In the place of captures: what passes a network interface, until interrupted", HelpName = "NAME" };
    private static readonly Option<string> Listen = new("--listen") { Description = "In the place of captures: flow records (NetFlow v5 and v9, IPFIX) that come in by UDP, until interrupted", HelpName = "ADDRESS:PORT" };
    private static readonly Option<string> Exporters = new("--exporters") { Description = "Who may send flow records: addresses and blocks; needed wherever others than this machine can send", HelpName = "LIST" };
    private static readonly Option<bool> Json = new("--json") { Description = "The result as one line of JSON" };

    /// <summary>The command with all below it.</summary>
    public static RootCommand Command()
    {
        var root = new RootCommand("Reads communications without anybody perceiving them, keeps the mechanical information of what may be kept and meets a criterion, and discards all else at once.")
        {
            HelpName = "noroshi select",
        };
        root.Add(Captures);
        foreach (var option in (Option[])[BasisFile, Exercise, Prefixes, Home, Indicators, Signatures, Routes, Out, Format, EncryptTo, Threads, Key, TokenKey, Follow, Interface, Listen, Exporters, Json])
        {
            root.Add(option);
        }

        root.SetAction(parsed => Refusals(parsed).ToArray() is { Length: > 0 } refusals ? Program.NotUnderstood(refusals) : Selecting.Run(new(
            parsed.GetValue(Captures)!,
            parsed.GetValue(BasisFile),
            parsed.GetValue(Prefixes)!,
            parsed.GetValue(Home)!,
            parsed.GetValue(Indicators)!,
            parsed.GetValue(Signatures) ?? [],
            [.. (parsed.GetValue(Routes) ?? "in,out").Split(',').Select(r => DirectionWords.Permitted(r)!.Value).Distinct()],
            parsed.GetValue(Out)!,
            parsed.GetValue(Format) ?? "ndjson",
            parsed.GetValue(EncryptTo),
            parsed.GetValue(Threads) ?? Environment.ProcessorCount,
            parsed.GetValue(Key),
            parsed.GetValue(TokenKey),
            parsed.GetValue(Follow),
            parsed.GetValue(Interface),
            parsed.GetValue(Listen),
            parsed.GetValue(Exporters),
            parsed.GetValue(Json))));
        root.Add(Verify.Command());
        root.Add(Keys.Command());
        root.Add(Open.Command());
        root.Add(Identify.Command());
        foreach (var command in root.Subcommands.Prepend(root))
        {
            // A variable of a shell that is not set: no name of a file is empty, and no key, number or list.
            command.Options.ToList().ForEach(o => o.Validators.Add(given => Refuse(given, o.Name)));
            command.Arguments.ToList().ForEach(a => a.Validators.Add(given => Refuse(given, a.Name)));
        }

        return root;

        static void Refuse(SymbolResult given, string name)
        {
            if (given.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
            {
                given.AddError($"{name} is empty.");
            }
        }
    }

    // Asked when all is understood: a value that is none could not be asked for.
    private static IEnumerable<string> Refusals(ParseResult given)
    {
        if ((given.GetValue(BasisFile) is null) != given.GetValue(Exercise))
        {
            yield return "Give either --basis FILE or --exercise.";
        }

        // What looks like an option and is none would otherwise be taken for the name of a capture.
        foreach (var capture in (given.GetValue(Captures) ?? []).Where(c => c is ['-', _, ..]))
        {
            yield return $"There is no option {capture}.";
        }

        if (((bool[])[given.GetValue(Captures) is [_, ..], given.GetValue(Interface) is not null, given.GetValue(Listen) is not null]).Count(one => one) != 1)
        {
            yield return "Give either captures, or --interface NAME, or --listen ADDRESS:PORT.";
        }

        if (given.GetValue(Listen) is { } listen && Listening.Refusal(listen, given.GetValue(Exporters)) is { } refusal)
        {
            yield return refusal;
        }

        if ((given.GetValue(Listen) is null && given.GetValue(Exporters) is not null) || (given.GetValue(Captures) is not [_, ..] && given.GetValue(Follow)))
        {
            yield return "--exporters goes with --listen, --follow with captures.";
        }

        if (given.GetValue(Routes)?.Split(',').Any(r => DirectionWords.Permitted(r) is null) == true)
        {
            yield return "--routes is a list of in, out and transit.";
        }

        if (given.GetValue(Format) is not (null or "ndjson" or "parquet"))
        {
            yield return "--format is ndjson or parquet.";
        }

        if (given.GetValue(Threads) is < 1 or > 256)
        {
            yield return "--threads is 1 to 256.";
        }
    }
}
