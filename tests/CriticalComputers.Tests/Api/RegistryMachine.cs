using System.Net;
using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Testing;

namespace Noroshi.CriticalComputers.Tests.Api;

/// <summary>An operator's tool, and what it sends.</summary>
internal sealed record RegistryMachine(House House, OrganisationId Operator, Visitor Machine)
{
    private static int count;

    public static async Task<RegistryMachine> OnAsync(House house)
    {
        var @operator = await house.AnOperatorAsync();
        return new RegistryMachine(house, @operator, await house.AMachineAsync("reporter", @operator));
    }

    public static string NewKey() => $"registry-{Interlocked.Increment(ref count)}-{Environment.ProcessId}";

    public static JsonObject Facility(string name = "中央給電指令所") => new() { ["name"] = name, ["category"] = "需給制御システム", ["sector"] = "electricity" };

    public static JsonObject Computer(Guid facility, string label = "fw-01", string product = "FortiGate 200F") => new()
    {
        ["facility"] = facility,
        ["label"] = label,
        ["product"] = product,
        ["maker"] = "Fortinet",
        ["unit"] = "appliance",
        ["classes"] = new JsonArray("T2-3"),
        ["dedicated"] = "no",
        ["introducedOn"] = "2026-11-02",
    };

    public Task<Page> PostAsync(string path, JsonNode body, string? key = null, string? ifMatch = null) =>
        Machine.SendJsonAsync(HttpMethod.Post, "/api/v1" + path, body.ToJsonString(), key ?? NewKey(), ifMatch);

    public async Task<Guid> AFacilityAsync(string name = "中央給電指令所") => Id(await PostAsync("/facilities", Facility(name)));

    public async Task<Page> AComputerAsync(Guid facility, string label = "fw-01", string product = "FortiGate 200F") => await PostAsync("/computers", Computer(facility, label, product));

    public async Task<Page> BringAsync(Guid facility, byte[] file, string? key = null)
    {
        using var body = new ByteArrayContent(file);
        body.Headers.ContentType = new("application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/imports?facility={facility}&name=%E4%B8%80%E8%A6%A7.csv") { Content = body };
        request.Headers.Add("Idempotency-Key", key ?? NewKey());
        return await Machine.SendAsync(request);
    }

    /// <summary>Files what is owed, as a person would have seen it.</summary>
    public async Task<string> FileAsync()
    {
        var owed = (await Machine.GetAsync("/api/v1/notifications/owed")).Json[0]!;
        var filed = await PostAsync("/notifications", Filing(owed));
        return filed.Status is HttpStatusCode.Created ? filed.Json["number"]!.GetValue<string>() : throw new InvalidOperationException(filed.Text);
    }

    public static JsonObject Filing(JsonNode owed, bool confirmed = true) => new()
    {
        ["sector"] = owed["sector"]!.DeepClone(), ["kind"] = owed["kind"]!.DeepClone(), ["seen"] = owed["seen"]!.DeepClone(), ["confirmed"] = confirmed,
    };

    public static Guid Id(Page page) => page.Status is HttpStatusCode.Created or HttpStatusCode.Accepted ? page.Json["id"]!.GetValue<Guid>() : throw new InvalidOperationException(page.Text);

    public static IEnumerable<string> Faults(Page page) => page.Json["errors"]!.AsArray().Select(e => $"{e!["field"]} {e["code"]}");
}
