using System.Security.Cryptography;
using System.Text;
using Noroshi.Oversight;
using Noroshi.Testing;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Proving;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Tree;
using Noroshi.TransparencyLog.Writing;

namespace Noroshi.Cli.Tests.VerifyingLogs;

public sealed class Verifying : IDisposable
{
    private readonly string place = Directory.CreateTempSubdirectory("noroshi-verify-").FullName;
    private readonly SigningKey key = SigningKey.Make("log.example/a", NoteKeyKind.Log);
    private readonly SigningKey witness = SigningKey.Make("witness.example/1", NoteKeyKind.Witness);

    private string Log => Path.Combine(place, "log");

    private string KeyFile => Path.Combine(place, "log.vkey");

    [Fact]
    public async Task tells_that_a_receipt_and_a_log_hold()
    {
        await MakeAsync(700);
        await File.WriteAllBytesAsync(At("r.tlog-proof"), await ReceiptAsync(41, 700));

        var receipt = await Commandline.RunAsync("log", "verify", At("r.tlog-proof"), "--key", KeyFile);
        Assert.Equal(0, receipt.Exit);
        Assert.Contains("{\"number\":41}", receipt.Output, StringComparison.Ordinal);
        var log = await Commandline.RunAsync("log", "verify", Log, "--key", KeyFile, "--checkpoint", At("r.tlog-proof"));
        Assert.Equal(0, log.Exit);
        Assert.Contains("700", log.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task asks_for_as_many_witnesses_as_were_said()
    {
        await MakeAsync(3);
        await File.WriteAllTextAsync(At("w.vkey"), witness.Verifier.ToString());
        string[] ask = ["log", "verify", Log, "--key", KeyFile, "--witness-key", At("w.vkey")];

        var alone = await Commandline.RunAsync(ask);
        Assert.Equal(1, alone.Exit);
        Assert.Contains("too-few-witnesses", alone.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Commandline.RunAsync([.. ask, "--threshold", "0"])).Exit);
        Assert.Equal(2, (await Commandline.RunAsync([.. ask, "--threshold", "2"])).Exit);

        Assert.True(SignedNote.TryParse(await File.ReadAllBytesAsync(Path.Combine(Log, "checkpoint")), out var note));
        await File.WriteAllBytesAsync(Path.Combine(Log, "checkpoint"), (note with { Signatures = [.. note.Signatures, witness.Sign(note.Text, TimeProvider.System.GetUtcNow())] }).ToOctets());
        var seen = await Commandline.RunAsync(ask);
        Assert.Equal(0, seen.Exit);
        Assert.Contains("witness.example/1", seen.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tile/entries/001", 2 + (34 * 44), "300")]
    [InlineData("tile/0/002.p/188", 0, "512")]
    public async Task names_the_first_index_that_was_edited(string path, int octet, string index)
    {
        await MakeAsync(700);
        var octets = await File.ReadAllBytesAsync(Path.Combine(Log, path));
        octets[octet] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(Log, path), octets);

        var said = await Commandline.RunAsync("log", "verify", Log, "--key", KeyFile);

        Assert.Equal(1, said.Exit);
        Assert.Contains(index, said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task finds_a_log_that_forgot_what_it_had_signed_or_signed_something_else()
    {
        await MakeAsync(300);
        var kept = At("kept");
        File.Copy(Path.Combine(Log, "checkpoint"), kept);
        Directory.Delete(Log, recursive: true);
        await MakeAsync(200);
        Assert.Contains("went-back", (await Commandline.RunAsync("log", "verify", Log, "--key", KeyFile, "--checkpoint", kept)).Output, StringComparison.Ordinal);
        Directory.Delete(Log, recursive: true);
        await MakeAsync(400, edited: 250);

        var said = await Commandline.RunAsync("log", "verify", Log, "--key", KeyFile, "--checkpoint", kept);

        Assert.Equal(1, said.Exit);
        Assert.Contains("299", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task tells_a_proof_that_fails_from_a_question_that_cannot_be_answered()
    {
        await MakeAsync(3);
        var receipt = await ReceiptAsync(1, 3);
        await File.WriteAllBytesAsync(At("good"), receipt);
        using var other = SigningKey.Make("log.example/a", NoteKeyKind.Log);
        await File.WriteAllTextAsync(At("other.vkey"), other.Verifier.ToString());
        await File.WriteAllTextAsync(At("nothing"), "nothing");
        var bent = Encoding.UTF8.GetString(receipt).Replace("index 1", "index 2", StringComparison.Ordinal);
        await File.WriteAllTextAsync(At("bent"), bent);

        Assert.Equal(1, (await Commandline.RunAsync("log", "verify", At("bent"), "--key", KeyFile)).Exit);
        Assert.Equal(1, (await Commandline.RunAsync("log", "verify", At("good"), "--key", At("other.vkey"))).Exit);
        Assert.Equal(2, (await Commandline.RunAsync("log", "verify", At("nothing"), "--key", KeyFile)).Exit);
        Assert.Equal(2, (await Commandline.RunAsync("log", "verify", At("missing"), "--key", KeyFile)).Exit);
        Assert.Equal(2, (await Commandline.RunAsync("log", "verify", At("good"), "--key", At("nothing"))).Exit);
        Assert.Equal(2, (await Commandline.RunAsync("log", "verify", place, "--key", KeyFile)).Exit);
        Assert.Equal(2, (await Commandline.RunAsync("log", "verify", At("good"))).Exit);
        Assert.Equal(2, (await Commandline.RunAsync("log", "verify", "http://127.0.0.1:9/log/", "--key", KeyFile)).Exit);
    }

    [Fact]
    public async Task draws_again_what_was_drawn()
    {
        await MakeAsync(500);
        var note = Path.Combine(Log, "checkpoint");

        var first = await Commandline.RunAsync("log", "draw", note, "--label", "検査 2027-1", "--count", "20");
        Assert.Equal(0, first.Exit);
        Assert.Equal(20, first.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) < 500));
        Assert.Equal(first.Output, (await Commandline.RunAsync("log", "draw", note, "--label", "検査 2027-1", "--count", "20")).Output);
        Assert.NotEqual(first.Output, (await Commandline.RunAsync("log", "draw", note, "--label", "検査 2027-2", "--count", "20")).Output);
        Assert.Equal(2, (await Commandline.RunAsync("log", "draw", At("missing"), "--label", "a", "--count", "1")).Exit);
        Assert.Equal(2, (await Commandline.RunAsync("log", "draw", KeyFile, "--label", "a", "--count", "1")).Exit);
    }

    /// <summary>The end of the whole: with a checkpoint, a key and the public address an outsider proves that an act is in the log, and that the log never changed its mind.</summary>
    [Fact]
    public async Task an_outsider_checks_an_installation_from_its_address_alone()
    {
        await using var house = await House.OpenAsync(Database.Sqlite, demo: true);
        await OversightModule.SequenceAsync(house.Services, default);
        using var person = await house.SignInAsAsync("inspector");
        using var outside = new HttpClient(new SocketsHttpHandler()) { BaseAddress = house.Address };
        await File.WriteAllBytesAsync(KeyFile, await outside.GetByteArrayAsync(new Uri("/log/key", UriKind.Relative)));
        await File.WriteAllBytesAsync(At("kept"), await outside.GetByteArrayAsync(new Uri("/log/checkpoint", UriKind.Relative)));
        await person.GetAsync("/oversight/acts");
        await OversightModule.SequenceAsync(house.Services, default);
        var act = (await house.RecordAsync("oversight.record-read")).Single(a => a.Person == person.Person);
        await File.WriteAllBytesAsync(At("r"), (await person.GetAsync($"/account/acts/{act.Id}/receipt")).Bytes);

        Assert.Equal(0, (await Commandline.RunAsync("log", "verify", At("r"), "--key", KeyFile)).Exit);
        var said = await Commandline.RunAsync("log", "verify", new Uri(house.Address, "/log/").AbsoluteUri, "--key", KeyFile, "--checkpoint", At("kept"), "--checkpoint", At("r"));
        Assert.True(said.Exit == 0, said.ToString());

        await house.SqlAsync("UPDATE log_tiles SET octets = zeroblob(length(octets)) WHERE level = 0 AND place = 0");
        said = await Commandline.RunAsync("log", "verify", new Uri(house.Address, "/log/").AbsoluteUri, "--key", KeyFile);
        Assert.Equal(1, said.Exit);
        Assert.Contains("0", said.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        key.Dispose();
        witness.Dispose();
        Directory.Delete(place, recursive: true);
    }

    private static byte[] Extra(int number) => [.. SHA256.HashData(BitConverter.GetBytes(number)), .. Encoding.UTF8.GetBytes($"{{\"number\":{number}}}")];

    private string At(string name) => Path.Combine(place, name);

    private async Task MakeAsync(int size, int? edited = null)
    {
        await File.WriteAllTextAsync(KeyFile, key.Verifier + "\n");
        using var folder = DiskFolder.ToWrite(Log);
        var log = await LogWriter.OpenAsync(folder, key, TimeProvider.System, default);
        log.Publish(log.Append([.. Enumerable.Range(0, size).Select(i => (ReadOnlyMemory<byte>)SHA256.HashData(Extra(i == edited ? -1 : i)))]));
    }

    private async Task<byte[]> ReceiptAsync(ulong index, ulong size)
    {
        using var folder = DiskFolder.ToRead(Log);
        var hashes = await Proofs.InclusionAsync(index, size, new TileNodes(folder, size), default);
        return new LogProof(index, hashes, (await folder.ReadAsync(LogPaths.Checkpoint, default))!) { Extra = Extra((int)index) }.ToOctets();
    }
}
