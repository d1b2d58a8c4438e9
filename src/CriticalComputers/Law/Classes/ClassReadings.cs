namespace Noroshi.CriticalComputers.Law.Classes;

/// <summary>
/// How the text is read where it leaves a choice (ADR 0030). Each is a policy setting, shown as unverified.
/// </summary>
/// <param name="OnlyGlobalAddresses">Whether only a global IP address makes a computer one of T2-7 or T3-2; any does otherwise.</param>
/// <param name="EachMustAffect">Whether every class of Order art 1(1) also demands that the computer can send data that affect the facility, as Cabinet Order art 1(3)(ii) says of all; only T2-1 demands it otherwise.</param>
internal sealed record ClassReadings(bool OnlyGlobalAddresses = false, bool EachMustAffect = true)
{
    /// <summary>The readings without a setting.</summary>
    public static ClassReadings Default { get; } = new();
}
