using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Parties.Sending;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Api;

public class Filing_by_a_machine(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task without_a_token_is_refused(Database on)
    {
        var page = await (await houses.OnAsync(on)).Visitor().FileAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        Assert.Equal("Bearer", page.Headers["WWW-Authenticate"]);
    }

    [Theory, RolesOtherThan("reporter", "agent-filer")]
    public async Task is_refused_to(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await machine.FileAsync()).Status);
        Assert.Contains(await house.RecordAsync("parties.door-refused"), act => act.Person == machine.Person && act.Refused);
    }

    [Theory]
    [InlineData("5c7564383030")] // \ud800, half a surrogate pair
    [InlineData("ea")] // what is no UTF-8
    public async Task with_a_name_in_the_answers_that_is_no_text_is_refused(string name)
    {
        var house = await houses.OnAsync(Database.Sqlite);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        byte[] body = [.. "{\"kind\":\"ddos\",\"answers\":{\""u8, .. Convert.FromHexString(name), .. "\":\"x\"}}"u8];
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/reports") { Content = content };
        request.Headers.Add("Idempotency-Key", Reports.NewKey());

        Assert.Equal(HttpStatusCode.BadRequest, (await machine.SendAsync(request)).Status);
    }

    [Theory, BothDatabases]
    public async Task with_a_token_that_allows_only_reading_is_refused(Database on)
    {
        var house = await houses.OnAsync(on);
        var person = await house.APersonAsync("reporter", await house.AnOperatorAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.AMachineOfAsync(person, Permission.ReadOwnReports)).FileAsync()).Status);
    }

    [Theory, BothDatabases]
    public async Task for_somebody_without_a_mandate_is_refused_with_the_article_and_recorded(Database on)
    {
        var house = await houses.OnAsync(on);
        var agent = await house.AnOrganisationAsync(OrganisationKind.Agent);
        var (granted, other) = (await house.AnOperatorAsync(), await house.AnOperatorAsync());
        await house.MandateAsync(granted, agent, new DateOnly(2026, 12, 31));
        var machine = await house.AMachineAsync("agent-filer", agent);
        var report = Reports.First();
        report["principal"] = (await CodeAsync(house, other));

        var page = await machine.FileAsync(report);
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Equal("Act, Art. 5", page.Json["article"]!.GetValue<string>());
        Assert.Contains(await house.RecordAsync("incident-reports.filing-refused"), act => act.Person == machine.Person);

        report["principal"] = await CodeAsync(house, granted);
        var filed = await machine.FileAsync(report);
        Assert.Equal(HttpStatusCode.Created, filed.Status);
        Assert.Contains(await house.RecordAsync("incident-reports.filed"), act => act.Person == machine.Person && act.OnBehalfOf == granted);

        var ended = await house.AnOperatorAsync();
        await house.MandateAsync(ended, agent, new DateOnly(2026, 11, 24));
        report["principal"] = await CodeAsync(house, ended);
        Assert.Equal(HttpStatusCode.Forbidden, (await machine.FileAsync(report)).Status);
    }

    [Theory]
    [BothDatabases("{", "", "not-json")]
    [BothDatabases("[]", "", "wrong-type")]
    [BothDatabases("""{"answers":{}}""", "kind", "required")]
    [BothDatabases("""{"kind":null,"answers":{}}""", "kind", "null")]
    [BothDatabases("""{"kind":"ddos","kind":"other","answers":{}}""", "kind", "duplicate-member")]
    [BothDatabases("""{"kind":"ddos","Kind":"other","answers":{}}""", "kind", "duplicate-member")]
    [BothDatabases("""{"kind":"ddos","answers":{},"extra":1}""", "extra", "unknown-member")]
    [BothDatabases("""{"kind":7,"answers":{}}""", "kind", "wrong-type")]
    [BothDatabases("""{"kind":"ddos","voluntary":"yes","answers":{}}""", "voluntary", "wrong-type")]
    [BothDatabases("""{"kind":"flood","answers":{}}""", "kind", "unknown-kind")]
    [BothDatabases("""{"kind":"ddos","answers":[]}""", "answers", "not-an-object")]
    [BothDatabases("""{"kind":"ddos","answers":{"event.summary":{"a":1}}}""", "answers.event.summary", "wrong-type")]
    [BothDatabases("""{"kind":"ddos","answers":{"event.summary":"\ud800"}}""", "answers.event.summary", "wrong-type")]
    public async Task of_a_malformed_body_names_the_member(Database on, string body, string field, string code)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var page = await machine.PostJsonAsync("/api/v1/reports", body, Reports.NewKey());

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("invalid-input", page.Code);
        Assert.Contains(page.Json["errors"]!.AsArray(), e => e!["field"]!.GetValue<string>() == field && e["code"]!.GetValue<string>() == code);
    }

    [Theory, BothDatabases]
    public async Task of_a_duplicate_answer_is_refused(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var body = Reports.First().ToJsonString().Replace("\"awareness.by\":", "\"awareness.by\":\"甲\",\"awareness.by\":", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await machine.PostJsonAsync("/api/v1/reports", body, Reports.NewKey())).Status);
    }

    [Theory, BothDatabases]
    public async Task of_a_body_that_is_too_large_or_of_another_type_is_refused(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var large = await machine.FileAsync(Reports.First(summary: new string('あ', 600_000)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), (large.Status, large.Code));

        using var form = new StringContent("kind=ddos", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        var other = await machine.PostAsync("/api/v1/reports", form);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported-media-type"), (other.Status, other.Code));
    }

    [Theory, BothDatabases]
    public async Task with_answers_missing_names_each(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var page = await machine.FileAsync(new JsonObject { ["kind"] = "ransomware", ["answers"] = new JsonObject() });
        var fields = page.Json["errors"]!.AsArray().Select(e => e!["field"]!.GetValue<string>()).ToList();
        Assert.Contains("answers.awareness.at", fields);
        Assert.Contains("answers.awareness.ground", fields);
        Assert.DoesNotContain("answers.computer.class", fields);
        Assert.DoesNotContain("answers.operator.address", fields);
    }

    [Theory, BothDatabases]
    public async Task without_an_idempotency_key_is_refused(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var page = await machine.PostJsonAsync("/api/v1/reports", Reports.First().ToJsonString());
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("idempotency-key-required", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task the_same_twice_is_done_once_and_answered_the_same(Database on)
    {
        var house = await houses.OnAsync(on);
        var reporter = await house.AnOperatorAsync();
        var machine = await house.AMachineAsync("reporter", reporter);
        var key = Reports.NewKey();
        var first = await machine.FileAsync(key: key);
        var second = await machine.FileAsync(key: key);

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal((first.Status, first.Text, first.Location), (second.Status, second.Text, second.Location));
        Assert.Equal("true", second.Headers["Idempotency-Replayed"]);
        Assert.Single((await machine.GetAsync("/api/v1/reports")).Json["items"]!.AsArray());

        var other = await machine.FileAsync(Reports.First("ddos"), key);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (other.Status, other.Code));
        Assert.Equal(HttpStatusCode.Created, (await (await house.AMachineAsync("reporter", reporter)).FileAsync(Reports.First("ddos"), key)).Status);
    }

    [Theory, BothDatabases]
    public async Task the_same_sixteen_times_at_once_is_done_once(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var key = Reports.NewKey();
        var pages = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => machine.FileAsync(key: key)));

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.Created, page.Status));
        Assert.Single(pages.Select(page => page.Text).Distinct());
        Assert.Single((await machine.GetAsync("/api/v1/reports")).Json["items"]!.AsArray());
    }

    [Theory, BothDatabases]
    public async Task is_remembered_for_a_week_and_then_forgotten(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        Assert.Equal(HttpStatusCode.Created, (await machine.FileAsync(key: "week")).Status);

        house.Clock.Advance(TimeSpan.FromDays(7));
        await ForgetAsync(house);
        Assert.Equal("true", (await machine.FileAsync(key: "week")).Headers["Idempotency-Replayed"]);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await ForgetAsync(house);
        Assert.Equal(0L, Convert.ToInt64(await house.SqlAsync("SELECT count(*) FROM sent_once"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory, BothDatabases]
    public async Task reaches_the_bureau_and_the_prime_minister_each_with_a_receipt(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var page = await machine.FileAsync();

        Assert.Equal(HttpStatusCode.Created, page.Status);
        var number = page.Json["number"]!.GetValue<string>();
        Assert.Equal($"/api/v1/reports/{number}", page.Location);
        Assert.Equal(["cao", "meti-kanto"], page.Json["receipts"]!.AsArray().Select(r => r!["authority"]!.GetValue<string>()).Order());
        Assert.Equal("2026-12-23", page.Json["fullDueOn"]!.GetValue<string>());
        var act = Assert.Single(await house.RecordAsync("incident-reports.filed"), a => a.Person == machine.Person);
        Assert.Equal("Act, Art. 5", act.Basis);
    }

    [Theory, BothDatabases]
    public async Task of_a_later_version_needs_the_etag_that_was_read_last(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var number = await machine.FiledAsync();

        Assert.Equal((HttpStatusCode)428, (await machine.FileVersionAsync(number, Reports.Version(), null)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await machine.FileVersionAsync(number, Reports.Version(), "\"99\"")).Status);
        var etag = (await machine.GetAsync($"/api/v1/reports/{number}")).Headers["ETag"];
        Assert.Equal(HttpStatusCode.Created, (await machine.FileVersionAsync(number, Reports.Version(), etag)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await machine.FileVersionAsync(number, Reports.Version(), etag)).Status);
    }

    [Theory, BothDatabases]
    public async Task of_a_withdrawal_without_a_reason_is_refused_and_with_one_it_closes_the_case(Database on)
    {
        var house = await houses.OnAsync(on);
        var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        var number = await machine.FiledAsync();
        var etag = (await machine.GetAsync($"/api/v1/reports/{number}")).Headers["ETag"];

        Assert.Contains("reason-required", (await machine.FileVersionAsync(number, Reports.Version("withdrawal", []), etag)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await machine.FileVersionAsync(number, Reports.Version("withdrawal", [], "誤検知と判明した"), etag)).Status);
        var after = await machine.GetAsync($"/api/v1/reports/{number}");
        Assert.Equal("withdrawn", after.Json["report"]!["state"]!.GetValue<string>());
    }

    private static async Task<string> CodeAsync(House house, OrganisationId id) =>
        (string)(await house.SqlAsync($"SELECT code FROM organisations WHERE id = '{(house.Database.IsPostgres ? id.ToString() : id.ToString().ToUpperInvariant())}'"))!;

    private static Task ForgetAsync(House house) =>
        house.InsideAsync(services => ForgetAnswers.ForgetAsync(services.GetRequiredService<StoreDb>(), house.Clock, CancellationToken.None));
}
