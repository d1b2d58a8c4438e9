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
    public static OwedBy Of(DeadlineFacts facts, DateOnly today) => Of(NotificationIsDueWithinMonths.For(facts, today));

    /// <summary>For what is owed only since a rule took force.</summary>
    public static OwedBy SinceARuleTookForce(DateOnly day) => Of(NotificationIsDueWithinMonths.SinceARuleTookForce(day));

    /// <summary>
    /// A limit that is running stays as it was found, by the version of the rule that found it, as long as it counts from the same day by the same
    /// rule: an amendment moves no limit that runs. One that runs since a rule took force stays, too, unless the law gives a later day.
    /// </summary>
    public OwedBy UnlessRunning(OwedBy? running) => running is null ? this
        : (running.Case, running.Base) == (Case, Base) ? running
        : running.Case is DeadlineCase.RuleTookForce && LastDay < running.LastDay ? running
        : this;

    private static OwedBy Of(NotificationDeadline deadline) => new(deadline.Governing.Limit.LastDay, deadline.Governing.Base, deadline.Governing.Case, deadline.RuleVersion);

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
