using System.Text.Json.Nodes;
using Noroshi.Kernel;

namespace Noroshi.Testing;

/// <summary>Reports by a machine, in words.</summary>
public static class HouseReports
{
    /// <summary>A first report as a SOC's tool sends it.</summary>
    /// <param name="summary">What happened.</param>
    /// <param name="learnedAt">When it was learned of; the day before a house opens if it is not said.</param>
    public static JsonObject AReport(string summary, DateTimeOffset? learnedAt = null) => new()
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
            ["awareness.at"] = (learnedAt ?? House.Opening.AddHours(-23)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
            ["awareness.by"] = "SOC当直",
            ["awareness.ground"] = "EDRの警報",
            ["computer.class"] = new JsonArray("T1"),
            ["event.summary"] = summary,
        },
    };

    /// <summary>Files a first report; the answer is looked at by the test.</summary>
    public static Task<Page> FileReportAsync(this Visitor machine, string summary, string key, DateTimeOffset? learnedAt = null) =>
        machine.PostJsonAsync("/api/v1/reports", AReport(summary, learnedAt).ToJsonString(), key);
}
