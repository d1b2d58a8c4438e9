using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.Administering;

public class The_register(Houses houses) : IClassFixture<Houses>
{
    [Theory, RolesOtherThan("system-administrator")]
    public async Task is_shut_to(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/administration/organisations")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/administration/organisations/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/administration/organisations/cao")).Status);
    }

    [Theory, BothDatabases]
    public async Task sends_back_a_wrong_number_a_taken_code_and_markup_stays_text(Database on)
    {
        var house = await houses.OnAsync(on);
        using var system = await house.SignInAsAsync("system-administrator");
        var code = Code(on, "mend");

        Assert.Equal(HttpStatusCode.BadRequest, (await EnterAsync(system, code, number: "8700110005902")).Status);
        Assert.Equal(HttpStatusCode.Found, (await EnterAsync(system, code, number: "８７００１１０００５９０１", name: "<script>alert(1)</script>株式会社")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await EnterAsync(system, code)).Status);
        var page = await system.GetAsync("/administration/organisations/" + code);
        Assert.Null(page.Find("main script"));
        Assert.Contains("<script>alert(1)</script>株式会社", page.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task keeps_the_house_in_which_its_administrator_works(Database on)
    {
        var house = await houses.OnAsync(on);
        var own = await house.AnOrganisationAsync(Face.OrganisationKind.CabinetOffice, Code(on, "own"));
        using var system = await house.SignInAsAsync("system-administrator", own);

        Assert.Equal(HttpStatusCode.Forbidden, (await system.FillInAsync("/administration/organisations/" + Code(on, "own") + "?confirm=close", new { }, "form[action*='handler=Close']")).Status);
    }

    [Theory, BothDatabases]
    public async Task designates_operators_with_dates_and_ends_it(Database on)
    {
        var house = await houses.OnAsync(on);
        using var system = await house.SignInAsAsync("system-administrator");
        var path = "/administration/organisations/" + Code(on, "designated");
        await EnterAsync(system, Code(on, "designated"));

        Assert.Equal(HttpStatusCode.BadRequest, (await system.FillInAsync(path, new { Sector = "gas", DesignatedOn = "2026-11-25" }, "form[action*='handler=Designate']")).Status);
        Assert.Equal(HttpStatusCode.Found, (await system.FillInAsync(path, new { Sector = "gas", DesignatedOn = "2026-11-24" }, "form[action*='handler=Designate']")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await system.FillInAsync(path, new { Sector = "gas", DesignatedOn = "2026-11-24" }, "form[action*='handler=Designate']")).Status);
        Assert.Equal(HttpStatusCode.Found, (await system.FillInAsync(path, new { }, "form[action*='handler=EndDesignation']")).Status);
        Assert.Contains(await house.RecordAsync("parties.designation-ended"), a => a.Person == system.Person);
    }

    [Theory, BothDatabases]
    public async Task invites_the_first_administrator_of_an_organisation(Database on)
    {
        var house = await houses.OnAsync(on);
        using var system = await house.SignInAsAsync("system-administrator");
        await EnterAsync(system, Code(on, "inviting"));

        var invited = await system.FillInAsync("/administration/organisations/" + Code(on, "inviting"), new { mail = "boss@example.jp" }, "form[action*='handler=Invite']");
        Assert.Equal(HttpStatusCode.OK, (await house.Visitor().FollowAsync(new Uri(invited.Find("#invitation-link")!.TextContent).AbsoluteUri)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_searched_by_name_code_and_number(Database on)
    {
        var house = await houses.OnAsync(on);
        using var system = await house.SignInAsAsync("system-administrator");
        await EnterAsync(system, Code(on, "sought"), name: "探され株式会社");

        Assert.Contains("探され株式会社", (await system.GetAsync("/administration/organisations?q=" + Uri.EscapeDataString("探され"))).Words, StringComparison.Ordinal);
        Assert.Contains("探され株式会社", (await system.GetAsync("/administration/organisations?q=" + Code(on, "sought"))).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("探され株式会社", (await system.GetAsync("/administration/organisations?q=%25")).Words, StringComparison.Ordinal);
    }

    private static string Code(Database on, string name) => $"{name}-{on}".ToLowerInvariant();

    private static Task<Page> EnterAsync(Visitor system, string code, string number = "", string name = "登録株式会社") =>
        system.FillInAsync("/administration/organisations/new", new { Kind = "Operator", Code = code, NameJa = name, NameEn = "Registered", Number = number }, "main form[method=post]");
}
