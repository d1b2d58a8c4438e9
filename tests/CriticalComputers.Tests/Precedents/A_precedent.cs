using System.Net;
using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Precedents;

/// <summary>A ministry writes down how it classed a product; others see it as far as it was published, and it binds nobody.</summary>
public class A_precedent(Houses houses) : IClassFixture<Houses>
{
    private const string At = "/computers/precedents";

    [Theory, RolesOtherThan("desk-officer", "desk-supervisor", "cabinet-analyst", "cabinet-supervisor")]
    public async Task is_written_by_no_other_role(Database on, string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await (await houses.OnAsync(on)).SignInAsAsync(role)).GetAsync(At + "/write")).Status);

    [Theory, BothDatabases]
    public async Task is_not_there_for_suppliers_council_members_and_whoever_has_not_signed_in(Database on)
    {
        var house = await houses.OnAsync(on);
        var number = await WriteAsync(await house.SignInAsAsync("desk-officer", await house.AuthorityAsync("meti")), "operators");
        foreach (var kind in new[] { OrganisationKind.Supplier, OrganisationKind.CouncilMember, OrganisationKind.VoluntaryReporter })
        {
            var visitor = await house.SignInAsAsync("reporter", await house.AnOrganisationAsync(kind));
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(At)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{At}/{number}")).Status);
        }

        Assert.Contains("/sign-in?", (await house.Visitor().GetAsync(At)).Location, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task is_written_anew_and_withdrawn_by_its_author_alone_and_every_version_is_kept(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var author = await house.SignInAsAsync("desk-officer", await house.AuthorityAsync("meti"));
        var other = await house.SignInAsAsync("cabinet-analyst", await house.AuthorityAsync("cao"));
        var @operator = await house.SignInAsAsync("reader", await house.AnOperatorAsync());
        var number = await WriteAsync(author, "authorities");

        Assert.Equal(HttpStatusCode.NotFound, (await @operator.GetAsync($"{At}/{number}")).Status);
        Assert.DoesNotContain(number, (await @operator.GetAsync(At)).Words);
        Assert.Contains("制御機能を持たない", (await other.GetAsync($"{At}/{number}")).Words);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"{At}/write/{number}")).Status);
        Assert.Null((await other.GetAsync($"{At}/{number}")).Find("form[data-once]"));

        var again = await author.GetAsync($"{At}/write/{number}");
        Assert.Equal($"{At}/{number}", (await author.SubmitAsync(again, new { For = "operators", Reason = "改めた理由" }, "form[data-once]")).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await author.SubmitAsync(again, new { For = "operators", Reason = "古い画面から" }, "form[data-once]")).Status);
        var seen = (await @operator.GetAsync($"{At}/{number}")).Words;
        Assert.Contains("改めた理由", seen);
        Assert.DoesNotContain("第1版", seen);
        Assert.Contains("第1版", (await other.GetAsync($"{At}/{number}")).Words);

        Assert.Equal(HttpStatusCode.BadRequest, (await author.FillInAsync($"{At}/{number}", new { Because = " " }, "form[data-once]")).Status);
        Assert.NotNull((await author.FillInAsync($"{At}/{number}", new { Because = "省令が改正された" }, "form[data-once]")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await @operator.GetAsync($"{At}/{number}")).Status);
        Assert.Contains("この事例は取り下げられています", (await other.GetAsync($"{At}/{number}")).Words);
        Assert.Equal(2, (await house.RecordAsync("critical-computers.precedent-written")).Count(a => a.Person == author.Person));
        Assert.Single(await house.RecordAsync("critical-computers.precedent-withdrawn"));
    }

    [Theory, BothDatabases]
    public async Task stands_beside_a_computer_of_the_product_a_self_check_of_the_class_and_a_comparison(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var first = await RegistryWorld.OnAsync(house);
        var desk = await house.SignInAsAsync("desk-officer", first.Ministry);
        var at = (await first.AComputerAsync(await first.AFacilityAsync(), "fw-01")).Location!;
        await first.FileAsync();
        var second = await RegistryWorld.OnAsync(house);
        await second.AComputerAsync(await second.AFacilityAsync(), "fw-01", @class: "T2-2");
        await second.FileAsync();
        var hidden = await WriteAsync(desk, "authorities");

        const string Check = "/computers/check?so=part-of-facility.no~connected.yes~affects.yes~filters.yes~no-filter-between.yes&stop=true";
        Assert.DoesNotContain(hidden, (await first.Reporter.GetAsync(at)).Text);
        Assert.Contains(hidden, (await desk.GetAsync("/desk/notifications/consistency")).Text);

        var number = await WriteAsync(desk, "operators");
        Assert.Contains(number, (await first.Reporter.GetAsync(at)).Text);
        Assert.Contains(number, (await first.Reporter.GetAsync(Check)).Text);
        Assert.DoesNotContain(number, (await house.Visitor().GetAsync(Check)).Text);
    }

    [Theory, BothDatabases]
    public async Task is_refused_when_it_says_too_little_or_what_cannot_be(Database on)
    {
        var desk = await (await houses.OnAsync(on)).SignInAsAsync("desk-officer", await (await houses.OnAsync(on)).AuthorityAsync("meti"));
        var answer = await desk.FillInAsync(At + "/write", new { Product = "", Facts = "", Reason = new string('x', 4_001), Classes = new[] { "T1", "T2-1" }, DecidedOn = "2030-01-01", For = "all" }, "form[data-once]");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        foreach (var words in new[] { "製品名か製品の種類", "前提とした事実を", "判断の理由を", "T1 は T2", "判断した日を", "見られる人を" })
        {
            Assert.Contains(words, answer.Words);
        }
    }

    private static async Task<string> WriteAsync(Visitor desk, string @for)
    {
        var answer = await desk.FillInAsync(At + "/write", new
        {
            Product = "FortiGate 200F", Maker = "Fortinet", Classes = new[] { "T2-3" }, Facts = "制御機能を持たない。", Reason = "他のファイアウォールを介さない。", Article = "Order, Art. 1(1)(iii)", DecidedOn = "2026-11-20", For = @for,
        }, "form[data-once]");
        return answer.Location is { } location ? location.Split('/')[^1] : throw new InvalidOperationException($"{answer.Status}: {answer.Words}");
    }
}
