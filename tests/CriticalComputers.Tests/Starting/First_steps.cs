using System.Net;
using System.Text;
using CsCheck;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Starting;
using Noroshi.Formats.Inventories;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Starting;

/// <summary>A newcomer walks from "what is this?" to a list to fill in, without an account and without script.</summary>
public class First_steps(Houses houses) : IClassFixture<Houses>
{
    [Fact]
    public async Task lead_in_five_steps_to_a_last_day_and_a_list_that_can_be_brought_in()
    {
        using var visitor = (await houses.OnAsync(Database.Sqlite)).Visitor();
        var second = await visitor.FollowAsync(await visitor.FillInAsync("/computers/start", new { Designated = "yes", Uses = "yes", Sector = "water" }, "main form"));
        Assert.Contains("特別社会基盤事業者に当たります", second.Words, StringComparison.Ordinal);
        Assert.Contains("浄水場の監視制御システム", second.Words, StringComparison.Ordinal);

        var third = await visitor.GetAsync(second.Find("main .acts a.button--primary")!.GetAttribute("href")!);
        var fourth = await visitor.FollowAsync(await visitor.SubmitAsync(third, new { Has = new[] { "telemetry", "vpn" } }, "main form"));
        var counted = await visitor.FollowAsync(await visitor.SubmitAsync(fourth, new { On = "2026-12-10" }, "main form"));
        Assert.Contains("届出の期限は2027年4月12日（月）です", counted.Words, StringComparison.Ordinal);
        Assert.Contains("導入した日から4か月以内", counted.Words, StringComparison.Ordinal);

        var fifth = await visitor.GetAsync(counted.Find("main .acts a.button--primary")!.GetAttribute("href")!);
        Assert.Contains("配水池・ポンプ場のテレメーター", fifth.Words, StringComparison.Ordinal);
        var template = (await visitor.GetAsync(fifth.Find("a[download]")!.GetAttribute("href")!)).Bytes;
        using var file = new MemoryStream(template);
        var headings = InventoryReader.Headings(file, InventoryReader.Recognise(file));
        Assert.Equal(["label", "product", "maker", "kind", "classes", "introduced", "dedicated", "note"], InventoryColumns.SuggestFor(headings));
        Assert.Equal(3, Encoding.UTF8.GetString(template).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("2026-10-15", "", "yes", "", "2027年3月31日（水）")]
    [InlineData("2020-01-01", "", "", "", "2027年3月31日（水）")]
    [InlineData("2027-01-15", "2026-12-01", "", "", "2027年6月1日（火）")]
    public async Task count_by_the_rules_of_the_register(string on, string designated, string place, string covered, string last)
    {
        using var visitor = (await houses.OnAsync(Database.Sqlite)).Visitor();
        var page = await visitor.FollowAsync(await visitor.FillInAsync("/computers/start?step=4", new { On = on, DesignatedOn = designated, InPlace = place, CoveredOn = covered }, "main form"));

        Assert.Contains($"届出の期限は{last}です", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("きのう")]
    [InlineData("9999-12-31")]
    [InlineData("1900-01-01")]
    [InlineData("2026-02-30")]
    public async Task say_how_to_mend_a_day_that_cannot_be_counted_from(string on)
    {
        using var visitor = (await houses.OnAsync(Database.Sqlite)).Visitor();
        var page = await visitor.FillInAsync("/computers/start?step=4", new { On = on }, "main form");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.NotNull(page.Find("#errors a[href='#On']"));
    }

    [Theory]
    [InlineData("designated.no")]
    [InlineData("uses.no")]
    public async Task say_that_there_is_no_duty(string so)
    {
        using var visitor = (await houses.OnAsync(Database.Sqlite)).Visitor();
        Assert.Contains("届出の義務はありません", (await visitor.GetAsync($"/computers/start?step=2&so={so}")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>.yes~has.<b>")]
    [InlineData("on.99991231~designated-on.00010101~sector.../..")]
    [InlineData("~~~....~has~has.~on.")]
    public async Task begin_anew_where_the_address_makes_no_sense(string so)
    {
        using var visitor = (await houses.OnAsync(Database.Sqlite)).Visitor();
        foreach (var step in new[] { "0", "1", "4", "5", "99", "x" })
        {
            var page = await visitor.GetAsync($"/computers/start?step={step}&so={Uri.EscapeDataString(so)}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Null(page.Find("main script"));
        }
    }

    [Fact]
    public void stand_in_the_address_as_they_were_answered() => Gen.Select(Gen.String, Gen.Int[0, 5]).Sample((text, _) =>
    {
        var so = StartedSoFar.Read(text);
        var again = StartedSoFar.Read(so.Written);
        return again.Written == so.Written;
    });

    [Fact]
    public void know_a_profile_for_every_business_and_say_that_it_is_a_suggestion()
    {
        Assert.All(Competence.Sectors, sector => Assert.NotSame(SectorProfiles.Common, SectorProfiles.Of(sector.Code)));
        Assert.All(SectorProfiles.All, profile => Assert.Equal(profile.Computers.Count, profile.Computers.Select(c => c.Code).Distinct().Count()));
        Assert.Equal("D", SectorProfiles.Certainty.Code);
        Assert.Equal(DeviceClasses.All, SectorProfiles.Common.Computers.SelectMany(c => c.Classes).Distinct().Order());
    }
}
