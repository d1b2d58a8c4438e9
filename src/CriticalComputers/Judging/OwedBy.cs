using System.Globalization;
using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Law.Deadlines;

namespace Noroshi.CriticalComputers.Judging;

/// <summary>The last day of a notification that is owed, with the rule and its version by which it was found, as it is stored.</summary>
/// <param name="LastDay">The last day.</param>
/// <param name="Base">From which day it was counted.</param>
/// <param name="Case">Which rule.</param>
/// <param name="RuleVersion">From which day this version of the rule is in force.</param>
internal sealed record OwedBy(DateOnly LastDay, DateOnly Base, DeadlineCase Case, DateOnly RuleVersion)
{
    /// <summary>As the law finds it today.</summary>
    public static OwedBy Of(DeadlineFacts facts, DateOnly today)
    {
        var deadline = NotificationIsDueWithinMonths.For(facts, today);
        return new OwedBy(deadline.Governing.Limit.LastDay, deadline.Governing.Base, deadline.Governing.Case, deadline.RuleVersion);
    }

    public string ToJson() => new JsonObject
    {
        ["case"] = Case.Code(),
        ["base"] = Written(Base),
        ["lastDay"] = Written(LastDay),
        ["article"] = Case.Article(),
        ["version"] = Written(RuleVersion),
    }.ToJsonString();

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static OwedBy Read(string json)
    {
        var node = JsonNode.Parse(json)!;
        return new OwedBy(Day(node["lastDay"]!), Day(node["base"]!), DeadlineCases.Parse((string)node["case"]!) ?? throw new FormatException($"no rule {node["case"]}"), Day(node["version"]!));
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(JsonNode day) => DateOnly.ParseExact((string)day!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
