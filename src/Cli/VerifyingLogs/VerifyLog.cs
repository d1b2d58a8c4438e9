using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Proving;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Writing;

namespace Noroshi.Cli.VerifyingLogs;

/// <summary>
/// Whoever trusts nobody checks a receipt, offline, or a whole log. Exit codes: 0 it holds, 1 it does not, 2 the question could not be understood or what it
/// names could not be read.
/// </summary>
internal static class VerifyLog
{
    private static readonly Argument<string> Target = new("RECEIPT|DIRECTORY|URL") { Description = "A receipt (.tlog-proof; - for the standard input), the folder of a log, or its address: https://noroshi.example.go.jp/log/" };
    private static readonly Option<string?> Key = new("--key") { Description = "File with the log's key, pinned when you first trusted it (GET /log/key)", HelpName = "FILE", Required = true };
    private static readonly Option<string[]> WitnessKeys = new("--witness-key") { Description = "File with a witness's key; may be given several times", HelpName = "FILE" };
    private static readonly Option<int?> Threshold = new("--threshold") { Description = "How many of the witnesses must have cosigned (all that are given)", HelpName = "K" };
    private static readonly Option<string[]> Earlier = new("--checkpoint") { Description = "A checkpoint or receipt that was kept earlier: the log must continue it; may be given several times", HelpName = "FILE" };

    public static Command Command(Terminal terminal)
    {
        var verify = new Command("verify", "Check a receipt or a whole log against pinned keys, without asking the log to be honest. Exit code 0: it holds; 1: it does not; 2: not understood or not readable.")
        {
            Target, Key, WitnessKeys, Threshold, Earlier,
        };
        verify.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, cancellation));
        return verify;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var witnesses = (parsed.GetValue(WitnessKeys) ?? []).Select(f => KeyFile.Read(f, NoteKeyKind.Witness)).ToArray();
            var threshold = parsed.GetValue(Threshold) ?? witnesses.Length;
            if (threshold < 0 || threshold > witnesses.Length)
            {
                throw new UnreadableException($"--thresholdは0から{witnesses.Length}までで指定してください。", $"--threshold must be 0 to {witnesses.Length}, the number of --witness-key.");
            }

            var policy = new NotePolicy([KeyFile.Read(parsed.GetValue(Key)!, NoteKeyKind.Log)], witnesses, threshold);
            var earlier = (parsed.GetValue(Earlier) ?? []).Select(f => ReadCheckpoint(f, policy)).ToArray();
            var target = parsed.GetValue(Target)!;
            if (Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                using var source = new LogAddress(address);
                return await LogAsync(source, policy, earlier, terminal, cancellation);
            }

            if (Directory.Exists(target))
            {
                using var source = DiskFolder.ToRead(target);
                return await LogAsync(source, policy, earlier, terminal, cancellation);
            }

            return Proof(InputFile.Read(target, LogProof.Longest), policy, earlier, terminal);
        }
        catch (UnreadableException fault)
        {
            terminal.Say(fault.Ja, fault.En);
            return Commands.NotUnderstood;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            terminal.Say($"読み取れません: {fault.Message}", $"It cannot be read: {fault.Message}");
            return Commands.NotUnderstood;
        }
    }

    // A receipt carries salt and canonical text of its act; the entry of the log is their digest.
    private static int Proof(byte[] file, NotePolicy policy, IReadOnlyList<Checkpoint> earlier, Terminal terminal)
    {
        if (earlier.Count > 0)
        {
            throw new UnreadableException("--checkpointは、ログ全体を確かめるときに使います。", "--checkpoint belongs to the checking of a whole log.");
        }

        if (!LogProof.TryParse(file, out var proof) || proof.Extra is not { Length: > 32 } extra)
        {
            throw new UnreadableException("受領証として読み取れません。", "This is no receipt.");
        }

        var note = proof.Check(SHA256.HashData(extra), policy);
        if (note is not CheckedNote.Right right)
        {
            return terminal.Wrong((CheckedNote.Wrong)note);
        }

        terminal.Result(Words($"確かめました。この行為は {right.Checkpoint.Origin} の{proof.Index}番にあります（{right.Checkpoint.Size}件のうち）。", $"It holds: the act is entry {proof.Index} of {right.Checkpoint.Origin}, which has {right.Checkpoint.Size}."));
        Witnessed(right, terminal);
        terminal.Result(Encoding.UTF8.GetString(extra.AsSpan(32)));
        return Commands.Done;
    }

    private static async Task<int> LogAsync(ILogSource source, NotePolicy policy, IReadOnlyList<Checkpoint> earlier, Terminal terminal, CancellationToken cancellation)
    {
        if (await source.ReadAsync(LogPaths.Checkpoint, cancellation) is not { } octets)
        {
            throw new UnreadableException("チェックポイントがありません。ログの場所を確かめてください。", "There is no checkpoint there. Is this the place of a log?");
        }

        var note = policy.Check(octets);
        if (note is not CheckedNote.Right right)
        {
            return terminal.Wrong((CheckedNote.Wrong)note);
        }

        if (earlier.FirstOrDefault(e => e.Size > right.Checkpoint.Size) is { } newer)
        {
            return terminal.Wrong(new CheckedNote.Wrong("went-back", $"The log has {right.Checkpoint.Size} entries and signed one of {newer.Size} earlier: it went back."));
        }

        var audit = new LogAudit(source, right.Checkpoint)
        {
            Earlier = earlier,
            Progress = done => terminal.Progress("検証中", "Checking", (long)done, (long)right.Checkpoint.Size),
        };
        var result = await audit.RunAsync(cancellation);
        terminal.EndProgress();
        if (result.Wrong is { } wrong)
        {
            var where = wrong.To == wrong.From + 1 ? Words($"{wrong.From}番", $"index {wrong.From}") : Words($"{wrong.From}番から{wrong.To - 1}番のどこか", $"somewhere from index {wrong.From} to {wrong.To - 1}");
            terminal.Result(Words($"合いません。最初に違うのは{where}: {wrong.Why}", $"It does not hold, first at {where}: {wrong.Why}"));
            return Commands.Failed;
        }

        terminal.Result(Words($"確かめました。{right.Checkpoint.Origin} の{result.Leaves}件すべてが、署名された根ハッシュ {right.Checkpoint.Root} になります。", $"It holds: all {result.Leaves} entries of {right.Checkpoint.Origin} come to the signed root {right.Checkpoint.Root}."));
        Witnessed(right, terminal);
        return Commands.Done;
    }

    private static void Witnessed(CheckedNote.Right right, Terminal terminal)
    {
        foreach (var (name, at) in right.Seen.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            terminal.Result(Words($"連署: {name} {at.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z", $"Cosigned: {name} {at.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z"));
        }

        if (right.Seen.Count == 0)
        {
            terminal.Result(Words("連署: なし（立会人の鍵は--witness-keyで指定します）", "Cosigned: by none whose key was given (--witness-key)"));
        }
    }

    private static int Wrong(this Terminal terminal, CheckedNote.Wrong wrong)
    {
        terminal.Result(Words($"合いません（{wrong.Code}）: {wrong.Why}", $"It does not hold ({wrong.Code}): {wrong.Why}"));
        return Commands.Failed;
    }

    private static Checkpoint ReadCheckpoint(string path, NotePolicy policy)
    {
        var octets = InputFile.Read(path, LogProof.Longest);
        var note = LogProof.TryParse(octets, out var proof) ? proof.Checkpoint : octets;
        return (policy with { Threshold = 0 }).Check(note) is CheckedNote.Right right
            ? right.Checkpoint
            : throw new UnreadableException($"{path} はこのログの署名があるチェックポイントではありません。", $"{path} is no checkpoint with this log's signature.");
    }

    private static string Words(string ja, string en) => new Kernel.Words(ja, en).Here;
}
