using System.Text;
using System.Text.Json.Nodes;
using Noroshi.Oversight;
using Noroshi.Testing;
using Noroshi.TransparencyLog.Notes;

namespace Noroshi.Cli.Tests.ImportingManifests;

public sealed class Importing_a_manifest : IDisposable
{
    private const string Selection = """{"criteria":"c0ffee","kept":3,"kind":"selection","seen":1000}""";

    private readonly string place = Directory.CreateTempSubdirectory("noroshi-manifest-").FullName;
    private readonly SigningKey key = SigningKey.Make("selector.example/1", NoteKeyKind.Log);

    [Theory, BothDatabases]
    public async Task puts_what_was_signed_elsewhere_on_record_once_and_into_the_log(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var manifest = await SignedAsync(Selection);

        var first = await ImportAsync(house, manifest);
        var again = await ImportAsync(house, manifest);

        Assert.True(first.Exit == 0, first.ToString());
        Assert.Equal((0, first.Output.Trim()), (again.Exit, again.Output.Trim()));
        var act = Assert.Single(await house.RecordAsync("oversight.manifest-imported"));
        Assert.Equal(first.Output.Trim(), $"act:{act.Id:D}");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Selection), act.Content!["manifest"]));
        Assert.Equal(key.Verifier.ToString(), act.Content!["key"]!.GetValue<string>());
        await OversightModule.SequenceAsync(house.Services, default);
        Assert.Equal(1L, Convert.ToInt64(await house.SqlAsync($"SELECT count(*) FROM log_leaves l JOIN act_contents a ON a.id = l.act WHERE a.kind = 'oversight.manifest-imported'"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task refuses_what_the_key_did_not_sign_and_what_is_no_manifest()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        using var stranger = SigningKey.Make("selector.example/1", NoteKeyKind.Log);
        var right = Note(Selection, key);

        Assert.Equal(1, (await ImportAsync(house, await KeptAsync(Note(Selection, stranger)))).Exit);
        Assert.Equal(1, (await ImportAsync(house, await KeptAsync(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(right).Replace("\"kept\":3", "\"kept\":4", StringComparison.Ordinal))))).Exit);
        string[] none = ["[1]", "3", "{\"b\":1,\"a\":2}", "{ \"a\":1}", "{\"a\":1,\"a\":1}", "{\"a\":1}\n{\"a\":1}", new string('[', 100) + new string(']', 100), $"{{\"a\":\"{new string('x', 70_000)}\"}}"];
        foreach (var text in none)
        {
            Assert.Equal(2, (await ImportAsync(house, await SignedAsync(text))).Exit);
        }

        Assert.Equal(2, (await ImportAsync(house, await KeptAsync(right[..^10]))).Exit);
        Assert.Equal(2, (await ImportAsync(house, Path.Combine(place, "nothing"))).Exit);
        Assert.Empty(await house.RecordAsync("oversight.manifest-imported"));
    }

    public void Dispose()
    {
        key.Dispose();
        Directory.Delete(place, recursive: true);
    }

    private static byte[] Note(string text, SigningKey by) => new SignedNote(text + "\n", [by.Sign(text + "\n", DateTimeOffset.UnixEpoch)]).ToOctets();

    private Task<string> SignedAsync(string text) => KeptAsync(Note(text, key));

    private async Task<string> KeptAsync(byte[] octets)
    {
        var path = Path.Combine(place, $"{Guid.CreateVersion7():N}");
        await File.WriteAllBytesAsync(path, octets);
        return path;
    }

    private async Task<Said> ImportAsync(House house, string manifest)
    {
        var pinned = Path.Combine(place, "selector.vkey");
        await File.WriteAllTextAsync(pinned, key.Verifier.ToString());
        return await Commandline.RunAsync(house.Database, house.Data, "log", "import", manifest, "--key", pinned);
    }
}
