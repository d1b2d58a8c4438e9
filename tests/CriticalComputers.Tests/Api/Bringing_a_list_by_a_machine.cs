using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Api;

public class Bringing_a_list_by_a_machine(Houses houses) : IClassFixture<Houses>
{
    private const string List = "管理名,メーカー,型番,種別,区分,導入日,バージョン\nfw-01,Fortinet,FortiGate 200F,アプライアンス,T2-3,2026/11/2,7.4.1\nfw-02,Fortinet,FortiGate 100F,アプライアンス,T9,2026/11/2,\n";

    private static readonly JsonObject Confirmed = new() { ["confirmed"] = true };

    [Theory, BothDatabases]
    public async Task is_there_for_nobody_else_and_refuses_what_is_no_list(Database on)
    {
        var house = await houses.OnAsync(on);
        var tool = await RegistryMachine.OnAsync(house);
        var facility = await tool.AFacilityAsync();
        var at = (await tool.BringAsync(facility, Encoding.UTF8.GetBytes(List))).Location!;
        var other = await RegistryMachine.OnAsync(house);

        Assert.Equal(HttpStatusCode.NotFound, (await other.Machine.GetAsync(at)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Machine.GetAsync(at + "/rows")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(at["/api/v1".Length..] + "/confirmation", Confirmed, ifMatch: "\"1\"")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(at["/api/v1".Length..] + "/cancellation", new JsonObject())).Status);
        Assert.Contains("facility facility", RegistryMachine.Faults(await other.BringAsync(facility, Encoding.UTF8.GetBytes(List))));
        Assert.Equal(HttpStatusCode.BadRequest, (await tool.BringAsync(facility, "<html/>"u8.ToArray())).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await tool.PostAsync($"/imports?facility={facility}", new JsonObject())).Status);
    }

    [Theory, BothDatabases]
    public async Task shows_first_and_takes_over_what_a_person_confirmed_once(Database on)
    {
        var house = await houses.OnAsync(on);
        var tool = await RegistryMachine.OnAsync(house);
        var (facility, key) = (await tool.AFacilityAsync(), RegistryMachine.NewKey());
        var brought = await tool.BringAsync(facility, Encoding.UTF8.GetBytes(List), key);
        Assert.Equal(HttpStatusCode.Accepted, brought.Status);
        Assert.Equal(brought.Text, (await tool.BringAsync(facility, Encoding.UTF8.GetBytes(List), key)).Text);
        Assert.Equal("uploaded", brought.Json["state"]!.GetValue<string>());
        var at = brought.Location!;
        var path = at["/api/v1".Length..];

        var columns = new JsonObject { ["columns"] = brought.Json["columns"]!.DeepClone() };
        Assert.Equal((HttpStatusCode)428, (await tool.Machine.SendJsonAsync(HttpMethod.Put, at + "/columns", columns.ToJsonString())).Status);
        var reading = await tool.Machine.SendJsonAsync(HttpMethod.Put, at + "/columns", columns.ToJsonString(), ifMatch: brought.Headers["ETag"]);
        Assert.Equal("reading", reading.Json["state"]!.GetValue<string>());
        await house.DrainOutboxAsync();

        var preview = await tool.Machine.GetAsync(at);
        Assert.Equal(("previewed", 1, 1), (preview.Json["state"]!.GetValue<string>(), preview.Json["counts"]!["new"]!.GetValue<int>(), preview.Json["counts"]!["faulty"]!.GetValue<int>()));
        var first = (await tool.Machine.GetAsync(at + "/rows?limit=1")).Json;
        Assert.Equal("new", first["rows"]![0]!["verdict"]!.GetValue<string>());
        var faulty = (await tool.Machine.GetAsync($"{at}/rows?verdict=faulty&cursor={first["next"]}")).Json["rows"]![0]!;
        Assert.Equal("classes", faulty["remarks"]![0]!["field"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.BadRequest, (await tool.PostAsync(path + "/confirmation", new JsonObject { ["confirmed"] = false }, ifMatch: preview.Headers["ETag"])).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await tool.PostAsync(path + "/confirmation", Confirmed, ifMatch: brought.Headers["ETag"])).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await tool.PostAsync(path + "/confirmation", Confirmed, ifMatch: preview.Headers["ETag"])).Status);
        await house.DrainOutboxAsync();

        Assert.Equal("applied", (await tool.Machine.GetAsync(at)).Json["state"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Conflict, (await tool.PostAsync(path + "/cancellation", new JsonObject())).Status);
        var computer = (await tool.Machine.GetAsync("/api/v1/computers")).Json["computers"]!.AsArray().Single()!;
        Assert.Equal("FortiGate 200F", computer["product"]!.GetValue<string>());
        Assert.Equal(at.Split('/')[^1], (await tool.Machine.GetAsync("/api/v1/imports")).Json["imports"]![0]!["id"]!.GetValue<string>());
    }

    [Theory, BothDatabases]
    public async Task is_given_up_without_a_trace_in_the_register(Database on)
    {
        var house = await houses.OnAsync(on);
        var tool = await RegistryMachine.OnAsync(house);
        var at = (await tool.BringAsync(await tool.AFacilityAsync(), Encoding.UTF8.GetBytes(List))).Location!;

        Assert.Equal("cancelled", (await tool.PostAsync(at["/api/v1".Length..] + "/cancellation", new JsonObject())).Json["state"]!.GetValue<string>());
        var columns = new JsonObject { ["columns"] = new JsonArray("label", "maker", "product", "", "", "", "") };
        Assert.Equal(HttpStatusCode.Conflict, (await tool.Machine.SendJsonAsync(HttpMethod.Put, at + "/columns", columns.ToJsonString(), ifMatch: (await tool.Machine.GetAsync(at)).Headers["ETag"])).Status);
        Assert.Empty((await tool.Machine.GetAsync("/api/v1/computers")).Json["computers"]!.AsArray());
    }
}
