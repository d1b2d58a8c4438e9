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
        Assert.DoesNotContain("oversight.content-erased", page.Find("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("記録の内容の消去", page.Find("td[data-label='行為の種類']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("試験法第7条", page.Words, StringComparison.Ordinal);
        Assert.Contains("システム管理者", page.Words, StringComparison.Ordinal);
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
    public async Task is_read_in_words_in_either_language(Database on)
    {
        var house = await houses.OnAsync(on);
        using var inspector = await house.SignInAsAsync("inspector");

        foreach (var (language, kind, basis, role) in new[] { ("ja", "行為の記録の閲覧", "法第46条", "監理委員会検査担当者"), ("en", "Record of acts read", "Act, Art. 46", "Commission inspector") })
        {
            inspector.Keep("noroshi-language", $"c={language}|uic={language}");
            await inspector.GetAsync(Record);
            var row = (await inspector.GetAsync($"{Record}?kind=oversight.record-read")).Find("tbody tr")!.TextContent;
            Assert.Contains(kind, row, StringComparison.Ordinal);
            Assert.Contains(basis, row, StringComparison.Ordinal);
            Assert.Contains(role, row, StringComparison.Ordinal);
        }
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

    private static string[] Rows(Page page) => [.. page.Document.QuerySelectorAll("tbody tr").Select(r => r.Id!)];
}
