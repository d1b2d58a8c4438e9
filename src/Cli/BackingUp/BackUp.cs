using System.CommandLine;
using System.Globalization;
using Noroshi.Cli.Archives;
using Noroshi.Store;
using Noroshi.Store.Copying;

namespace Noroshi.Cli.BackingUp;

/// <summary>
/// Copies a whole installation into one archive while hosts go on serving. The order makes it consistent: the database first, at one
/// moment; then the attachments, which never change under their name and were kept before the database spoke of them; the keys
/// before and after, so that a rotation in between loses none.
/// </summary>
internal static class BackUp
{
    private static readonly Argument<string> File = new("FILE") { Description = "The archive to write; - for the standard output." };
    private static readonly Option<bool> Seal = new("--seal") { Description = "Seal the keys with a passphrase." };
    private static readonly Option<bool> Force = new("--force") { Description = "Write over an archive that is there already." };

    public static Command Command(Terminal terminal)
    {
        var command = Place.On(new Command("backup", "Copy database, attachments and keys into one archive, while Noroshi runs.") { File, Seal, Passphrase.FileFlag, Force });
        command.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var place = Place.From(parsed);
        var target = parsed.GetRequiredValue(File);
        if (!Directory.Exists(Path.Combine(place.Data, "keys")))
        {
            return terminal.Fail($"{place.Data} に鍵がありません。--data を確かめてください。", $"{place.Data} holds no keys. Check --data.");
        }

        if (target != "-" && System.IO.File.Exists(target) && !parsed.GetValue(Force))
        {
            return terminal.Fail($"{target} は既にあります。上書きするには --force を付けてください。", $"{target} is there already. --force writes over it.");
        }

        string? passphrase = null;
        if (parsed.GetValue(Seal))
        {
            passphrase = Passphrase.Ask(parsed, twice: true);
            if (passphrase is null || passphrase.Length < Passphrase.Shortest)
            {
                return terminal.Fail(
                    $"パスフレーズは{Passphrase.Shortest}文字以上とし、--passphrase-file、{Passphrase.Variable} または端末で与えてください。",
                    $"A passphrase of at least {Passphrase.Shortest} characters is needed: by --passphrase-file, {Passphrase.Variable} or the terminal.");
            }
        }

        // Beside the target, where there is room for the archive and so also for the copy; readable by nobody else.
        var beside = target == "-" ? Path.GetTempPath() : Path.GetDirectoryName(Path.GetFullPath(target))!;
        var work = Path.Combine(beside, $".noroshi-backup-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
        OwnersOnly.MakeFolder(work);
        try
        {
            if (target == "-")
            {
                await using var output = Console.OpenStandardOutput();
                await WriteAsync(place, work, output, passphrase, terminal, cancellation);
                return Commands.Done;
            }

            var unfinished = Path.Combine(work, "archive");
            await using (var archive = OwnersOnly.Create(unfinished, FileAccess.ReadWrite))
            {
                await WriteAsync(place, work, archive, passphrase, terminal, cancellation);
                archive.Flush(flushToDisk: true);
            }

            System.IO.File.Move(unfinished, target, overwrite: parsed.GetValue(Force));
            terminal.Say($"控えを作りました: {target}", $"Backed up into {target}");
            return Commands.Done;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task WriteAsync(Place place, string work, Stream to, string? passphrase, Terminal terminal, CancellationToken cancellation)
    {
        var madeAt = TimeProvider.System.GetUtcNow();
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        KeyFolder.Gather(place.Data, keys);

        terminal.Say("データベースを写しています。", "Copying the database.");
        var (store, accounts) = await DatabaseCopy.MigrationsAsync(place.Database, cancellation);
        var copy = Path.Combine(work, "database");
        await DatabaseCopy.WriteAsync(place.Database, copy, cancellation);

        await using var archive = new ArchiveWriter(to);
        var kind = place.Database.IsPostgres ? "postgres" : "sqlite";
        long done = 0;
        void Show(int count) => terminal.Progress("書き込み（バイト）:", "Written (bytes):", done += count);
        await archive.AddAsync(place.Database.IsPostgres ? "database.pgdump" : "database.sqlite", Open(copy), Show, cancellation);
        System.IO.File.Delete(copy);

        var (attachments, gone) = (0, 0);
        foreach (var path in Attachments(place.Data))
        {
            try
            {
                await archive.AddAsync($"files/{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}", Open(path), Show, cancellation);
                attachments++;
            }
            catch (FileNotFoundException)
            {
                // Erased between our listing and our opening it; it is meant to be gone.
                gone++;
            }
        }

        KeyFolder.Gather(place.Data, keys);
        await archive.EndAsync(Commands.Version, madeAt, new DatabasePart(kind, store, accounts), KeyFolder.Pack(keys), passphrase, cancellation);
        terminal.Say(
            $"データベース（{kind}）、添付 {attachments} 件{(gone > 0 ? $"（途中で消去 {gone} 件）" : "")}、鍵 {keys.Count} 個{(passphrase is null ? "（封なし）" : "（封あり）")}",
            $"Database ({kind}), {attachments} attachments{(gone > 0 ? $" ({gone} erased meanwhile)" : "")}, {keys.Count} keys {(passphrase is null ? "(not sealed)" : "(sealed)")}");
    }

    private static IEnumerable<string> Attachments(string data) => Directory.Exists(Path.Combine(data, "files"))
        ? Directory.EnumerateFiles(Path.Combine(data, "files"), "*.sealed", SearchOption.AllDirectories)
        : [];

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
}
