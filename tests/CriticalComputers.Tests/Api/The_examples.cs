using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Api;

/// <summary>What the document shows as an example is sent to the doors that it stands at, with nothing changed but names of what was made on the way.</summary>
public class The_examples(Houses houses) : IClassFixture<Houses>
{
    private static readonly string[] Tags = ["register", "notifications"];

    [Fact]
    public async Task of_the_registry_are_accepted_and_none_is_left_out()
    {
        var house = await houses.OnAsync(Database.Sqlite);
        var examples = Examples((await house.Visitor().GetAsync("/openapi/v1.json")).Json);
        var tool = await RegistryMachine.OnAsync(house);
        async Task<Page> SendAsync(string door, string? path = null, string? tag = null, Action<JsonNode>? with = null)
        {
            Assert.True(examples.Remove(door, out var body), $"{door} has no example.");
            with?.Invoke(body!);
            var (method, name) = (door.Split(' ')[0], door.Split(' ')[1]);
            var answer = await tool.Machine.SendJsonAsync(new HttpMethod(method.ToUpperInvariant()), path ?? name, body!.ToJsonString(), RegistryMachine.NewKey(), tag);
            Assert.True((int)answer.Status is >= 200 and < 300, $"{door}: {answer.Text}");
            return answer;
        }

        var facility = await SendAsync("post /api/v1/facilities");
        var id = facility.Json["id"]!;
        await SendAsync("put /api/v1/facilities/{id}", facility.Location, facility.Headers["ETag"]);
        var computer = await SendAsync("post /api/v1/computers", with: b => b["facility"] = id.DeepClone());
        await SendAsync("put /api/v1/computers/{id}", computer.Location, computer.Headers["ETag"], b => b["facility"] = id.DeepClone());
        var import = await tool.BringAsync(id.GetValue<Guid>(), Encoding.UTF8.GetBytes("管理名,メーカー,型番,種別,区分,導入日,バージョン\nfw-02,M,P,OS,T1,2026-11-02,7\n"));
        await SendAsync("put /api/v1/imports/{id}/columns", import.Location + "/columns", import.Headers["ETag"]);
        await house.DrainOutboxAsync();
        var preview = await tool.Machine.GetAsync(import.Location!);
        await SendAsync("post /api/v1/imports/{id}/confirmation", import.Location + "/confirmation", preview.Headers["ETag"]);
        await house.DrainOutboxAsync();
        var seen = (await tool.Machine.GetAsync("/api/v1/notifications/owed")).Json[0]!["seen"]!;
        await SendAsync("post /api/v1/notifications", with: b => b["seen"] = seen.DeepClone());
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("post /api/v1/device-classes/check")).Status);

        Assert.Empty(examples.Keys);
    }

    private static Dictionary<string, JsonNode> Examples(JsonNode document) => document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(door => (Name: $"{door.Key} {path.Key}", Door: door.Value!)))
        .Where(d => Tags.Contains(d.Door["tags"]![0]!.GetValue<string>()) && d.Door["requestBody"]?["content"]?["application/json"] is not null)
        .ToDictionary(d => d.Name, d => d.Door["requestBody"]!["content"]!["application/json"]!["example"] ?? throw new InvalidOperationException($"{d.Name} has no example."));
}
