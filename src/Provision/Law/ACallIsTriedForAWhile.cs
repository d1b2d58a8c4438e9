using Noroshi.Kernel;

namespace Noroshi.Provision.Law;

/// <summary>
/// How long a receiver that does not answer is called again: eight times in a little over a day, as Standard Webhooks recommends. Nothing is lost when we give up: what was provided lies
/// in the inbox. A policy of the house.
/// </summary>
[Article("Act, Art. 44(1)")]
internal static class ACallIsTriedForAWhile
{
    /// <summary>What a receiver answers that wants no more calls (410 Gone).</summary>
    public const int Gone = 410;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(10),
    ];

    /// <summary>How many attempts are made.</summary>
    public static int Attempts => Waits.Length + 1;

    /// <summary>How long to wait after an attempt that failed, counted from 1; null to give up.</summary>
    public static TimeSpan? After(int attempt) => attempt is > 0 && attempt <= Waits.Length ? Waits[attempt - 1] : null;
}
