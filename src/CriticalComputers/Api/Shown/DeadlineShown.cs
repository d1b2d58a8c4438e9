using System.ComponentModel;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Api.Shown;

/// <summary>A day until which computers are to be notified.</summary>
[Description("A day until which computers are to be notified, by one rule.")]
internal sealed record DeadlineShown(
    [property: Description("The last day.")] DateOnly LastDay,
    [property: Description("Whether it has passed.")] bool Late,
    [property: Description("How many computers.")] int Computers,
    [property: Description("The rule: introduction, change, in-place-at-commencement …")] string Rule,
    [property: Description("The rule in words.")] Said Says,
    [property: Description("Its article.")] string Article,
    [property: Description("From which day this version of the rule is in force.")] DateOnly RuleInForceFrom);
