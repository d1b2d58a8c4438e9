using Noroshi.IncidentReports.Face;
using Noroshi.Testing;
using System.Net;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Desk;

public sealed class The_queue(Houses houses) : IClassFixture<Houses>
{
    [Theory, RolesOtherThan("desk-officer", "desk-supervisor", "cabinet-analyst", "cabinet-supervisor")]
    public async Task is_closed_to(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/desk")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/desk/search?q=侵入")).Status);
    }

    [Theory, BothDatabases]
    public async Task does_not_show_another_ministry_what_did_not_reach_it(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync("遠隔監視装置の異常な通信");
        using var other = await world.House.SignInAsAsync("desk-supervisor", world.OtherMinistry);

        Assert.DoesNotContain(@case.Number, (await other.GetAsync("/desk")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(@case.Number, (await other.GetAsync("/desk/search?q=異常な通信")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("bureau")]
    [BothDatabases("ministry")]
    [BothDatabases("cabinet")]
    public async Task shows_a_report_to_all_whom_it_reached(Database on, string desk)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync("制御端末の画面に脅迫文が表示された");
        using var visitor = desk switch
        {
            "bureau" => await world.House.SignInAsAsync("desk-officer", world.Bureau),
            "ministry" => await world.House.SignInAsAsync("desk-officer", world.Ministry),
            _ => await world.House.SignInAsAsync("cabinet-analyst", world.Cabinet),
        };

        Assert.Contains(@case.Number, (await visitor.GetAsync("/desk")).Text, StringComparison.Ordinal);
        Assert.Contains(@case.Number, (await visitor.GetAsync("/desk/search?q=脅迫文")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task pages_without_gap_or_repetition_by_urgency_then_limit(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var filed = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            if (i % 4 == 0)
            {
                house.Clock.Advance(TimeSpan.FromHours(7));
            }

            filed.Add((await world.AReportAsync(kind: i % 3 == 0 ? IncidentKind.Ransomware : IncidentKind.Ddos)).Number);
        }

        using var visitor = await house.SignInAsAsync("cabinet-analyst", world.Cabinet);
        var seen = new List<string>();
        var path = "/desk";
        while (path is not null && seen.Count <= 30)
        {
            var page = await visitor.GetAsync(path);
            seen.AddRange(page.Document.QuerySelectorAll("tbody .mono").Select(e => e.TextContent));
            path = page.Find("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(30, seen.Count);
        Assert.Equal(filed.Order(), seen.Order());
        Assert.All(seen.Take(10), number => Assert.Equal(0, filed.IndexOf(number) % 3));
    }

    [Theory]
    [BothDatabases("kind=ddos", false)]
    [BothDatabases("kind=ransomware", true)]
    [BothDatabases("stage=thirty-day", false)]
    [BothDatabases("sector=electricity", true)]
    [BothDatabases("sector=gas", false)]
    [BothDatabases("nature=exercise", false)]
    [BothDatabases("nature=statutory", true)]
    [BothDatabases("view=mine", false)]
    [BothDatabases("view=nobody", true)]
    [BothDatabases("view=late", false)]
    [BothDatabases("view=done", false)]
    [BothDatabases("after=rubbish&kind=%3Cscript%3E", true)]
    public async Task narrows_down(Database on, string filter, bool shown)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        using var visitor = await world.House.SignInAsAsync("desk-officer", world.Bureau);

        Assert.Equal(shown, (await visitor.GetAsync("/desk?" + filter)).Text.Contains(@case.Number, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task shows_nothing_of_what_was_said_before_a_purpose_is_stated(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync("隔壁弁制御盤の表示が消えた");
        using var visitor = await world.House.SignInAsAsync("desk-officer", world.Bureau);

        foreach (var path in new[] { "/desk", "/desk/search?q=隔壁弁制御盤", "/desk/search?q=" + @case.Number })
        {
            var rows = (await visitor.GetAsync(path)).Find("table.table--cards")!.TextContent;
            Assert.Contains(@case.Number, rows, StringComparison.Ordinal);
            Assert.DoesNotContain("隔壁弁", rows, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task finds_a_case_by_its_number_or_its_receipt_however_it_is_typed(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync("番号で探される");
        var mentions = await world.AReportAsync($"先の報告 {@case.Number} に続く事象");
        var receipt = (await world.CaseAsync(@case)).Addressees.Single(a => a.Organisation == world.Bureau).Receipt;
        using var visitor = await world.House.SignInAsAsync("desk-officer", world.Bureau);
        async Task<string> RowsAsync(string query) => (await visitor.GetAsync("/desk/search?q=" + query)).Find("main")!.TextContent;
        var full = string.Concat(@case.Number.ToLowerInvariant().Select(c => c is > ' ' and < '\u007f' ? (char)(c + 0xFEE0) : c));

        foreach (var typed in new[] { @case.Number, $"%20{full}　", @case.Number.Replace('0', 'o').Replace('1', 'l'), receipt })
        {
            var found = await RowsAsync(typed);
            Assert.Contains(@case.Number, found, StringComparison.Ordinal);
            Assert.DoesNotContain(mentions.Number, found, StringComparison.Ordinal);
        }

        Assert.Contains(mentions.Number, await RowsAsync(@case.Number + "&in=text"), StringComparison.Ordinal);
        using var other = await world.House.SignInAsAsync("desk-officer", world.OtherMinistry);
        Assert.Null((await other.GetAsync("/desk/search?q=" + @case.Number)).Find("table"));
        Assert.Null((await other.GetAsync("/desk/search?q=" + receipt)).Find("table"));
    }

    [Theory, BothDatabases]
    public async Task keeps_a_record_of_what_was_searched_for(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        await world.AReportAsync("遮断器の誤動作");
        using var visitor = await world.House.SignInAsAsync("desk-officer", world.Bureau);

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/desk/search?q=遮断器%00" + string.Concat(Enumerable.Repeat("%F0%A0%AE%B7", 300)))).Status);
        await visitor.GetAsync("/desk/search?q=遮断器");

        var acts = (await world.House.RecordAsync("incident-reports.searched")).Where(a => a.Person == visitor.Person).ToList();
        Assert.Contains(acts, a => a.Content!["words"]!.GetValue<string>() == "遮断器" && a.Content["shown"]!.GetValue<int>() > 0 && a.Basis == "Act, Art. 8(1)");
        Assert.Contains(acts, a => a.Content!["words"]!.GetValue<string>().StartsWith("遮断器𠮷𠮷", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task asks_for_two_characters(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var visitor = await world.House.SignInAsAsync("desk-officer", world.Bureau);

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync("/desk/search?q=a")).Status);
    }
}
