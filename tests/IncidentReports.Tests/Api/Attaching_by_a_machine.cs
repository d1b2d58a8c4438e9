using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Api;

public class Attaching_by_a_machine(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task to_anothers_report_is_as_if_it_were_not_there_and_an_authority_is_refused(Database on)
    {
        var house = await houses.OnAsync(on);
        var number = await (await house.AMachineAsync("reporter", await house.AnOperatorAsync())).FiledAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.AMachineAsync("reporter", await house.AnOperatorAsync())).AttachAsync(number, "a.log", [1])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.AMachineAsync("desk-officer", await house.AuthorityAsync("meti-kanto"))).AttachAsync(number, "a.log", [1])).Status);
    }

    [Theory, BothDatabases]
    public async Task of_another_type_or_without_a_name_is_refused(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var number = await machine.FiledAsync();
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await machine.AttachAsync(number, "a.html", "<b>"u8.ToArray(), type: "text/html")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await machine.AttachAsync(number, "", [1])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await machine.AttachAsync(number, "../..", [1])).Status);
        Assert.Empty((await machine.GetAsync($"/api/v1/reports/{number}/attachments")).Json.AsArray());
    }

    [Theory, BothDatabases]
    public async Task over_100_MiB_is_refused_and_nothing_is_kept(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var number = await machine.FiledAsync();
        using var body = new StreamContent(new Endless((100 * 1024 * 1024) + 1));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/reports/{number}/attachments?name=big.bin") { Content = body };
        request.Headers.Add("Idempotency-Key", Reports.NewKey());
        request.Headers.TransferEncodingChunked = true;

        var page = await machine.SendAsync(request);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), (page.Status, page.Code));
        Assert.Empty((await machine.GetAsync($"/api/v1/reports/{number}/attachments")).Json.AsArray());
        Assert.Empty(Directory.GetFiles(Path.Combine(house.Data, "files", "incoming")));
    }

    [Theory]
    [BothDatabases("..\\..\\windows\\evil.exe", "evil.exe")]
    [BothDatabases("../../etc/passwd", "passwd")]
    [BothDatabases("調査\u202Egpj.exe", "調査gpj.exe")]
    [BothDatabases("a\u0000b\nc.txt", "abc.txt")]
    [BothDatabases("=cmd|' /C calc'!A0", "C calc'!A0")]
    public async Task keeps_a_name_without_path_or_tricks(Database on, string sent, string kept)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var number = await machine.FiledAsync();
        Assert.Equal(kept, (await machine.AttachAsync(number, sent, [1, 2])).Json["name"]!.GetValue<string>());
    }

    [Theory, BothDatabases]
    public async Task gives_back_what_was_sent_as_something_to_save_and_records_the_reading(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var desk = await house.AMachineAsync("desk-officer", await house.AuthorityAsync("meti-kanto"));
        var number = await machine.FiledAsync();
        var content = RandomNumberGenerator.GetBytes(300_000);
        var key = Reports.NewKey();
        var added = await machine.AttachAsync(number, "通信記録.pcap", content, key);
        Assert.Equal(HttpStatusCode.Created, added.Status);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), added.Json["digest"]!.GetValue<string>());
        Assert.Equal(added.Text, (await machine.AttachAsync(number, "通信記録.pcap", content, key)).Text);
        Assert.Single((await machine.GetAsync($"/api/v1/reports/{number}/attachments")).Json.AsArray());

        Assert.Equal(HttpStatusCode.BadRequest, (await desk.GetAsync(added.Location!)).Status);
        var page = await desk.ReadAsync(added.Location!, "handling-incident");
        Assert.Equal(content, page.Bytes);
        Assert.StartsWith("attachment", page.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Contains(await house.RecordAsync("incident-reports.read"), a => a.Person == desk.Person && a.Content!["through"]!.GetValue<string>() == "attachment");
    }

    [Theory, BothDatabases]
    public async Task eight_at_once_keeps_all(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var number = await machine.FiledAsync();
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => machine.AttachAsync(number, $"{i}.log", [(byte)i])));
        Assert.All(pages, page => Assert.Equal(HttpStatusCode.Created, page.Status));
        Assert.Equal(8, (await machine.GetAsync($"/api/v1/reports/{number}/attachments")).Json.AsArray().Count);
    }

    private sealed class Endless(long length) : MemoryStream
    {
        private long left = length;

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(left, buffer.Length);
            left -= count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var buffer = new byte[81_920];
            while (Read(buffer) is > 0 and var count)
            {
                await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }
        }
    }
}
