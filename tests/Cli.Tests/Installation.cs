using Microsoft.Extensions.DependencyInjection;
using Noroshi.Store;
using Noroshi.Store.Vault;
using Noroshi.Testing;

namespace Noroshi.Cli.Tests;

/// <summary>An installation in use: a house, somebody's machine that has filed, and a file in the vault; beside it a folder to work in.</summary>
internal sealed class Installation : IAsyncDisposable
{
    public const string Passphrase = "四つの 言葉 でできた 合言葉";

    private readonly Database on;
    private readonly List<DatabaseAddress> further = [];

    private Installation(Database on, House house, Visitor machine) => (this.on, House, Machine) = (on, house, machine);

    public House House { get; }

    public Visitor Machine { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("noroshi-drill-").FullName;

    public string Number { get; private set; } = "";

    public string Attachment { get; private set; } = "";

    public static async Task<Installation> OpenAsync(Database on)
    {
        var house = await House.OpenAsync(on);
        var installation = new Installation(on, house, await house.AMachineAsync("reporter", await house.AnOperatorAsync()));
        installation.Number = await installation.FileAsync("控えの前に提出した報告");
        installation.Attachment = await installation.KeepAsync(Content(200_000));
        await File.WriteAllTextAsync(installation.PassphraseFile, Passphrase + "\n");
        return installation;
    }

    public string PassphraseFile => Path.Combine(Folder, "passphrase");

    public string Archive => Path.Combine(Folder, "noroshi.backup");

    public static byte[] Content(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Files, and gives the number of the case.</summary>
    public async Task<string> FileAsync(string summary)
    {
        var page = await Machine.FileReportAsync(summary, $"drill-{Guid.CreateVersion7():N}");
        return page.Json["number"]?.GetValue<string>() ?? throw new InvalidOperationException(page.Text);
    }

    public async Task<string> KeepAsync(byte[] content) =>
        Assert.IsType<Keeping.Kept>(await House.Services.GetRequiredService<FileVault>().KeepAsync(new MemoryStream(content), content.Length, TestContext.Current.CancellationToken)).Digest;

    public static async Task<byte[]> ReadAsync(House house, string digest)
    {
        await using var file = await house.Services.GetRequiredService<FileVault>().OpenAsync(digest, TestContext.Current.CancellationToken) ?? throw new FileNotFoundException(digest);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    public Task<Said> RunAsync(params string[] args) => Commandline.RunAsync(House.Database, House.Data, args);

    public async Task BackUpAsync(bool seal = false)
    {
        var said = await RunAsync(["backup", Archive, "--force", .. seal ? ["--seal", "--passphrase-file", PassphraseFile] : Array.Empty<string>()]);
        Assert.True(said.Exit == 0, said.ToString());
    }

    /// <summary>An empty place to restore into.</summary>
    public async Task<(DatabaseAddress Database, string Data)> EmptyPlaceAsync(Database? other = null)
    {
        var data = Path.Combine(Folder, $"restored-{further.Count}");
        var database = (other ?? on) is Database.Sqlite ? new DatabaseAddress(false, Path.Combine(data, "noroshi.db")) : await Databases.BareAsync(Database.Postgres, Folder);
        further.Add(database);
        return (database, data);
    }

    /// <summary>The site burns down: database and data folder, in which an embedded database lies, are gone.</summary>
    public async Task DestroyAsync()
    {
        await House.DisposeAsync();
        Directory.Delete(House.Data, recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        Machine.Dispose();
        await House.DisposeAsync();
        foreach (var database in further)
        {
            await Databases.DropAsync(database);
        }

        Directory.Delete(Folder, recursive: true);
    }
}
