using System.Net;
using System.Text.Json.Nodes;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Api;

public class Reading_by_a_machine(Houses houses) : IClassFixture<Houses>
{
    [Theory, RolesOtherThan("reporter", "reader", "agent-filer", "desk-officer", "desk-supervisor", "cabinet-analyst", "cabinet-supervisor")]
    public async Task is_refused_to(Database on, string role)
    {
        var machine = await (await houses.OnAsync(on)).AMachineAsync(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await machine.GetAsync("/api/v1/reports")).Status);
    }

    [Theory, BothDatabases]
    public async Task of_anothers_report_finds_nothing_whatever_is_asked_and_it_is_on_record(Database on)
    {
        var house = await houses.OnAsync(on);
        var number = await (await house.AMachineAsync("reporter", await house.AnOperatorAsync())).FiledAsync();
        Visitor[] others =
        [
            await house.AMachineAsync("reporter", await house.AnOperatorAsync()),
            await house.AMachineAsync("reader", await house.AnOperatorAsync()),
            await house.AMachineAsync("agent-filer", await house.AnOrganisationAsync(OrganisationKind.Agent)),
            await house.AMachineAsync("desk-officer", await house.AuthorityAsync("mlit")),
            await house.AMachineAsync("desk-officer", await house.AuthorityAsync("meti-kinki")),
        ];

        foreach (var other in others)
        {
            foreach (var path in new[] { "", "/versions", "/versions/1", "/difference", "/receipts", "/attachments" })
            {
                var page = await other.GetAsync($"/api/v1/reports/{number}{path}");
                Assert.True(page.Status is HttpStatusCode.NotFound, $"{path}: {page.Status}");
                Assert.Equal("not-found", page.Code);
            }

            Assert.Empty((await other.GetAsync("/api/v1/reports")).Json["items"]!.AsArray());
            Assert.Contains(await house.RecordAsync("incident-reports.not-shown"), act => act.Person == other.Person && act.Refused);
        }
    }

    [Theory, BothDatabases]
    public async Task by_an_authority_without_a_purpose_is_refused_and_with_a_wrong_one_refused_with_the_article(Database on)
    {
        var house = await houses.OnAsync(on);
        var number = await (await house.AMachineAsync("reporter", await house.AnOperatorAsync())).FiledAsync();
        var desk = await house.AMachineAsync("desk-officer", await house.AuthorityAsync("meti-kanto"));

        var without = await desk.GetAsync($"/api/v1/reports/{number}");
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Contains("purpose-required", without.Text, StringComparison.Ordinal);
        Assert.Equal("Act, Art. 8(1)", without.Json["article"]!.GetValue<string>());

        foreach (var wrong in new[] { "analysis", "own-record" })
        {
            var page = await desk.ReadAsync($"/api/v1/reports/{number}", wrong);
            Assert.Equal((HttpStatusCode.Forbidden, "refused"), (page.Status, page.Code));
            Assert.Equal("Act, Art. 8(1)", page.Json["article"]!.GetValue<string>());
        }

        Assert.Equal(2, (await house.RecordAsync("incident-reports.reading-refused")).Count(a => a.Person == desk.Person && a.Refused));
    }

    [Theory, BothDatabases]
    public async Task for_a_purpose_is_recorded_with_it(Database on)
    {
        var house = await houses.OnAsync(on);
        var number = await (await house.AMachineAsync("reporter", await house.AnOperatorAsync())).FiledAsync();
        var desk = await house.AMachineAsync("desk-officer", await house.AuthorityAsync("meti-kanto"));
        var analyst = await house.AMachineAsync("cabinet-analyst", await house.AuthorityAsync("cao"));

        Assert.Equal(HttpStatusCode.OK, (await desk.ReadAsync($"/api/v1/reports/{number}", "handling-incident")).Status);
        Assert.Equal(HttpStatusCode.OK, (await analyst.ReadAsync($"/api/v1/reports/{number}/versions/1", "analysis")).Status);
        var readings = await house.RecordAsync("incident-reports.read");
        Assert.Equal("handling-incident", Assert.Single(readings, a => a.Person == desk.Person).Content!["purpose"]!.GetValue<string>());
        Assert.Equal("Act, Art. 37", Assert.Single(readings, a => a.Person == analyst.Person).Basis);
    }

    [Theory, BothDatabases]
    public async Task shows_what_was_answered_and_knows_the_etag(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var number = await machine.FiledAsync(Reports.First(summary: "給電指令システムが停止した"));
        var page = await machine.GetAsync($"/api/v1/reports/{number}");

        Assert.Equal("給電指令システムが停止した", page.Json["newest"]!["answers"]!["event.summary"]!.GetValue<string>());
        Assert.Contains("給電指令", page.Text, StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/reports/{number}");
        again.Headers.TryAddWithoutValidation("If-None-Match", page.Headers["ETag"]);
        Assert.Equal(HttpStatusCode.NotModified, (await machine.SendAsync(again)).Status);
    }

    [Theory]
    [InlineData("W/", HttpStatusCode.OK)] // on which the framework's reader of tags throws
    [InlineData("\"", HttpStatusCode.OK)]
    [InlineData("\"0\", W/{0}", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    public async Task with_any_tag_is_answered(string tags, HttpStatusCode expected)
    {
        var house = await houses.OnAsync(Database.Sqlite);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var number = await machine.FiledAsync();
        var etag = (await machine.GetAsync($"/api/v1/reports/{number}")).Headers["ETag"];
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/reports/{number}");
        again.Headers.TryAddWithoutValidation("If-None-Match", tags.Replace("{0}", etag, StringComparison.Ordinal));

        Assert.Equal(expected, (await machine.SendAsync(again)).Status);
    }

    [Theory, BothDatabases]
    public async Task of_a_difference_names_each_field_that_changed(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var number = await machine.FiledAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await machine.GetAsync($"/api/v1/reports/{number}/difference")).Status);
        var etag = (await machine.GetAsync($"/api/v1/reports/{number}")).Headers["ETag"];
        var changes = new JsonObject { ["technical.source"] = "198.51.100.7", ["event.summary"] = null };
        Assert.Equal(HttpStatusCode.Created, (await machine.FileVersionAsync(number, Reports.Version(answers: changes), etag)).Status);

        var fields = (await machine.GetAsync($"/api/v1/reports/{number}/difference")).Json["fields"]!.AsArray().Select(f => f!["field"]!.GetValue<string>());
        Assert.Equal(["event.summary", "report.stage", "technical.source"], fields.Order(StringComparer.Ordinal));
        Assert.Equal(2, (await machine.GetAsync($"/api/v1/reports/{number}/versions")).Json.AsArray().Count);
        Assert.Equal(2, (await machine.GetAsync($"/api/v1/reports/{number}/receipts")).Json.AsArray().Count);
    }

    [Theory, BothDatabases]
    public async Task of_a_list_goes_page_by_page_without_gap_or_repetition(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var numbers = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            numbers.Add(await machine.FiledAsync(Reports.First(i % 2 == 0 ? "ddos" : "other")));
        }

        var seen = new List<string>();
        for (string? path = "/api/v1/reports?limit=3"; path is not null;)
        {
            var page = (await machine.GetAsync(path)).Json;
            seen.AddRange(page["items"]!.AsArray().Select(i => i!["number"]!.GetValue<string>()));
            path = page["next"]?.GetValue<string>() is { } next ? $"/api/v1/reports?limit=3&cursor={next}" : null;
        }

        Assert.Equal(numbers.Order(), seen.Order());
        Assert.Equal(4, (await machine.GetAsync("/api/v1/reports?kind=ddos")).Json["items"]!.AsArray().Count);
        Assert.Empty((await machine.GetAsync("/api/v1/reports?state=closed")).Json["items"]!.AsArray());
    }

    [Theory]
    [BothDatabases("cursor=zzz", "cursor")]
    [BothDatabases("limit=0", "limit")]
    [BothDatabases("limit=101", "limit")]
    [BothDatabases("state=lost", "state")]
    [BothDatabases("kind=flood", "kind")]
    public async Task of_a_list_with_a_wrong_wish_says_which(Database on, string query, string field)
    {
        var house = await houses.OnAsync(on);
        var page = await (await house.AMachineAsync("reporter", await house.AnOperatorAsync())).GetAsync($"/api/v1/reports?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(field, page.Json["errors"]![0]!["field"]!.GetValue<string>());
    }

    [Theory, BothDatabases]
    public async Task of_numbers_that_are_none_finds_nothing(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        foreach (var number in new[] { "NR-261005-AAAAAAAA", "..%2f..%2fetc", "'%20OR%201=1", new string('9', 500) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await machine.GetAsync($"/api/v1/reports/{number}")).Status);
        }
    }
}
