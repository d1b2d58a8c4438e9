using System.CommandLine;
using System.Text;
using Noroshi.Store;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Writing;

namespace Noroshi.Cli.Witnessing;

/// <summary>The witness of a log, run by somebody other than whoever runs the log: the commission.</summary>
internal static class WitnessCommands
{
    private const string KeyFile = "witness.key";

    private static readonly Option<string> State = new("--state") { Description = "Folder of the key and of what was seen (./witness)", HelpName = "FOLDER", DefaultValueFactory = _ => "witness" };
    private static readonly Option<string> Name = new("--name") { Description = "The name of the witness, an address without scheme: witness.example.go.jp/1", HelpName = "NAME", Required = true };
    private static readonly Option<string[]> LogKeys = new("--log-key") { Description = "File with the key of a log to be witnessed (GET /log/key); may be given several times", HelpName = "FILE", Required = true };
    private static readonly Option<string> Urls = new("--urls") { Description = "Where to listen", HelpName = "URLS", DefaultValueFactory = _ => "http://127.0.0.1:5081" };

    public static Command Command(Terminal terminal)
    {
        var init = new Command("init", "Make the key of a new witness and print its public half.") { State, Name };
        init.SetAction(parsed => Init(parsed.GetValue(State)!, parsed.GetValue(Name)!, terminal));
        var key = new Command("key", "Print the public key, for whoever trusts this witness.") { State };
        key.SetAction(parsed => Show(parsed.GetValue(State)!, terminal));
        var serve = new Command("serve", "Cosign what continues what was seen, refuse and report everything else.") { State, LogKeys, Urls };
        serve.SetAction((parsed, cancellation) => ServeAsync(parsed, terminal, cancellation));
        return new Command("witness", "Be a witness of a transparency log, in a process and under a key of one's own.") { init, key, serve };
    }

    private static int Init(string state, string name, Terminal terminal)
    {
        if (!SignedNote.IsName(name))
        {
            terminal.Say($"「{name}」は名前にできません。空白と+は使えません。", $"\"{name}\" cannot name a key: no white space, no plus.");
            return Commands.NotUnderstood;
        }

        if (File.Exists(Path.Combine(state, KeyFile)))
        {
            return terminal.Fail($"{state} にはすでに鍵があります。", $"There is a key in {state} already.");
        }

        using var made = SigningKey.Make(name, NoteKeyKind.Witness);
        OwnersOnly.MakeFolder(state);
        using (var file = OwnersOnly.Create(Path.Combine(state, KeyFile)))
        {
            file.Write(Encoding.UTF8.GetBytes(made.Written() + "\n"));
            file.Flush(flushToDisk: true);
        }

        terminal.Result(made.Verifier.ToString());
        return Commands.Done;
    }

    private static int Show(string state, Terminal terminal)
    {
        if (Read(state) is not { } key)
        {
            return NoKey(state, terminal);
        }

        using (key)
        {
            terminal.Result(key.Verifier.ToString());
        }

        return Commands.Done;
    }

    private static async Task<int> ServeAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var state = parsed.GetValue(State)!;
        if (Read(state) is not { } key)
        {
            return NoKey(state, terminal);
        }

        using var mine = key;
        var logs = new List<VerifierKey>();
        foreach (var file in parsed.GetValue(LogKeys)!)
        {
            if (!File.Exists(file) || !VerifierKey.TryParse(await File.ReadAllTextAsync(file, cancellation), out var log) || log.Kind != NoteKeyKind.Log)
            {
                terminal.Say($"{file} はログの検証鍵ではありません。", $"{file} is not the key of a log.");
                return Commands.NotUnderstood;
            }

            logs.Add(log);
        }

        using var folder = DiskFolder.ToWrite(state);
        await WitnessHost.RunAsync(folder, mine, logs, parsed.GetValue(Urls)!, terminal, cancellation);
        return Commands.Done;
    }

    private static SigningKey? Read(string state) =>
        Path.Combine(state, KeyFile) is var path && File.Exists(path) && SigningKey.TryParse(File.ReadAllText(path), out var key) && key.Verifier.Kind == NoteKeyKind.Witness ? key : null;

    private static int NoKey(string state, Terminal terminal)
    {
        terminal.Say($"{state} に立会人の鍵がありません。noroshi witness init --state {state} --name NAME で作ってください。", $"There is no key of a witness in {state}. Make one: noroshi witness init --state {state} --name NAME");
        return Commands.NotUnderstood;
    }
}
