using System.CommandLine;
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

        root.Validators.Add(result =>
        {
            if ((result.GetResult(BasisFile) is null) == (result.GetResult(Exercise) is null))
            {
                result.AddError("Give either --basis FILE or --exercise.");
            }

            // What looks like an option and is none would otherwise be taken for the name of a capture.
            foreach (var capture in (result.GetValue(Captures) ?? []).Where(c => c is ['-', _, ..]))
            {
                result.AddError($"There is no option {capture}.");
            }

            if (((bool[])[result.GetValue(Captures) is [_, ..], result.GetValue(Interface) is not null, result.GetValue(Listen) is not null]).Count(given => given) != 1)
            {
                result.AddError("Give either captures, or --interface NAME, or --listen ADDRESS:PORT.");
            }

            if (result.GetValue(Listen) is { } listen && Listening.Refusal(listen, result.GetValue(Exporters)) is { } refusal)
            {
                result.AddError(refusal);
            }

            if ((result.GetValue(Listen) is null && result.GetResult(Exporters) is not null) || (result.GetValue(Captures) is not [_, ..] && result.GetResult(Follow) is not null))
            {
                result.AddError("--exporters goes with --listen, --follow with captures.");
            }

            if (result.GetValue(Routes)?.Split(',').Any(r => DirectionWords.Permitted(r) is null) == true)
            {
                result.AddError("--routes is a list of in, out and transit.");
            }

            if (result.GetValue(Format) is not (null or "ndjson" or "parquet"))
            {
                result.AddError("--format is ndjson or parquet.");
            }

            if (result.GetValue(Threads) is < 1 or > 256)
            {
                result.AddError("--threads is 1 to 256.");
            }
        });
        root.SetAction(parsed => Selecting.Run(new(
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
        return root;
    }
}
