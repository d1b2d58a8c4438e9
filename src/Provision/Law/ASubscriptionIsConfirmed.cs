using Noroshi.Kernel;

namespace Noroshi.Provision.Law;

/// <summary>
/// Nobody gets mail who did not ask for it twice: on the page, and by the link in the mail that only the holder of the address reads (double opt-in). Who ends it is forgotten: the address
/// is kept for the mail and for nothing else. The lengths are policies of the house.
/// </summary>
[Article("Act, Art. 41")]
internal static class ASubscriptionIsConfirmed
{
    /// <summary>How long the link of a request holds.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromHours(24);

    /// <summary>How long the next mail to the same address is left out after a request: nobody's mailbox is filled by others from here.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>How often in a row the mail server may say that there is no such address until the subscription ends.</summary>
    public const int MostRefusals = 3;

    /// <summary>How many products one may choose.</summary>
    public const int MostProducts = 20;

    /// <summary>The longest address, in characters (RFC 5321, 4.5.3.1.3, without the brackets).</summary>
    public const int LongestAddress = 254;
}
