using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Tests.Erasing;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Oversight.Tests.Inspecting;

public class The_record_of_acts(Houses houses) : IClassFixture<Houses>
{
    private const string Record = "/oversight/acts";

    [Theory, RolesOtherThan("inspector")]
    public async Task is_not_shown_to(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(Record)).Status);
    }

    [Theory, BothDatabases]
    public async Task shows_who_did_what_in_which_capacity_on_what_basis_and_not_what_was_said(Database on)
    {
        var house = await houses.OnAsync(on);
        using var inspector = await house.SignInAsAsync("inspector");
        using var administrator = await house.SignInAsAsync("system-administrator");
        var act = await Erasing_content.AnActAsync(house);
        await administrator.FillInAsync("/oversight/erasure", new { Act = act, Ground = "試験法第7条", Reason = "秘密の理由", Understood = true });

        var page = await inspector.GetAsync($"{Record}?object=act:{act:D}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("oversight.content-erased", page.Words, StringComparison.Ordinal);
        Assert.Contains("試験法第7条", page.Words, StringComparison.Ordinal);
        Assert.Contains("system-administrator", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("秘密の理由", page.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task is_read_page_by_page_without_gap_or_repetition_and_the_reading_is_recorded(Database on)
    {
        await using var house = await House.OpenAsync(on);
        await house.InsideAsync(services =>
        {
            for (var i = 0; i < 120; i++)
            {
                house.Clock.Advance(TimeSpan.FromSeconds(1));
                services.GetRequiredService<IRecordOfActs>().Write(new Act("test.paged", "Act, Art. 5", $"thing:{i}"));
            }

            return Task.CompletedTask;
        });

        using var inspector = await house.SignInAsAsync("inspector");
        var page = await inspector.GetAsync($"{Record}?kind=test.");
        var seen = new List<string>(Rows(page));
        var pages = 1;
        while (pages < 10 && page.Find("a[rel=next]") is { } next)
        {
            page = await inspector.GetAsync(next.GetAttribute("href")!);
            seen.AddRange(Rows(page));
            pages++;
        }

        Assert.Equal(3, pages);
        Assert.Equal((await house.RecordAsync("test.paged")).Select(a => $"act-{a.Id}").Reverse(), seen);
        Assert.Equal(pages, (await house.RecordAsync("oversight.record-read")).Count(a => a.Person == inspector.Person));
    }

    [Theory, BothDatabases]
    public async Task is_found_by_day_and_by_refusal(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var reporter = await house.SignInAsAsync("reporter");
        await reporter.GetAsync(Record);   // refused, and recorded
        house.Clock.Advance(TimeSpan.FromDays(1));
        using var inspector = await house.SignInAsAsync("inspector");

        var refused = await inspector.GetAsync($"{Record}?refused=true&from=2026-11-24&until=2026-11-24");
        var tomorrow = await inspector.GetAsync($"{Record}?refused=true&from=2026-11-25");

        Assert.Single(Rows(refused));
        Assert.Empty(Rows(tomorrow));
    }

    [Theory, BothDatabases]
    public async Task is_verified_from_its_contents_with_what_was_erased_counted_apart(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var act = await Erasing_content.AnActAsync(house);
        using var inspector = await house.SignInAsAsync("inspector");
        using var administrator = await house.SignInAsAsync("system-administrator");
        await administrator.FillInAsync("/oversight/erasure", new { Act = act, Ground = "試験法第7条", Reason = "理由", Understood = true });

        var page = await inspector.FillInAsync(Record, new { }, "form[action*=Verify]");

        Assert.Contains("すべての記録が作成時のままです", page.Words, StringComparison.Ordinal);
        Assert.Contains("内容のないもの：1件", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("UPDATE act_contents SET canonical = replace(canonical, 'parties.organisation-entered', 'parties.organisation-closed') WHERE id = '{0}'")]
    [BothDatabases("UPDATE act_contents SET canonical = NULL, salt = NULL WHERE id = '{0}'")]
    [BothDatabases("DELETE FROM act_contents WHERE id = '{0}'")]
    public async Task that_somebody_changed_past_the_program_is_found_out(Database on, string sql)
    {
        await using var house = await House.OpenAsync(on);
        var act = await Erasing_content.AnActAsync(house);
        using var inspector = await house.SignInAsAsync("inspector");
        foreach (var trigger in new[] { "act_contents_only_cleared", "act_contents_no_delete" })
        {
            await house.SqlAsync($"DROP TRIGGER {trigger}{(on is Database.Postgres ? " ON act_contents" : "")}");
        }

        await house.SqlAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, Erasing_content.Key(on, act)));

        var page = await inspector.FillInAsync(Record, new { }, "form[action*=Verify]");

        Assert.Contains("作成時と異なる記録があります", page.Words, StringComparison.Ordinal);
        Assert.Contains(act.ToString("D"), page.Words, StringComparison.Ordinal);
    }

    private static string[] Rows(Page page) => [.. page.Document.QuerySelectorAll("tbody tr").Select(r => r.Id!)];
}
