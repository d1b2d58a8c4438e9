using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Settling;

/// <summary>A setting, or a rule of the law, is in force from this day on: what stands in every register is judged anew.</summary>
/// <param name="Day">The legal day.</param>
internal sealed record RulesTakeForce(DateOnly Day) : IEvent
{
    public static string Name => "critical-computers.rules-take-force.v1";
}

/// <summary>A part of one operator's register is judged anew; the next part follows in an event of its own.</summary>
/// <param name="Day">From which day the rule is in force.</param>
/// <param name="Operator">Whose register.</param>
/// <param name="After">The entry up to which it has been done; null at the beginning.</param>
/// <param name="FallenAway">How many so far need no notification any more.</param>
/// <param name="Owed">How many so far are to be notified now.</param>
/// <param name="ToLookAt">Of how many so far the classes may be others by the new reading.</param>
internal sealed record RegisterIsJudgedAnew(DateOnly Day, OrganisationId Operator, Guid? After = null, int FallenAway = 0, int Owed = 0, int ToLookAt = 0) : IEvent
{
    public static string Name => "critical-computers.register-is-judged-anew.v1";
}
