using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.DescribingOneself;

public class Ones_own_contact(Houses houses) : IClassFixture<Houses>
{
    private const string Here = "/account/contact";

    [Theory, BothDatabases]
    public async Task is_for_nobody_who_has_not_signed_in(Database on)
    {
        var house = await houses.OnAsync(on);

        Assert.StartsWith("/sign-in", new Uri(house.Address, (await house.Visitor().GetAsync(Here)).Location).AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("department", 101, "部署は100文字以内")]
    [BothDatabases("phone", 51, "電話番号を50文字以内")]
    public async Task is_not_endless(Database on, string field, int length, string said)
    {
        var house = await houses.OnAsync(on);
        using var person = await house.SignInAsAsync("member");

        var answer = await person.FillInAsync(Here, new Dictionary<string, string> { [field] = new('1', length) });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(said, answer.Words, StringComparison.Ordinal);
        Assert.Equal(new string('1', length), answer.Find($"input[name={field}]")!.GetAttribute("value"));
    }

    [Theory, BothDatabases]
    public async Task has_a_number_that_can_be_dialled(Database on)
    {
        var house = await houses.OnAsync(on);
        using var person = await house.SignInAsAsync("member");

        Assert.Equal(HttpStatusCode.BadRequest, (await person.FillInAsync(Here, new { phone = "あとで" })).Status);
    }

    [Theory, BothDatabases]
    public async Task changes_neither_name_nor_mail_nor_anybody_else(Database on)
    {
        var house = await houses.OnAsync(on);
        var other = await house.APersonAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.Operator));
        using var person = await house.SignInAsAsync("reporter");
        var (before, them) = (await OfAsync(house, person.Person), await OfAsync(house, other));

        await person.FillInAsync(Here, new { department = "別の課", phone = "03-9999-0000", name = "別 人", mail = "other@example.jp", id = other.ToString(), person = other.ToString() });
        Assert.Equal(before with { Department = "別の課", Phone = "03-9999-0000" }, await OfAsync(house, person.Person));
        Assert.Equal(them, await OfAsync(house, other));
    }

    [Theory, BothDatabases]
    public async Task is_kept_and_on_the_record_without_the_number(Database on)
    {
        var house = await houses.OnAsync(on);
        using var person = await house.SignInAsAsync("reporter");

        var saved = await person.FollowAsync(await person.FillInAsync(Here, new { department = " CSIRT ", phone = "03-1234-5678（内線 90）" }));
        Assert.Contains("連絡先を保存しました", saved.Words, StringComparison.Ordinal);
        Assert.Equal("CSIRT", saved.Find("input[name=department]")!.GetAttribute("value"));

        var act = Assert.Single(await house.RecordAsync("parties.person-described"), a => a.Person == person.Person);
        Assert.Equal($"person:{person.Person}", act.Object);
        Assert.DoesNotContain("1234", act.Content!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["Department", "Phone"], act.Content["changed"]!.AsArray().Select(n => (string?)n).Order());

        await person.FillInAsync(Here, new { });
        Assert.Single(await house.RecordAsync("parties.person-described"), a => a.Person == person.Person);
    }

    private static Task<Person> OfAsync(House house, PersonId person) => house.InsideAsync(Actor.System, async s =>
        (await s.GetRequiredService<IWhoIsWho>().PersonsAsync([person], CancellationToken.None))[person]);
}
