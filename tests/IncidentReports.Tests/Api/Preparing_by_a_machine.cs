using System.Net;
using System.Text.Json.Nodes;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Api;

public class Preparing_by_a_machine(Houses houses) : IClassFixture<Houses>
{
    [Theory]
    [BothDatabases("""{"facts":{"event.lost":true}}""", "facts.event.lost", "unknown-fact")]
    [BothDatabases("""{"facts":{"event.harmed":"yes"}}""", "facts", "wrong-type")]
    [BothDatabases("""{"facts":{},"onDay":"2030-01-01"}""", "onDay", "out-of-range")]
    [BothDatabases("""{"facts":{},"onDay":"1.10.2026"}""", "onDay", "wrong-type")]
    public async Task a_check_of_something_unknown_says_which(Database on, string body, string field, string code)
    {
        var house = await houses.OnAsync(on);
        var page = await (await house.AMachineAsync("reporter", await house.AnOperatorAsync())).PostJsonAsync("/api/v1/checks", body, Reports.NewKey());
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(page.Json["errors"]!.AsArray(), e => e!["field"]!.GetValue<string>() == field && e["code"]!.GetValue<string>() == code);
    }

    [Theory, BothDatabases]
    public async Task a_check_answers_with_articles_and_is_kept_for_the_organisation_that_asked(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var open = await machine.PostJsonAsync("/api/v1/checks", """{"facts":{"operator.special":true,"event.harmed":true}}""", Reports.NewKey());
        Assert.Equal("cannot-tell-yet", open.Json["answer"]!.GetValue<string>());
        Assert.NotEmpty(open.Json["unknown"]!.AsArray());
        var none = await machine.PostJsonAsync("/api/v1/checks", """{"facts":{"operator.special":false}}""", Reports.NewKey());
        Assert.Equal("need-not", none.Json["answer"]!.GetValue<string>());
        Assert.NotEmpty(none.Json["reasons"]![0]!["article"]!.GetValue<string>());

        Assert.Equal(none.Json["reasons"]!.ToJsonString(), (await machine.GetAsync(none.Location!)).Json["reasons"]!.ToJsonString());
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.AMachineAsync("reporter", await house.AnOperatorAsync())).GetAsync(none.Location!)).Status);
    }

    [Theory, BothDatabases]
    public async Task a_draft_is_seen_by_its_writers_only_and_saved_on_the_revision_that_was_read(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var draft = await machine.PostJsonAsync("/api/v1/drafts", """{"kind":"ddos","answers":{"event.summary":"作成中"}}""", Reports.NewKey());
        Assert.Equal(HttpStatusCode.Created, draft.Status);
        Assert.Contains(draft.Json["problems"]!.AsArray(), p => p!["field"]!.GetValue<string>() == "answers.awareness.at");
        foreach (var other in new[] { await house.AMachineAsync("reporter", await house.AnOperatorAsync()), await house.AMachineAsync("desk-officer", await house.AuthorityAsync("cao")) })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync(draft.Location!)).Status);
        }

        const string body = """{"answers":{"event.summary":"書き直し"}}""";
        Assert.Equal((HttpStatusCode)428, (await machine.SendJsonAsync(HttpMethod.Put, draft.Location!, body)).Status);
        var read = await machine.GetAsync(draft.Location!);
        var saved = await machine.SendJsonAsync(HttpMethod.Put, draft.Location!, body, ifMatch: read.Headers["ETag"]);
        Assert.Equal("書き直し", saved.Json["answers"]!["event.summary"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await machine.SendJsonAsync(HttpMethod.Put, draft.Location!, body, ifMatch: read.Headers["ETag"])).Status);
    }

    [Theory, BothDatabases]
    public async Task the_forms_name_every_field_with_source_and_certainty(Database on)
    {
        var machine = await (await houses.OnAsync(on)).AMachineAsync("reporter");
        Assert.Equal(3, (await machine.GetAsync("/api/v1/forms")).Json["forms"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.NotFound, (await machine.GetAsync("/api/v1/forms/flood")).Status);
        var fields = (await machine.GetAsync("/api/v1/forms/ransomware")).Json["sections"]!.AsArray().SelectMany(s => s!["fields"]!.AsArray()).ToList();
        Assert.Contains(fields, f => f!["code"]!.GetValue<string>() == "computer.class" && f["choices"]!.AsArray().Count > 5);
        Assert.All(fields, f => Assert.False(string.IsNullOrEmpty(f!["certainty"]!.GetValue<string>())));
    }

    [Theory, BothDatabases]
    public async Task the_clocks_count_as_the_law_does(Database on)
    {
        var machine = await (await houses.OnAsync(on)).AMachineAsync("reporter");
        var clocks = (await machine.GetAsync("/api/v1/clocks?learnedAt=2026-11-23T10:00:00%2B09:00&kind=ransomware&personalData=true")).Json.AsArray();
        Assert.Equal("2026-12-23", Day(clocks, "thirty-day-report"));
        Assert.Equal("D", clocks.Single(c => c!["rule"]!.GetValue<string>() == "first-report-target")!["certainty"]!.GetValue<string>());
        Assert.Equal(4, clocks.Count);
        foreach (var wrong in new[] { "2026-09-30T23:59:00%2B09:00", "0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await machine.GetAsync($"/api/v1/clocks?learnedAt={wrong}")).Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await machine.GetAsync("/api/v1/clocks?learnedAt=yesterday")).Status);
    }

    private static string Day(JsonArray clocks, string rule) => clocks.Single(c => c!["rule"]!.GetValue<string>() == rule)!["lastDay"]!.GetValue<string>();
}
