using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Noroshi.Web.Tests.Answers;

public class Problems_for_machines(WebHouse house) : IClassFixture<WebHouse>
{
    [Fact]
    public async Task name_each_field_and_how_to_mend_it()
    {
        var problem = await PostAsync("/api/v1/mend", "{}", HttpStatusCode.BadRequest);

        Assert.Equal("invalid-input", (string?)problem["code"]);
        Assert.Equal(400, (int?)problem["status"]);
        var error = Assert.Single(problem["errors"]!.AsArray())!;
        Assert.Equal("computer", (string?)error["field"]);
        Assert.Equal("required", (string?)error["code"]);
        Assert.Equal("台帳の名称を入力してください。", (string?)error["ja"]);
        Assert.Equal("Name the computer.", (string?)error["en"]);
    }

    [Fact]
    public async Task give_the_article_of_a_refusal()
    {
        var problem = await PostAsync("/api/v1/refuse", "{}", HttpStatusCode.Forbidden);

        Assert.Equal("refused", (string?)problem["code"]);
        Assert.Equal("Act, Art. 6", (string?)problem["article"]);
        Assert.Equal("Only the competent minister may order.", (string?)problem["reason"]!["en"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"computer":null,"learnedAt":"2026-10-01T00:00:00Z"}""")]
    [InlineData("""{"computer":"a","learnedAt":"2026-10-01T00:00:00Z","extra":1}""")]
    [InlineData("""{"computer":"a","computer":"b","learnedAt":"2026-10-01T00:00:00Z"}""")]
    [InlineData("""{"computer":1,"learnedAt":"2026-10-01T00:00:00Z"}""")]
    public async Task say_that_json_cannot_be_read_without_naming_our_types(string json)
    {
        var problem = await PostAsync("/api/v1/echo", json, HttpStatusCode.BadRequest);

        Assert.Equal("invalid-input", (string?)problem["code"]);
        Assert.Equal("unreadable", (string?)problem["errors"]![0]!["code"]);
        Assert.DoesNotContain("Noroshi", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/absent", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/v1/no-such-door", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/v1/echo", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("/api/v1/throw", HttpStatusCode.InternalServerError, "internal-error")]
    public async Task have_a_stable_code_and_no_detail_of_ours(string path, HttpStatusCode status, string code)
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.GetAsync(path, TestContext.Current.CancellationToken);
        var problem = await ReadAsync(answer, status);

        Assert.Equal(code, (string?)problem["code"]);
        Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(problem["traceId"]);
    }

    [Fact]
    public async Task say_when_to_come_again_if_the_database_is_gone()
    {
        using var visitor = house.Visitor();
        visitor.DefaultRequestHeaders.Add("X-Database", "gone");
        using var answer = await visitor.GetAsync("/api/v1/absent", TestContext.Current.CancellationToken);

        Assert.Equal("unavailable", (string?)(await ReadAsync(answer, HttpStatusCode.ServiceUnavailable))["code"]);
        Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task answer_a_form_posted_to_json_with_the_media_type()
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.PostAsync("/api/v1/echo", new FormUrlEncodedContent([new("computer", "x")]), TestContext.Current.CancellationToken);

        Assert.Equal("unsupported-media-type", (string?)(await ReadAsync(answer, HttpStatusCode.UnsupportedMediaType))["code"]);
    }

    private async Task<JsonNode> PostAsync(string path, string json, HttpStatusCode status)
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        return await ReadAsync(answer, status);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
