using System.Net;
using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Api;

/// <summary>An operator's tool keeps the register: the same powers as the pages, and no more.</summary>
public class Keeping_the_register_by_a_machine(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task shows_nothing_to_anybody_else(Database on)
    {
        var house = await houses.OnAsync(on);
        var tool = await RegistryMachine.OnAsync(house);
        var facility = await tool.AFacilityAsync();
        var computer = (await tool.AComputerAsync(facility)).Location!;
        string[] theirs = [$"/api/v1/facilities/{facility}", computer];
        foreach (var role in new[] { "reporter", "agent-filer" })
        {
            using var other = await house.AMachineAsync(role);
            Assert.All(await Task.WhenAll(theirs.Select(t => other.GetAsync(t))), a => Assert.Equal(HttpStatusCode.NotFound, a.Status));
            Assert.Equal(HttpStatusCode.NotFound, (await other.SendJsonAsync(HttpMethod.Put, computer, RegistryMachine.Computer(facility).ToJsonString(), ifMatch: "\"1\"")).Status);
            Assert.Empty((await other.GetAsync("/api/v1/computers")).Json["computers"]!.AsArray());
        }

        foreach (var (role, code) in new[] { ("desk-officer", "meti"), ("desk-officer", "meti-kanto"), ("cabinet-analyst", "cao") })
        {
            using var desk = await house.AMachineAsync(role, await house.AuthorityAsync(code));
            Assert.All(await Task.WhenAll(theirs.Append("/api/v1/computers").Select(t => desk.GetAsync(t))), a => Assert.Equal(HttpStatusCode.Forbidden, a.Status));
        }

        Assert.Contains(await house.RecordAsync("critical-computers.not-shown"), a => a.Refused);
    }

    [Theory, BothDatabases]
    public async Task does_for_a_token_no_more_than_its_scope(Database on)
    {
        var house = await houses.OnAsync(on);
        var tool = await RegistryMachine.OnAsync(house);
        var facility = await tool.AFacilityAsync();
        using var reading = await house.AMachineOfAsync(tool.Machine.Person, Permission.ReadOwnRegister);
        using var reports = await house.AMachineOfAsync(tool.Machine.Person, Permission.FileReports);

        Assert.Equal(HttpStatusCode.OK, (await reading.GetAsync("/api/v1/computers")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reading.PostJsonAsync("/api/v1/computers", RegistryMachine.Computer(facility).ToJsonString(), RegistryMachine.NewKey())).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reports.GetAsync("/api/v1/computers")).Status);
    }

    [Theory]
    [BothDatabases("version", "\"7.4.1\"", "version version-never-asked")]
    [BothDatabases("softwareVersion", "\"7.4.1\"", "softwareVersion version-never-asked")]
    [BothDatabases("colour", "\"red\"", "colour unknown-member")]
    [BothDatabases("label", "null", "label null")]
    [BothDatabases("label", "\"\"", "label required")]
    [BothDatabases("impact", "9", "impact impact")]
    [BothDatabases("classes", "[\"T9\"]", "classes unknown-class")]
    [BothDatabases("classes", "[\"T1\",\"T2-1\"]", "classes classes-exclude-each-other")]
    [BothDatabases("unit", "\"toaster\"", "unit unknown-unit")]
    [BothDatabases("facility", "\"01990000-0000-7000-8000-000000000000\"", "facility facility")]
    [BothDatabases("removedOn", "\"2020-01-01\"", "removedOn removed-before-introduced")]
    public async Task names_each_member_that_must_be_mended(Database on, string member, string value, string fault)
    {
        var tool = await RegistryMachine.OnAsync(await houses.OnAsync(on));
        var computer = RegistryMachine.Computer(await tool.AFacilityAsync());
        computer[member] = JsonNode.Parse(value);

        var answer = await tool.PostAsync("/computers", computer);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(fault, RegistryMachine.Faults(answer));
        Assert.Empty((await tool.Machine.GetAsync("/api/v1/computers")).Json["computers"]!.AsArray());
    }

    [Theory, BothDatabases]
    public async Task names_what_is_missing_and_what_stands_twice(Database on)
    {
        var tool = await RegistryMachine.OnAsync(await houses.OnAsync(on));
        Assert.Contains("label required", RegistryMachine.Faults(await tool.PostAsync("/computers", new JsonObject())));
        var twice = await tool.Machine.PostJsonAsync("/api/v1/facilities", """{"name":"a","name":"b","category":"c","sector":"electricity"}""", RegistryMachine.NewKey());
        Assert.Contains("name duplicate-member", RegistryMachine.Faults(twice));
    }

    [Theory, BothDatabases]
    public async Task enters_once_however_often_it_is_sent_and_answers_where_it_stands(Database on)
    {
        var house = await houses.OnAsync(on);
        var tool = await RegistryMachine.OnAsync(house);
        var (facility, key) = (await tool.AFacilityAsync(), RegistryMachine.NewKey());
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => tool.PostAsync("/computers", RegistryMachine.Computer(facility), key)));

        Assert.All(both, b => Assert.Equal(HttpStatusCode.Created, b.Status));
        Assert.Single(both.Select(b => b.Text).Distinct());
        Assert.Equal("due", both[0].Json["state"]!.GetValue<string>());
        Assert.Equal("2027-03-02", both[0].Json["dueOn"]!.GetValue<string>());
        Assert.Equal((HttpStatusCode)422, (await tool.PostAsync("/computers", RegistryMachine.Computer(facility, "fw-02"), key)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await tool.PostAsync("/computers", RegistryMachine.Computer(facility, "ＦＷ-01"))).Status);
        Assert.Single(await house.RecordAsync("critical-computers.entered"), a => a.Person == tool.Machine.Person);

        var file = (await tool.Machine.GetAsync(both[0].Location!)).Json;
        Assert.Equal("introduction", file["due"]!["rule"]!.GetValue<string>());
        Assert.True(file["answers"]!["mustBeNotified"]!["holds"]!.GetValue<bool>());
        Assert.Equal("api", file["history"]![0]!["way"]!.GetValue<string>());
        Assert.Equal("2027-03-02", (await tool.Machine.GetAsync("/api/v1/deadlines")).Json[0]!["lastDay"]!.GetValue<string>());
    }

    [Theory, BothDatabases]
    public async Task changes_and_removes_on_the_revision_that_was_read(Database on)
    {
        var tool = await RegistryMachine.OnAsync(await houses.OnAsync(on));
        var facility = await tool.AFacilityAsync();
        var at = (await tool.AComputerAsync(facility)).Location!;
        var body = RegistryMachine.Computer(facility, product: "FortiGate 100F");
        Assert.Equal((HttpStatusCode)428, (await tool.Machine.SendJsonAsync(HttpMethod.Put, at, body.ToJsonString())).Status);
        var tag = (await tool.Machine.GetAsync(at)).Headers["ETag"];

        var changed = await tool.Machine.SendJsonAsync(HttpMethod.Put, at, body.ToJsonString(), ifMatch: tag);
        Assert.Equal("FortiGate 100F", changed.Json["product"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await tool.Machine.SendJsonAsync(HttpMethod.Put, at, body.ToJsonString(), ifMatch: tag)).Status);

        body["removedOn"] = "2026-11-20";
        var removed = await tool.Machine.SendJsonAsync(HttpMethod.Put, at, body.ToJsonString(), ifMatch: changed.Headers["ETag"]);
        Assert.Equal("removed", removed.Json["state"]!.GetValue<string>());
        Assert.Equal(["product"], (await tool.Machine.GetAsync(at)).Json["history"]![1]!["fields"]!.AsArray().Select(f => f!["field"]!.GetValue<string>()));
    }

    [Theory, BothDatabases]
    public async Task lists_by_every_filter_and_page_after_page_in_every_order(Database on)
    {
        var tool = await RegistryMachine.OnAsync(await houses.OnAsync(on));
        var facility = await tool.AFacilityAsync();
        for (var i = 0; i < 5; i++)
        {
            var computer = RegistryMachine.Computer(facility, $"fw-0{i}", i % 2 == 0 ? "ＦｏｒｔｉＧａｔｅ" : "Router");
            (computer["impact"], computer["exposed"], computer["introducedOn"]) = (i == 0 ? null : i, i > 2, $"2026-11-0{5 - i}");
            Assert.Equal(HttpStatusCode.Created, (await tool.PostAsync("/computers", computer)).Status);
        }

        foreach (var (query, labels) in new[]
        {
            ("sort=due", "fw-04 fw-03 fw-02 fw-01 fw-00"), ("sort=name", "fw-00 fw-01 fw-02 fw-03 fw-04"), ("sort=impact", "fw-04 fw-03 fw-02 fw-01 fw-00"),
            ("q=fortigate&sort=name", "fw-00 fw-02 fw-04"), ("exposed=true", "fw-04 fw-03"), ("exposed=false&sort=name", "fw-00 fw-01 fw-02"), ("impact=2", "fw-02"),
            ("state=due&class=T2-3&unit=appliance&dedicated=no&maker=Fortinet&isolated=false&ismap=false&sort=name", "fw-00 fw-01 fw-02 fw-03 fw-04"), ("state=notified", ""), ("class=T1", ""),
        })
        {
            Assert.Equal(labels, string.Join(' ', await LabelsAsync(tool.Machine, query)));
        }

        foreach (var wrong in new[] { "state=open", "class=T9", "unit=toaster", "impact=6", "exposed=maybe", "sort=colour", "cursor=x", "limit=101" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await tool.Machine.GetAsync($"/api/v1/computers?{wrong}")).Status);
        }
    }

    private static async Task<List<string>> LabelsAsync(Visitor machine, string query)
    {
        var labels = new List<string>();
        string? next = null;
        do
        {
            var page = (await machine.GetAsync($"/api/v1/computers?{query}&limit=2{(next is null ? "" : $"&cursor={next}")}")).Json;
            labels.AddRange(page["computers"]!.AsArray().Select(c => c!["label"]!.GetValue<string>()));
            next = page["next"]?.GetValue<string>();
        }
        while (next is not null);
        return labels;
    }
}
