using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Testing;

namespace Noroshi.IncidentReports.Tests.Api;

/// <summary>Reports as a SOC's tool sends them.</summary>
internal static class Reports
{
    private static int count;

    public static string NewKey() => $"key-{Interlocked.Increment(ref count)}-{Environment.ProcessId}";

    public static JsonObject Answers(string summary = "メール経由で端末が暗号化された") => new()
    {
        ["operator.name"] = "試験電力株式会社",
        ["operator.corporate-number"] = CorporateNumber.FromBase("010001000001").Digits,
        ["operator.address"] = "東京都千代田区1-1-1",
        ["contact.name"] = "試験 花子",
        ["contact.phone"] = "03-0000-0000",
        ["contact.email"] = "csirt@example.jp",
        ["awareness.at"] = "2026-11-23T10:00:00+09:00",
        ["awareness.by"] = "SOC当直",
        ["awareness.ground"] = "EDRの警報",
        ["computer.class"] = new JsonArray("T1"),
        ["event.summary"] = summary,
    };

    public static JsonObject First(string kind = "ransomware", string? summary = null, bool voluntary = false) => new()
    {
        ["kind"] = kind,
        ["voluntary"] = voluntary,
        ["answers"] = summary is null ? Answers() : Answers(summary),
    };

    public static JsonObject Version(string stage = "supplement", JsonObject? answers = null, string? reason = null)
    {
        var version = new JsonObject { ["stage"] = stage, ["answers"] = answers ?? new JsonObject { ["technical.source"] = "198.51.100.7" } };
        if (reason is not null)
        {
            version["reason"] = reason;
        }

        return version;
    }

    public static async Task<Page> FileAsync(this Visitor machine, JsonObject? report = null, string? key = null) =>
        await machine.PostJsonAsync("/api/v1/reports", (report ?? First()).ToJsonString(), key ?? NewKey());

    public static async Task<string> FiledAsync(this Visitor machine, JsonObject? report = null)
    {
        var page = await machine.FileAsync(report);
        return page.Status == System.Net.HttpStatusCode.Created ? page.Json["number"]!.GetValue<string>() : throw new InvalidOperationException(page.Text);
    }

    public static Task<Page> FileVersionAsync(this Visitor machine, string number, JsonObject version, string? ifMatch, string? key = null) =>
        machine.SendJsonAsync(HttpMethod.Post, $"/api/v1/reports/{number}/versions", version.ToJsonString(), key ?? NewKey(), ifMatch);

    public static async Task<Page> ReadAsync(this Visitor machine, string path, string purpose)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Noroshi-Purpose", purpose);
        return await machine.SendAsync(request);
    }

    public static async Task<Page> AttachAsync(this Visitor machine, string number, string name, byte[] content, string? key = null, string type = "application/octet-stream")
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/reports/{number}/attachments?name={Uri.EscapeDataString(name)}") { Content = body };
        request.Headers.Add("Idempotency-Key", key ?? NewKey());
        return await machine.SendAsync(request);
    }
}
