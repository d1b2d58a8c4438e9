using Noroshi.Kernel;

namespace Noroshi.Parties.Face;

/// <summary>What was set once for a policy setting.</summary>
/// <param name="Name">Its name, which belongs to one module: <c>routing.override</c>.</param>
/// <param name="Value">The value as the module wrote it.</param>
/// <param name="From">The legal day from which it holds.</param>
/// <param name="Note">Why.</param>
/// <param name="SetBy">Who set it.</param>
/// <param name="SetAt">When.</param>
public sealed record PolicyValue(string Name, string Value, DateOnly From, string Note, PersonId SetBy, DateTimeOffset SetAt)
{
    /// <summary>Of several values the one in force on a day: that with the latest beginning and, of those, what was set last; null if none had begun.</summary>
    public static PolicyValue? InForce(IEnumerable<PolicyValue> set, DateOnly day) =>
        set.Where(s => s.From <= day).OrderBy(s => s.From).ThenBy(s => s.SetAt).LastOrDefault();
}

/// <summary>
/// What the law leaves open and this system must settle. Each setting is dated, says who set it and why, and is shown as a policy and never
/// as law. A module keeps its own names and reads its own values.
/// </summary>
public interface IPolicySettings
{
    /// <summary>Everything that was ever set under a name, in the order in which it was set. Repeated for a moment.</summary>
    ValueTask<IReadOnlyList<PolicyValue>> OfAsync(string name, CancellationToken cancellation);

    /// <summary>What was set under several names, the newest first, at most 200.</summary>
    Task<IReadOnlyList<PolicyValue>> HistoryAsync(IEnumerable<string> names, CancellationToken cancellation);

    /// <summary>Sets something from a day on, in the present unit of work. The module writes the act.</summary>
    void Set(string name, string value, DateOnly from, string note);
}
