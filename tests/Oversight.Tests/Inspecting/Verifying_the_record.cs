using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Oversight.Tests.Erasing;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Oversight.Tests.Inspecting;

public class Verifying_the_record(Houses houses) : IClassFixture<Houses>
{
    private const string Here = "/oversight/verification";
    private const int Step = 1_000;

    [Theory, RolesOtherThan("inspector")]
    public async Task is_refused_to(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(Here)).Status);
    }

    [Theory, BothDatabases]
    public async Task counts_apart_what_was_erased(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var act = await Erasing_content.AnActAsync(house);
        using var inspector = await house.SignInAsAsync("inspector");
        using var administrator = await house.SignInAsAsync("system-administrator");
        await administrator.FillInAsync("/oversight/erasure", new { Act = act, Ground = "試験法第7条", Reason = "理由", Understood = true });

        var page = await inspector.FillInAsync(Here, new { });

        Assert.Contains("すべての記録が作成時のままです", page.Words, StringComparison.Ordinal);
        Assert.Equal("1件", page.Document.QuerySelectorAll("dl.facts dd")[1].TextContent);
    }

    [Theory]
    [BothDatabases("UPDATE act_contents SET canonical = replace(canonical, 'parties.organisation-entered', 'parties.organisation-closed') WHERE id = '{0}'")]
    [BothDatabases("UPDATE act_contents SET canonical = NULL, salt = NULL WHERE id = '{0}'")]
    [BothDatabases("DELETE FROM act_contents WHERE id = '{0}'")]
    [BothDatabases("DELETE FROM acts WHERE id = '{0}'")]
    public async Task finds_out_what_somebody_changed_past_the_program(Database on, string sql)
    {
        await using var house = await House.OpenAsync(on);
        var act = await Erasing_content.AnActAsync(house);
        using var inspector = await house.SignInAsAsync("inspector");
        await TamperAsync(house, on, sql, act);

        var page = await inspector.FillInAsync(Here, new { });

        Assert.Contains("作成時と異なる記録があります", page.Words, StringComparison.Ordinal);
        Assert.Contains(act.ToString("D"), page.Words, StringComparison.Ordinal);
    }

    /// <summary>Whoever owns the database changes an act and its commitment together, or takes its place away: the log was signed before.</summary>
    [Theory]
    [BothDatabases("UPDATE acts SET commitment = (SELECT commitment FROM acts a WHERE a.id <> '{0}' LIMIT 1) WHERE id = '{0}'")]
    [BothDatabases("DELETE FROM log_leaves WHERE act = '{0}'")]
    public async Task finds_out_what_is_another_than_in_the_log(Database on, string sql)
    {
        await using var house = await House.OpenAsync(on);
        var act = await Erasing_content.AnActAsync(house);
        await house.SequenceAsync();
        using var inspector = await house.SignInAsAsync("inspector");
        Assert.Contains("すべての記録が作成時のままです", (await inspector.FillInAsync(Here, new { })).Words, StringComparison.Ordinal);
        await TamperAsync(house, on, sql, act);

        var page = await inspector.FillInAsync(Here, new { });

        Assert.Contains($"{act:D}（透明性ログに載ったものと異なります）", page.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task finds_out_that_the_end_of_the_record_was_taken_away(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var inspector = await house.SignInAsAsync("inspector");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var act = await Erasing_content.AnActAsync(house);
        await TamperAsync(house, on, "DELETE FROM acts WHERE id = '{0}'", act);

        var page = await inspector.FillInAsync(Here, new { });

        Assert.Contains(act.ToString("D"), page.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task goes_over_a_large_record_in_steps_and_names_the_first_that_was_tampered_with(Database on)
    {
        await using var house = await LargeAsync(on);
        using var inspector = await house.SignInAsAsync("inspector");
        var all = await house.RecordAsync();
        var (first, second) = (all[3_456], all[4_567]);
        Assert.StartsWith("test.", first.Kind, StringComparison.Ordinal);
        foreach (var act in new[] { second, first })
        {
            await TamperAsync(house, on, "UPDATE act_contents SET canonical = replace(canonical, 'thing', 'other') WHERE id = '{0}'", act.Id);
        }

        // Identifiers sort by the millisecond: what is done from here on comes after all that was there.
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var page = await inspector.FillInAsync(Here, new { });
        var steps = 1;
        while (page.Find("form[data-go-on]") is not null)
        {
            Assert.Equal((steps * Step * 100 / all.Count).ToString(CultureInfo.InvariantCulture), page.Find("progress")!.GetAttribute("value"));
            Assert.Equal(steps > 3, page.Words.Contains("作成時と異なる記録があります", StringComparison.Ordinal));
            page = await inspector.SubmitAsync(page, new { }, "form[data-go-on]");
            steps++;
        }

        Assert.Equal((all.Count / Step) + 1, steps);
        Assert.Contains($"作成時と異なるもの：2件。最初のものは3457件目です。", page.Words, StringComparison.Ordinal);
        Assert.Equal([$"3457件目　{first.Id}", $"4568件目　{second.Id}"], page.Document.QuerySelectorAll(".notice li").Select(li => li.TextContent));
        Assert.DoesNotContain("すべての記録が作成時のままです", page.Words, StringComparison.Ordinal);

        var acts = (await house.RecordAsync("oversight.record-verified")).OrderBy(a => (int)a.Content!["to"]!).ToArray();
        Assert.Equal(steps, acts.Length);
        Assert.All(acts, a => Assert.InRange((int)a.Content!["to"]! - (int)a.Content["from"]! + 1, 0, Step));
        Assert.Equal((true, 2, 3_457, all.Count), ((bool)acts[^1].Content!["done"]!, (int)acts[^1].Content!["disagreeing"]!, (int)acts[^1].Content!["firstDisagreeing"]!, (int)acts[^1].Content!["to"]!));
    }

    [Theory, BothDatabases]
    public async Task takes_no_result_that_somebody_wrote_or_another_inspector_began(Database on)
    {
        await using var house = await LargeAsync(on);
        using var inspector = await house.SignInAsAsync("inspector");
        using var colleague = await house.SignInAsAsync("inspector");
        var begun = await inspector.FillInAsync(Here, new { });
        var state = begun.Find("input[name=State]")!.GetAttribute("value")!;

        foreach (var forged in new[] { "{\"Seen\":5000}", state[..^4] + "AAAA" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await inspector.FillInAsync(Here, new { State = forged })).Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await colleague.FillInAsync(Here, new { State = state })).Status);
        Assert.Single(await house.RecordAsync("oversight.record-verified"));
    }

    [Theory, BothDatabases]
    public async Task goes_on_at_another_host(Database on)
    {
        await using var house = await LargeAsync(on);
        await using var other = await house.OpenSecondNodeAsync(change: Small);
        using var inspector = await house.SignInAsAsync("inspector");
        var begun = await inspector.FillInAsync(Here, new { });
        using var there = new Visitor(other.Address, [.. inspector.Cookies.Select(c => (c.Key, c.Value))]);

        Assert.Contains("2000件", (await there.SubmitAsync(begun, new { }, "form[data-go-on]")).Find("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    private static void Small(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) => builder.Configuration["Verification:PerStep"] = $"{Step}";

    private static async Task<House> LargeAsync(Database on)
    {
        var house = await House.OpenAsync(on, change: Small);
        await house.InsideAsync(services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            for (var i = 0; i < 5_000; i++)
            {
                house.Clock.Advance(TimeSpan.FromMilliseconds(1));
                var (act, content) = ActContent.Of(new Act("test.large", "Act, Art. 5", $"thing:{i}"), Actor.System, house.Clock.GetUtcNow(), Identifier.New(house.Clock));
                db.AddRange(act, content, new WaitingAct { Id = act.Id });
            }

            return Task.CompletedTask;
        });
        house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        return house;
    }

    private static async Task TamperAsync(House house, Database on, string sql, Guid act)
    {
        foreach (var trigger in new[] { "act_contents_only_cleared", "act_contents_no_delete", "acts_no_delete", "acts_append_only", "act_contents_append_only", "acts_no_update", "log_leaves_no_delete", "log_leaves_append_only" })
        {
            var table = trigger.StartsWith("log_", StringComparison.Ordinal) ? "log_leaves" : trigger.StartsWith("acts", StringComparison.Ordinal) ? "acts" : "act_contents";
            await house.SqlAsync($"DROP TRIGGER IF EXISTS {trigger}{(on is Database.Postgres ? $" ON {table}" : "")}");
        }

        await house.SqlAsync(string.Format(CultureInfo.InvariantCulture, sql, Erasing_content.Key(on, act)));
    }
}
