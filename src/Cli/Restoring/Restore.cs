using System.CommandLine;
using System.Globalization;
using Noroshi.Cli.Archives;
using Noroshi.Cli.Upgrading;
using Noroshi.Oversight;
using Noroshi.Store;
using Noroshi.Store.Copying;

namespace Noroshi.Cli.Restoring;

/// <summary>
/// Puts an archive back into an empty place. The whole archive is proved before a byte is written; the database comes last, so that
/// a restoring that was cut short leaves nothing that a host could start on.
/// </summary>
internal static class Restore
{
    private static readonly Argument<FileInfo> File = new("FILE") { Description = "The archive." };

    public static Command Command(Terminal terminal)
    {
        var command = Place.On(new Command("restore", "Put an archive back into an empty place.") { File, Passphrase.FileFlag });
        command.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var place = Place.From(parsed);
        var file = parsed.GetRequiredValue(File);
        if (!file.Exists)
        {
            return terminal.Fail($"{file.FullName} がありません。", $"There is no {file.FullName}.");
        }

        long done = 0;
        void Show(int count) => terminal.Progress("確認（バイト）:", "Checked (bytes):", done += count, file.Length);
        var archive = await ArchiveReader.OpenAsync(file.FullName, Show, cancellation);
        terminal.EndProgress();

        if (Refusal(archive.Manifest, place, await ClosedHouse.KnownMigrationsAsync(place.Database, cancellation)) is var (ja, en))
        {
            return terminal.Fail(ja, en);
        }

        if (Directory.Exists(place.Data) && Directory.EnumerateFileSystemEntries(place.Data).Any())
        {
            return terminal.Fail($"{place.Data} が空ではありません。空の場所に戻してください。", $"{place.Data} is not empty. Restore into an empty place.");
        }

        if (!await DatabaseCopy.IsEmptyAsync(place.Database, cancellation))
        {
            return terminal.Fail($"{place.Database} が空ではありません。空の場所に戻してください。", $"{place.Database} is not empty. Restore into an empty place.");
        }

        var passphrase = archive.IsSealed ? Passphrase.Ask(parsed, twice: false) : null;
        if (archive.IsSealed && passphrase is null)
        {
            return terminal.Fail(
                $"鍵に封があります。パスフレーズを --passphrase-file、{Passphrase.Variable} または端末で与えてください。",
                $"The keys are sealed. Give the passphrase by --passphrase-file, {Passphrase.Variable} or the terminal.");
        }

        var keys = archive.Keys(passphrase);
        await PutAsync(archive, keys, place, terminal, cancellation);
        terminal.Say(
            $"戻しました。控えの時点: {archive.Manifest.MadeAt.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)}。その後に取り消した権限・トークン・セッションは、もう一度取り消してください。透明性ログは、noroshi log continue か noroshi log begin で続け方を決めるまで署名されません。",
            $"Restored as of {archive.Manifest.MadeAt.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)}. What was revoked since (roles, tokens, sessions) must be revoked again. The transparency log is not signed until it is decided how it goes on: noroshi log continue, or noroshi log begin.");
        return Commands.Done;
    }

    private static (string Ja, string En)? Refusal(Manifest manifest, Place place, (IReadOnlySet<string> Store, IReadOnlySet<string> Accounts) known)
    {
        var kind = place.Database.IsPostgres ? "postgres" : "sqlite";
        if (manifest.Database.Kind != kind)
        {
            return ($"この控えは {manifest.Database.Kind} のものです。{kind} には戻せません。", $"This archive is of {manifest.Database.Kind} and cannot be put into {kind}.");
        }

        var ahead = manifest.Database.Store.Except(known.Store).Concat(manifest.Database.Accounts.Except(known.Accounts)).LastOrDefault();
        return ahead is null
            ? null
            : ($"この控えは新しい版の Noroshi のものです（{ahead}）。新しい版で戻してください。", $"This archive is of a newer Noroshi (it has {ahead}). Restore it with that one.");
    }

    private static async Task PutAsync(ArchiveReader archive, Dictionary<string, byte[]> keys, Place place, Terminal terminal, CancellationToken cancellation)
    {
        var (all, done) = (archive.Manifest.Parts.Sum(p => p.Size), 0L);
        OwnersOnly.MakeFolder(place.Data);
        var database = Path.Combine(place.Data, ".database-to-restore");
        try
        {
            await archive.TakeOutAsync(
                name => Create(name.StartsWith("files/", StringComparison.Ordinal) ? Path.Combine(place.Data, name) : database),
                count => terminal.Progress("書き戻し（バイト）:", "Written (bytes):", done += count, all),
                cancellation);
            foreach (var (name, bytes) in keys)
            {
                await using var key = Create(Path.Combine(place.Data, "keys", name));
                await key.WriteAsync(bytes, cancellation);
                key.Flush(flushToDisk: true);
            }

            terminal.Say("データベースを戻しています。", "Putting the database back.");
            await using (var restored = Create(OversightModule.RestoreMark(place.Data)))
            {
                restored.Flush(flushToDisk: true);
            }

            await DatabaseCopy.PutAsync(database, place.Database, cancellation);
            System.IO.File.Delete(database);
        }
        catch
        {
            // The place was empty when we came, so all that is in it is ours to take away.
            foreach (var entry in new DirectoryInfo(place.Data).EnumerateFileSystemInfos())
            {
                if (entry is DirectoryInfo folder)
                {
                    folder.Delete(recursive: true);
                }
                else
                {
                    entry.Delete();
                }
            }

            throw;
        }
    }

    private static FileStream Create(string path)
    {
        OwnersOnly.MakeFolder(Path.GetDirectoryName(path)!);
        return OwnersOnly.Create(path, FileAccess.ReadWrite);
    }
}
