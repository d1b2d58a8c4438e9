using Noroshi.Store;
using Noroshi.Testing;

namespace Noroshi.Cli.Tests;

/// <summary>An installation in use: a house, somebody's machine that has filed, and attached a file; beside it a folder to work in.</summary>
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
        installation.Attachment = await installation.AttachAsync(Content(200_000));
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

    /// <summary>Adds a file to the case, and gives the address of its content.</summary>
    public async Task<string> AttachAsync(byte[] content)
    {
        using var body = new ByteArrayContent(content) { Headers = { ContentType = new("application/octet-stream") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/reports/{Number}/attachments?name=%E8%A8%98%E9%8C%B2.bin") { Content = body };
        request.Headers.Add("Idempotency-Key", $"file-{Guid.CreateVersion7():N}");
        var page = await Machine.SendAsync(request);
        return page.Status == System.Net.HttpStatusCode.Created
            ? $"/api/v1/reports/{Number}/attachments/{page.Json["id"]!.GetValue<string>()}/content"
            : throw new InvalidOperationException(page.Text);
    }

    /// <summary>Reads a file as its sender would, at any house that has it.</summary>
    public async Task<byte[]> ReadAsync(House house, string attachment)
    {
        using var machine = new Visitor(house.Address) { Token = Machine.Token };
        var page = await machine.GetAsync(attachment);
        return page.Status == System.Net.HttpStatusCode.OK ? page.Bytes : throw new InvalidOperationException(page.Text);
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
