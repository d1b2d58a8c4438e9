using System.Net;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Tests.Passkeys;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.SigningIn;

public class The_demonstrations_door(DemoHouses houses) : IClassFixture<DemoHouses>
{
    [Theory, BothDatabases]
    public async Task is_not_there_without_the_demonstration(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var person = await house.APersonAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.Operator));
        using var visitor = house.AtTheDoor();
        var page = await visitor.GetAsync("/sign-in");
        Assert.DoesNotContain("デモ", page.Words, StringComparison.Ordinal);

        var token = page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await visitor.PostAsync("/sign-in?handler=Demo", new FormUrlEncodedContent(new Dictionary<string, string> { ["person"] = person.ToString(), ["__RequestVerificationToken"] = token }));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/notices")).Status);
    }

    [Theory, BothDatabases]
    public async Task lets_nobody_in_who_does_not_exist_and_locks_who_tries_on(Database on)
    {
        await using var house = await House.OpenAsync(on, demo: true);
        using var visitor = house.Visitor();
        for (var attempt = 0; attempt < 20; attempt++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.FillInAsync("/sign-in", new { person = Identifier.New(house.Clock) }, "form[action*='handler=Demo']")).Status);
        }

        var locked = await visitor.FillInAsync("/sign-in", new { }, "form[action*='handler=Demo']");
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.Status);
        Assert.Contains("09:15（日本時間）", locked.Words, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Found, (await visitor.FillInAsync("/sign-in", new { }, "form[action*='handler=Demo']")).Status);
    }

    [Theory, BothDatabases]
    public async Task opens_so_often_a_minute_and_no_oftener(Database on)
    {
        await using var house = await House.OpenAsync(on, demo: true, change: builder => builder.Configuration["Credentials:PerMinute"] = "3");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(HttpStatusCode.Found, (await house.Visitor().FillInAsync("/sign-in", new { }, "form[action*='handler=Demo']")).Status);
        }

        var late = await house.Visitor().FillInAsync("/sign-in", new { }, "form[action*='handler=Demo']");
        Assert.Equal(HttpStatusCode.TooManyRequests, late.Status);
        Assert.True(late.Headers.ContainsKey("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, (await house.Visitor().GetAsync("/sign-in")).Status);
    }

    [Theory, BothDatabases]
    public async Task lets_one_person_in_for_each_role_in_that_role(Database on)
    {
        var house = await houses.OnAsync(on);
        foreach (var role in HousePeople.EveryRole)
        {
            using var visitor = house.Visitor();
            Assert.Equal("/", (await visitor.FillInAsync("/sign-in", new { }, $"form:has(button[data-role={role}])")).Location);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);
            Assert.Contains(await house.RecordAsync("parties.signed-in"), a => a.Capacity == role);
        }
    }

    [Theory]
    [BothDatabases("https://example.com/")]
    [BothDatabases("//example.com")]
    [BothDatabases("/\\example.com")]
    [BothDatabases("\t//example.com")]
    public async Task leads_nowhere_outside(Database on, string elsewhere)
    {
        var house = await houses.OnAsync(on);

        Assert.Equal("/", (await house.Visitor().FillInAsync("/sign-in?to=" + Uri.EscapeDataString(elsewhere), new { }, "form[action*='handler=Demo']")).Location);
    }
}
