using Noroshi.Kernel;

namespace Noroshi.Parties.Law;

/// <summary>
/// Nobody can vouch any more for a request for recovery that is three days old: who asked has found another way in, or never asked.
/// A policy of the house under the duty of safe keeping; asking again is free.
/// </summary>
[Article("Act, Art. 8")]
internal static class ARecoveryRequestEnds
{
    public static TimeSpan Length { get; } = TimeSpan.FromHours(72);

    public static DateTimeOffset At(DateTimeOffset askedAt) => askedAt + Length;
}
