using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Api;

public class Notifying_by_a_machine(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task files_nothing_that_no_person_confirmed_or_saw(Database on)
    {
        var tool = await RegistryMachine.OnAsync(await houses.OnAsync(on));
        var facility = await tool.AFacilityAsync();
        await tool.AComputerAsync(facility);
        var seen = (await tool.Machine.GetAsync("/api/v1/notifications/owed")).Json[0]!;

        Assert.Contains("confirmed not-confirmed", RegistryMachine.Faults(await tool.PostAsync("/notifications", RegistryMachine.Filing(seen, confirmed: false))));
        await tool.AComputerAsync(facility, "fw-02");
        var moved = await tool.PostAsync("/notifications", RegistryMachine.Filing(seen));
        Assert.Equal((HttpStatusCode.Conflict, "register-changed"), (moved.Status, moved.Json["code"]!.GetValue<string>()));
        Assert.Empty((await tool.Machine.GetAsync("/api/v1/notifications")).Json["notifications"]!.AsArray());
    }

    [Theory, BothDatabases]
    public async Task files_once_however_often_it_is_sent(Database on)
    {
        var house = await houses.OnAsync(on);
        var tool = await RegistryMachine.OnAsync(house);
        await tool.AComputerAsync(await tool.AFacilityAsync());
        var body = RegistryMachine.Filing((await tool.Machine.GetAsync("/api/v1/notifications/owed")).Json[0]!);
        var key = RegistryMachine.NewKey();

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => tool.PostAsync("/notifications", body, key)));
        Assert.All(both, b => Assert.Equal(HttpStatusCode.Created, b.Status));
        Assert.Single(both.Select(b => b.Text).Distinct());
        Assert.Single(await house.RecordAsync("critical-computers.notified"), a => a.Person == tool.Machine.Person);

        var filed = await tool.Machine.GetAsync(both[0].Location!);
        Assert.Equal("FortiGate 200F", filed.Json["computers"]![0]!["items"]!["product"]!.GetValue<string>());
        Assert.DoesNotContain("fw-01", filed.Text);
        Assert.Equal(HttpStatusCode.NotModified, await KnownAsync(tool.Machine, both[0].Location!, filed.Headers["ETag"]));
        Assert.Equal(HttpStatusCode.OK, (await tool.Machine.GetAsync(both[0].Location + "/form.xlsx")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await tool.Machine.GetAsync(both[0].Location + "/form.docx")).Status);
        Assert.Empty((await tool.Machine.GetAsync("/api/v1/notifications/owed")).Json.AsArray());
    }

    [Theory, BothDatabases]
    public async Task is_seen_by_the_desks_that_it_reached_and_by_nobody_else(Database on)
    {
        var house = await houses.OnAsync(on);
        var tool = await RegistryMachine.OnAsync(house);
        var product = $"product {Guid.CreateVersion7():N}";
        await tool.AComputerAsync(await tool.AFacilityAsync(), product: product);
        var number = await tool.FileAsync();
        var at = $"/api/v1/desk/notifications/{number}";
        using var minister = await house.AMachineAsync("desk-officer", await house.AuthorityAsync("meti"));
        using var cabinet = await house.AMachineAsync("cabinet-analyst", await house.AuthorityAsync("cao"));
        using var otherMinister = await house.AMachineAsync("desk-officer", await house.AuthorityAsync("mic"));
        using var bureau = await house.AMachineAsync("desk-officer", await house.AuthorityAsync("meti-kanto"));
        using var otherOperator = await house.AMachineAsync("reporter");
        using var member = await house.AMachineAsync("member");

        foreach (var nobody in new[] { cabinet, otherMinister, bureau })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(at)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(at + "/form.xlsx")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.SendJsonAsync(HttpMethod.Post, at + "/check", "", RegistryMachine.NewKey(), "\"0\"")).Status);
            Assert.DoesNotContain(number, (await nobody.GetAsync("/api/v1/desk/notifications")).Text);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await bureau.GetAsync($"/api/v1/desk/products?product={product}&maker=fortinet")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await otherOperator.GetAsync($"/api/v1/notifications/{number}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await otherOperator.GetAsync(at)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(at)).Status);

        Assert.Contains(number, (await minister.GetAsync("/api/v1/desk/notifications?limit=100")).Text);
        var read = await minister.GetAsync(at);
        var passing = await minister.SendJsonAsync(HttpMethod.Post, at + "/passing-on", "", RegistryMachine.NewKey(), read.Headers["ETag"]);
        Assert.Equal(HttpStatusCode.Conflict, passing.Status);
        Assert.Equal((HttpStatusCode)428, (await minister.SendJsonAsync(HttpMethod.Post, at + "/check", "", RegistryMachine.NewKey())).Status);
        var key = RegistryMachine.NewKey();
        var @checked = await minister.SendJsonAsync(HttpMethod.Post, at + "/check", "", key, read.Headers["ETag"]);
        Assert.Equal(HttpStatusCode.Created, @checked.Status);
        Assert.Equal(@checked.Text, (await minister.SendJsonAsync(HttpMethod.Post, at + "/check", "", key, read.Headers["ETag"])).Text);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await minister.SendJsonAsync(HttpMethod.Post, at + "/passing-on", "", RegistryMachine.NewKey(), read.Headers["ETag"])).Status);

        house.Clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(HttpStatusCode.Created, (await minister.SendJsonAsync(HttpMethod.Post, at + "/passing-on", "", RegistryMachine.NewKey(), @checked.Headers["ETag"])).Status);
        Assert.Equal(HttpStatusCode.OK, (await cabinet.GetAsync(at)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await cabinet.SendJsonAsync(HttpMethod.Post, at + "/check", "", RegistryMachine.NewKey(), "\"2\"")).Status);
        Assert.Equal(1, (await cabinet.GetAsync($"/api/v1/desk/products?product={product}&maker=fortinet")).Json[0]!["computers"]!.GetValue<int>());
        Assert.Empty((await otherMinister.GetAsync($"/api/v1/desk/products?product={product}&maker=fortinet")).Json.AsArray());
        Assert.Contains(await house.RecordAsync("critical-computers.read"), a => a.Person == cabinet.Person);
    }

    [Theory, BothDatabases]
    public async Task the_class_of_a_computer_is_asked_by_anybody_and_kept_nowhere(Database on)
    {
        using var nobody = (await houses.OnAsync(on)).Visitor();
        Assert.Contains("part-of-facility", (await nobody.GetAsync("/api/v1/device-classes")).Text);
        var settled = await nobody.PostJsonAsync("/api/v1/device-classes/check", """{"facts":{"part-of-facility":true}}""");
        Assert.Equal("T1", settled.Json["certain"]!.AsArray().Single()!.GetValue<string>());
        var open = await nobody.PostJsonAsync("/api/v1/device-classes/check", """{"facts":{"part-of-facility":false}}""");
        Assert.Null(open.Json["isSpecified"]);
        Assert.NotEmpty(open.Json["deciding"]!.AsArray());
        Assert.Contains("facts.nothing unknown-fact", RegistryMachine.Faults(await nobody.PostJsonAsync("/api/v1/device-classes/check", """{"facts":{"nothing":true}}""")));
    }

    private static async Task<HttpStatusCode> KnownAsync(Visitor machine, string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return (await machine.SendAsync(request)).Status;
    }
}
