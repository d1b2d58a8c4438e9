using System.Text.Json.Nodes;
using Noroshi.Kernel;

namespace Noroshi.Testing;

/// <summary>Reports by a machine, in words.</summary>
public static class HouseReports
{
    /// <summary>A first report as a SOC's tool sends it.</summary>
    public static JsonObject AReport(string summary) => new()
    {
        ["kind"] = "ransomware",
        ["answers"] = new JsonObject
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
        },
    };

    /// <summary>Files a first report; the answer is looked at by the test.</summary>
    public static Task<Page> FileReportAsync(this Visitor machine, string summary, string key) =>
        machine.PostJsonAsync("/api/v1/reports", AReport(summary).ToJsonString(), key);
}
